#!/usr/bin/env python3
"""Makes the tables of packs/layout/: the weights by which `layout` tells short blocks, stories and titles.

  cargo build --release --example layout_choices
  scripts/train_layout.py TRUTH_DIR DUMP_DIR --out packs/layout

TRUTH_DIR holds one JSON a page: {"page_id", "style", "extractors": [...], "articles": [...], "furniture": [...], "align":
{extractor: [a line's block ids or null]}, "weight": how many pages it counts for (1)}, DUMP_DIR the dumps
<page_id>.<extractor>.txt. The tables build on each other:
display (what a short block is), gap (where a story ends), pair (which runs of text tell one story), link (which neighbouring titles are headlines of one), claim (whose headline or
subhead a title is), role (which of a story's titles is the headline), torn (which titles are two, of two stories), glued (where a title was joined to running text), severed (what the lines left apart though it is one), run_on (where a paragraph ends amid a block). Each is learnt from what the tables before it say of pages of a house style they were not learnt from,
since that is what they will meet. `torn`, `glued`, `severed` and `run_on` mend a page before the others read it; so there is a second
round, in which the others are learnt from pages mended by what the first round learnt. All are (multinomial) logistic regressions by AdaGrad in a fixed order: no chance, standard
library only. `choice.tsv` is not learnt but tuned by hand: see the comment in it. The script prints how often each table is
right on the house style that was left out.
"""
import argparse, collections, concurrent.futures, json, math, os, subprocess, sys, tempfile

CLASSES = ('headline', 'subhead', 'text', 'cell', 'caption')
CLASS = {'headline': 0, 'kicker': 0, 'deck': 0, 'subhead': 1, 'lead': 2, 'paragraph': 2, 'note': 2, 'pullquote': 2,
         'table_cell': 3, 'caption': 4}
TABLES = ('display', 'gap', 'pair', 'link', 'claim', 'role', 'torn', 'glued', 'severed', 'run_on', 'choice')
PURE = 0.7  # a block is learnt from if so much of it belongs to one block of the truth


class Truth:
    """What the blocks of the dumps are."""

    def __init__(self, truth, dumps):
        self.pages, self.weights = {}, {}
        for name in sorted(os.listdir(truth)):
            page = json.load(open(os.path.join(truth, name), encoding='utf-8'))
            kinds = {f['id']: (None, 'furniture') for f in page['furniture']}
            for article in page['articles']:
                own = article['id']
                for tail, kind in (('.h', 'headline'), ('.k', 'kicker'), ('.d', 'deck'), ('.by', 'byline')):
                    kinds[own + tail] = (own, kind)
                kinds.update({b['id']: (own, b['kind']) for b in article['blocks']})
            for extractor in page['extractors']:
                path = os.path.join(dumps, f"{page['page_id']}.{extractor}.txt")
                raw = open(path, encoding='utf-8', newline='').read()
                self.pages[path] = (page['style'], kinds, page['align'][extractor], feeds(raw),
                                    raw.replace('\x0c', '\n').split('\n'))
                self.weights[path] = page.get('weight', 1)

    def style(self, path):
        return self.pages[path][0]

    def break_of(self, path, before, after):
        """The blocks on both sides of a break between two lines, or inside one; None where there are none."""
        _, kinds, align, shift, _ = self.pages[path]
        found = [align[n + shift[n]] for n in (before, after)]
        if not all(found):
            return None
        a, b = found[0][-1 if before != after else 0], found[1][0 if before != after else -1]
        return (*kinds[a], a), (*kinds[b], b)

    def block(self, path, numbers):
        """(article, kind) of a block made of these lines; None where it is mixed."""
        _, kinds, align, shift, lines = self.pages[path]
        votes = collections.Counter()
        for n in numbers:
            ids = align[n + shift[n]] or []
            for one in ids:
                votes[one] += len(''.join(lines[n + shift[n]].split())) / len(ids)
        if not votes:
            return None
        best, count = max(votes.items(), key=lambda v: (v[1], v[0]))
        return kinds[best] if count > PURE * sum(votes.values()) else None


