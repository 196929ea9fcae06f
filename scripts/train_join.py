#!/usr/bin/env python3
"""Makes packs/lines/join.tsv: the weights by which `lines` decides which line goes on in which.

  cargo build --release --example line_pairs
  scripts/train_join.py TRUTH_DIR DUMP_DIR --out packs/lines/join.tsv [--folds]

TRUTH_DIR holds one JSON a page: {"page_id", "style", "extractors": [...], "articles": [...], "align": {extractor: [a line's
block ids or null]}}, DUMP_DIR the dumps <page_id>.<extractor>.txt. A pair is right if the second line follows the first in
the text of the same block. Logistic regression over the features that `lines::explain` names (AdaGrad, a fixed order, no
chance); --folds leaves out one house style after the other and prints how the rest does on it. Standard library only.
"""
import argparse, collections, json, math, os, subprocess, sys

THIN = 6  # of the wrong pairs that are no neighbours, one in so many is learnt from; their weights make up for it


def flat(text):
    return ''.join(text.split())


def texts(page):
    for article in page['articles']:
        yield article['id'] + '.h', ''.join(article['headline'])
        for key, tail in (('kicker', '.k'), ('deck', '.d'), ('byline', '.by')):
            if article.get(key):
                yield article['id'] + tail, article[key]
        for block in article['blocks']:
            yield block['id'], block['text']
    for item in page['furniture']:
        yield item['id'], item['text']


def followers(page, align, lines):
    """{line: the line that follows it in its block}, and the lines that hold more than one block."""
    whole = {k: flat(v) for k, v in texts(page)}
    at = collections.defaultdict(list)
    mixed = set()
    for i, ids in enumerate(align):
        if not ids:
            continue
        if len(set(ids)) > 1:
            mixed.add(i)
        for block in ids:
            at[block].append(i)
    follows = {}
    for block, numbers in at.items():
        place, last = {}, 0
        for n in numbers:
            found = whole.get(block, '').find(flat(lines[n])[:12])
            last = found if found >= 0 else last + 1
            place[n] = last
        order = sorted(numbers, key=lambda n: (place[n], n))
        follows.update({(a, b): True for a, b in zip(order, order[1:])})
    return follows, mixed


def samples(truth, dumps, binary):
    pages, where = {}, {}
    for name in sorted(os.listdir(truth)):
        page = json.load(open(os.path.join(truth, name), encoding='utf-8'))
        for ext in page['extractors']:
            path = os.path.join(dumps, f"{page['page_id']}.{ext}.txt")
            raw = open(path, encoding='utf-8', newline='').read()
            lines = raw.replace('\x0c', '\n').split('\n')
            shift, feeds = [], 0
            for line in raw.split('\n'):
                feeds += len(line) - len(line.lstrip('\x0c'))
                shift.append(feeds)
                feeds += line.lstrip('\x0c').count('\x0c')
            pages[path] = (page['style'], ext, shift, *followers(page, page['align'][ext], lines))
    paths = sorted(pages)
    for start in range(0, len(paths), 100):
        out = subprocess.run([binary, *paths[start:start + 100]], stdout=subprocess.PIPE, check=True).stdout
        for row in out.decode('utf-8').splitlines():
            path, a, b, joined, _, seen = row.split('\t')
            style, ext, shift, follows, mixed = pages[path]
            a, b = int(a), int(b)
            a, b = a + shift[a], b + shift[b]
            right = (a, b) in follows
            if a in mixed or b in mixed or ('~' in seen and not right and (a * 2654435761 + b * 40503 >> 7) % THIN):
                continue
            yield style, ext, tuple(sys.intern(f) for f in seen.split()), right, joined == '1'


def train(rows, rounds, rate=0.3, decay=2e-6):
    weight, square = collections.defaultdict(float), collections.defaultdict(lambda: 1e-6)
    for _ in range(rounds):
        for seen, right in rows:
            total = sum(weight[f] for f in seen)
            miss = (1.0 if right else 0.0) - 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
            for f in seen:
                step = miss - decay * weight[f] * 100
                square[f] += step * step
                weight[f] += rate * step / math.sqrt(square[f])
    weight['~bias.0'] -= math.log(THIN)
    return weight


def judge(rows, weight):
    right = sum((sum(weight.get(f, 0.0) for f in seen) > 0) == truth for seen, truth in rows)
    return right / max(1, len(rows))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('truth')
    parser.add_argument('dumps')
    parser.add_argument('--binary', default='target/release/examples/line_pairs')
    parser.add_argument('--out')
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--folds', action='store_true')
    args = parser.parse_args()
    rows = list(samples(args.truth, args.dumps, args.binary))
    # A fixed shuffle, so that no page is learnt last.
    rows = [rows[(i * 7919) % len(rows)] for i in range(len(rows))] if len(rows) % 7919 else rows
    print('pairs', len(rows), 'now right', sum(r[3] == r[4] for r in rows) / len(rows))
    if args.folds:
        for style in sorted({r[0] for r in rows}):
            weight = train([(r[2], r[3]) for r in rows if r[0] != style], args.rounds)
            print('without', style, round(judge([(r[2], r[3]) for r in rows if r[0] == style], weight), 4))
    weight = train([(r[2], r[3]) for r in rows], args.rounds)
    print('all', round(judge([(r[2], r[3]) for r in rows], weight), 4))
    if args.out:
        with open(args.out, 'w', encoding='utf-8') as out:
            out.write('# Made by scripts/train_join.py. Feature (family and the values seen, see src/lines/model.rs), weight.\n')
            for name in sorted(weight):
                if abs(weight[name]) >= 0.05:
                    out.write(f'{name}\t{weight[name]:.2f}\n')


if __name__ == '__main__':
    main()