def feeds(raw):
    """How many more lines there are before each line if form feeds end lines too."""
    shift, count = [], 0
    for line in raw.split('\n'):
        count += len(line) - len(line.lstrip('\x0c'))
        shift.append(count)
        count += line.lstrip('\x0c').count('\x0c')
    return shift


class Page:
    def __init__(self, path):
        self.path = path
        self.blocks, self.chars, self.stories, self.claims, self.roles = {}, {}, [], {}, {}
        self.display, self.gaps, self.pairs, self.links, self.torn, self.glued, self.severed, self.run_on = ([] for _ in range(8))


def floats(text):
    return [float(x) for x in text.split()]


def ids(text):
    return [int(x) for x in text.split(',')] if text else []


def read_pages(binary, folder, paths, truth):
    """What `layout_choices` prints of the pages, by the tables in `folder`."""
    for start in range(0, len(paths), 60):
        out = subprocess.run([binary, folder, *paths[start:start + 60]], stdout=subprocess.PIPE, check=True).stdout
        page = None
        for row in out.decode('utf-8').split('\n'):
            sort, *rest = row.split('\t')
            if sort == 'page':
                if page:
                    yield page
                page = Page(rest[0])
            elif sort == 'block':
                page.blocks[int(rest[0])] = truth.block(page.path, ids(rest[3]))
                page.chars[int(rest[0])] = int(rest[2])
            elif sort == 'display':
                page.display.append((int(rest[0]), rest[1].split()))
            elif sort == 'gap':
                page.gaps.append((int(rest[0]), int(rest[1]), floats(rest[2])))
            elif sort == 'pair':
                page.pairs.append((ids(rest[0]), ids(rest[1]), floats(rest[2])))
            elif sort == 'link':
                page.links.append((int(rest[0]), int(rest[1]), floats(rest[2])))
            elif sort in ('torn', 'glued', 'run_on'):
                getattr(page, sort).append((truth.break_of(page.path, int(rest[0]), int(rest[1])), floats(rest[2])))
            elif sort == 'severed':
                page.severed.append((int(rest[0]), truth.break_of(page.path, int(rest[1]), int(rest[2])), floats(rest[3])))
            elif sort == 'role':
                page.roles.setdefault(int(rest[0]), []).append((ids(rest[1]), floats(rest[2]), floats(rest[3])))
            elif sort == 'story':
                page.stories.append(ids(rest[1]))
            elif sort == 'claim':
                page.claims.setdefault(int(rest[0]), []).append((rest[1], int(rest[2]), floats(rest[3]), floats(rest[4])))
        if page:
            yield page


def article(page, blocks):
    """The article that most of these blocks belong to."""
    votes = collections.Counter()
    for block in blocks:
        told = page.blocks[block]
        if told and told[0]:
            votes[told[0]] += page.chars[block]
    return max(votes.items(), key=lambda v: (v[1], v[0]))[0] if votes else None


def display_rows(page):
    for block, seen in page.display:
        told = page.blocks[block]
        if told and told[1] in CLASS:
            yield seen, CLASS[told[1]]


def gap_rows(page):
    for before, after, seen in page.gaps:
        a, b = page.blocks[before], page.blocks[after]
        if a and b and a[0] and b[0]:
            yield seen, a[0] != b[0]


def pair_rows(page):
    for first, second, seen in page.pairs:
        a, b = article(page, first), article(page, second)
        if a and b:
            yield seen, a == b


def link_rows(page):
    for first, second, seen in page.links:
        a, b = page.blocks[first], page.blocks[second]
        if a and b and CLASS.get(a[1]) == CLASS.get(b[1]) == 0:
            yield seen, a[0] == b[0]


def torn_rows(page):
    """Are the headlines on both sides of different articles?"""
    for sides, seen in page.torn:
        if sides and CLASS.get(sides[0][1]) == CLASS.get(sides[1][1]) == 0:
            yield seen, sides[0][0] != sides[1][0]


def glued_rows(page):
    """Is a title on one side, running text on the other?"""
    for sides, seen in page.glued:
        if sides:
            classes = [CLASS.get(side[1]) for side in sides]
            if 2 in classes and (classes[0] in (0, 1) or classes[1] in (0, 1)):
                yield seen, True
            elif sides[0] == sides[1] and classes[0] == 2:
                yield seen, False


def run_on_rows(page):
    """Is there running text on both sides, of two blocks?"""
    for sides, seen in page.run_on:
        if sides and all(side[1] in ('lead', 'paragraph') for side in sides):
            yield seen, sides[0] != sides[1]


def severed_rows(page, column):
    """Are the lines on both sides of one block?"""
    for sort, sides, seen in page.severed:
        if sort == column and sides:
            yield seen, sides[0] == sides[1]


def claim_rows(page, column):
    """Of each title what it may be, and which of that is right: a headline of the largest story of its article, a subhead in
    any of it."""
    told = [article(page, blocks) for blocks in page.stories]
    size = [sum(page.chars[b] for b in blocks) for blocks in page.stories]
    largest = {}
    for n, own in enumerate(told):
        if own and size[n] > size[largest.get(own, n)] or own and own not in largest:
            largest[own] = n
    for title, claims in page.claims.items():
        truth = page.blocks[title]
        if not truth or CLASS.get(truth[1]) not in (0, 1):
            continue
        head = CLASS[truth[1]] == 0
        right = [(role == 'head') == head and (largest.get(truth[0]) == story if head else told[story] == truth[0])
                 for role, story, *_ in claims]
        if any(right):
            yield [c[2 + column] for c in claims], right


def role_rows(page, column):
    """Of the titles of each story what is seen of them, and which is the headline."""
    for titles in page.roles.values():
        told = [{page.blocks[block] for block in blocks} for blocks, *_ in titles]
        if all(len(t) == 1 and None not in t for t in told):
            (own, *others), kinds = [next(iter(t))[0] for t in told], [next(iter(t))[1] for t in told]
            if kinds.count('headline') == 1 and all(o == own for o in others):
                yield [t[1 + column] for t in titles], [kind == 'headline' for kind in kinds]


def shuffled(rows):
    """A fixed shuffle, so that no page is learnt last."""
    step = 7919
    while rows and math.gcd(step, len(rows)) > 1:
        step += 2
    return [rows[i * step % len(rows)] for i in range(len(rows))]


def train_classes(rows, rounds=8, rate=0.05, decay=1e-5):
    """{feature: a weight a class}"""
    weight = collections.defaultdict(lambda: [0.0] * len(CLASSES))
    square = collections.defaultdict(lambda: [1e-4] * len(CLASSES))
    mean = collections.defaultdict(lambda: [0.0] * len(CLASSES))
    for turn in range(rounds):
        for seen, right in rows:
            found = [weight[f] for f in seen]
            share = shares([sum(w[k] for w in found) for k in range(len(CLASSES))])
            for k in range(len(CLASSES)):
                miss = (k == right) - share[k]
                for f, w in zip(seen, found):
                    step = miss - decay * 100 * w[k]
                    total = square[f]
                    total[k] += step * step
                    w[k] += rate * step / math.sqrt(total[k])
        if turn >= rounds // 2:
            for f, w in weight.items():
                mean[f] = [a + b / (rounds - rounds // 2) for a, b in zip(mean[f], w)]
    return dict(mean)


def shares(scores):
    top = max(scores)
    raised = [math.exp(s - top) for s in scores]
    return [r / sum(raised) for r in raised]


def train_odds(rows, ridge=1.0):
    """Logistic regression of few features, by Newton's method."""
    n = len(rows[0][0])
    weight = [0.0] * n
    for _ in range(15):
        slope, curve = [-ridge * w for w in weight], [[ridge * (i == j) for j in range(n)] for i in range(n)]
        for seen, right in rows:
            share = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(w * x for w, x in zip(weight, seen))))))
            miss, bend = right - share, share * (1 - share)
            there = [i for i in range(n) if seen[i]]
            for i in there:
                slope[i] += miss * seen[i]
                row, x = curve[i], bend * seen[i]
                for j in there:
                    row[j] += x * seen[j]
        step = solve(curve, slope)
        weight = [w + s for w, s in zip(weight, step)]
        if max(map(abs, step)) < 1e-4:
            break
    return weight


def solve(matrix, right):
    rows = [list(row) + [r] for row, r in zip(matrix, right)]
    for i in range(len(rows)):
        best = max(range(i, len(rows)), key=lambda k: abs(rows[k][i]))
        rows[i], rows[best] = rows[best], rows[i]
        for k in range(len(rows)):
            if k != i and rows[k][i]:
                part = rows[k][i] / rows[i][i]
                rows[k] = [a - part * b for a, b in zip(rows[k], rows[i])]
    return [row[-1] / row[i] for i, row in enumerate(rows)]


def train_choice(rows, rounds=12, rate=0.1, decay=2e-5):
    """Weights that give what is right the largest share among what may be."""
    n = len(rows[0][0][0])
    weight, square, mean = [0.0] * n, [1e-3] * n, [0.0] * n
    for turn in range(rounds):
        for options, right in rows:
            share = shares([sum(w * x for w, x in zip(weight, seen)) for seen in options])
            good = sum(s for s, r in zip(share, right) if r) or 1e-9
            slope = [-decay * 100 * w for w in weight]
            for seen, s, r in zip(options, share, right):
                pull = (s / good if r else 0.0) - s
                if abs(pull) > 1e-5:
                    for i, x in enumerate(seen):
                        if x:
                            slope[i] += pull * x
            for i, g in enumerate(slope):
                square[i] += g * g
                weight[i] += rate * g / math.sqrt(square[i])
        if turn >= rounds // 2:
            mean = [m + w / (rounds - rounds // 2) for m, w in zip(mean, weight)]
    return mean


def right_class(weight, rows):
    none = [0.0] * len(CLASSES)
    for seen, right in rows:
        found = [weight.get(f, none) for f in seen]
        scores = [sum(w[k] for w in found) for k in range(len(CLASSES))]
        yield scores.index(max(scores)) == right


def right_odds(weight, rows):
    return ((sum(w * x for w, x in zip(weight, seen)) > 0) == right for seen, right in rows)


def right_choice(weight, rows):
    for options, right in rows:
        scores = [sum(w * x for w, x in zip(weight, seen)) for seen in options]
        yield right[scores.index(max(scores))]


def tell(table, style, judged):
    judged = list(judged)
    print(f'{table}\twithout {style}\t{sum(judged) / max(1, len(judged)):.4f}\tof {len(judged)}', flush=True)


class Learner:
    """Tables learnt without each house style, and from all; the pages as they read by the tables so far."""

    def __init__(self, truth, binary, folder, names):
        self.truth, self.binary, self.names = truth, binary, names
        self.styles = sorted({truth.style(p) for p in truth.pages})
        self.folders = {}
        for style in [*self.styles, 'all']:
            self.folders[style] = os.path.join(folder, style)
            os.makedirs(self.folders[style])

    def write(self, style, table, text):
        with open(os.path.join(self.folders[style], table + '.tsv'), 'w', encoding='utf-8') as out:
            out.write(text)

    def rows(self, kind):
        """{style: rows}, each page read by the tables that were learnt without its style."""
        found = collections.defaultdict(list)
        for style in self.styles:
            paths = [p for p in sorted(self.truth.pages) if self.truth.style(p) == style]
            for page in read_pages(self.binary, self.folders[style], paths, self.truth):
                found[style] += list(kind(page)) * self.truth.weights[page.path]
        return found

    def learn(self, table, kind, train, judge, text):
        rows = self.rows(kind)
        known = [shuffled([r for s in self.styles if s != style for r in rows[s]]) for style in [*self.styles, 'all']]
        with concurrent.futures.ProcessPoolExecutor() as pool:
            learnt = dict(zip([*self.styles, 'all'], pool.map(train, known)))
        for style in [*self.styles, 'all']:
            self.write(style, table, text(learnt[style]))
            if style != 'all':
                tell(table, style, judge(learnt[style], rows[style]))
        return learnt

    def learn_choice(self, table, kind, head):
        """The first column without the page's habit, the second with it (it is read by the first)."""
        first = self.learn(table, lambda p: kind(p, 0), train_choice, right_choice,
                           lambda w: head + listed(self.names[table], w))
        second = self.learn(table, lambda p: kind(p, 1), train_choice, right_choice, lambda w: '')
        for style in [*self.styles, 'all']:
            self.write(style, table, head + listed(self.names[table], first[style], second[style]))


    def learn_severed(self, head):
        """A column each for running text that goes on, a title that goes on in it, and titles that go on."""
        columns = [self.learn('severed', lambda p, n=n: severed_rows(p, n), train_odds, right_odds, lambda w: '') for n in range(3)]
        for style in [*self.styles, 'all']:
            self.write(style, 'severed', head + listed(self.names['severed'], *(c[style] for c in columns)))


def listed(names, *columns):
    assert all(len(c) == len(names) for c in columns)
    return ''.join('\t'.join([name, *(f'{c[i]:.2f}' for c in columns)]) + '\n' for i, name in enumerate(names))


def display_table(weight):
    head = '# Made by scripts/train_layout.py. Feature and value of a short block (src/layout/display/seen.rs): weight as a ' \
           'headline, as a subhead, as running text, as a cell, as a caption.\n'
    rows = {f: [v - sum(w) / len(w) for v in w] for f, w in weight.items()}
    return head + ''.join(f + ''.join(f'\t{v:.2f}' for v in rows[f]) + '\n'
                          for f in sorted(rows, key=lambda f: (f.split('.')[0], int(f.split('.')[1])))
                          if max(map(abs, rows[f])) >= 0.05)


def choice_head(what):
    return f"# Made by scripts/train_layout.py. {what}: weight before the page's habit is known, weight after.\n"


def odds_table(names, what):
    return lambda w: f'# Made by scripts/train_layout.py. {what}: weight.\n' + listed(names, w)


def features(binary):
    """{table: the names of its features}"""
    rows = subprocess.run([binary], stdout=subprocess.PIPE, check=True).stdout.decode('utf-8').split('\n')
    return {table: names.split() for table, names in (row.split('\t') for row in rows if row)}


def learn_tables(learner):
    """One round: each table from the pages as the tables so far read them."""

    def odds(table, rows, what):
        learner.learn(table, rows, train_odds, right_odds, odds_table(learner.names[table], what))

    learner.learn('display', display_rows, train_classes, right_class, display_table)
    odds('gap', gap_rows, 'Log odds that a story ends at a gap (src/layout/story/gap.rs)')
    odds('pair', pair_rows, 'Log odds that two runs of text tell one story (src/layout/story/run.rs)')
    odds('link', link_rows, 'Log odds that two neighbouring titles are headlines of one story (src/layout/head/link.rs)')
    learner.learn_choice('claim', claim_rows, choice_head('What speaks for a title (src/layout/head/claim.rs)'))
    learner.learn_choice('role', role_rows, choice_head('What speaks for the headline among titles (src/layout/title/choice.rs)'))
    odds('torn', torn_rows, 'Log odds that a title is two, of two stories (src/layout/mend/torn/mod.rs)')
    odds('glued', glued_rows, 'Log odds that a title was joined to running text (src/layout/mend/glued/mod.rs)')
    odds('run_on', run_on_rows, 'Log odds that a paragraph ends amid a block (src/layout/mend/run_on.rs)')
    learner.learn_severed('# Made by scripts/train_layout.py. Log odds that what lines left apart is one '
                          '(src/layout/mend/severed/seam.rs): weight of running text, of a title before running text, of two titles.\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('truth')
    parser.add_argument('dumps')
    parser.add_argument('--binary', default='target/release/examples/layout_choices')
    parser.add_argument('--out', default='packs/layout')
    parser.add_argument('--folds', help='where the tables that were learnt without each house style are left')
    parser.add_argument('--rounds', type=int, default=2)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        learner = Learner(Truth(args.truth, args.dumps), args.binary, args.folds or folder, features(args.binary))
        choice = open(os.path.join(args.out, 'choice.tsv'), encoding='utf-8').read()
        for style in learner.folders:
            learner.write(style, 'choice', choice)
        for _ in range(args.rounds):
            learn_tables(learner)
        for table in TABLES:
            text = open(os.path.join(learner.folders['all'], table + '.tsv'), encoding='utf-8').read()
            with open(os.path.join(args.out, table + '.tsv'), 'w', encoding='utf-8') as out:
                out.write(text)


if __name__ == '__main__':
    main()
