#!/usr/bin/env python3
"""Sets known pages in house styles they were not printed in: more to learn from for examples/train_join and train_layout.py.

  scripts/restyle_pages.py TRUTH_DIR DUMP_DIR OUT_DIR --style narrow=width,titles,marks --style tight=flush,close

TRUTH_DIR and DUMP_DIR are as examples/train_join/truth.rs describes them. OUT_DIR/truth and OUT_DIR/dump get a page for each
page and style, `<page_id>_<name>`, its weight what --weight says (1). The page keeps its text, its order, its columns' breaks
and what its extractor did to it. The changes of a style, each drawn anew for every page:

flush    paragraphs without indent        close    no blank line between paragraphs
indent   paragraphs with one, lost        apart    a blank line between paragraphs
width    columns narrower or wider        titles   headlines, decks and subheads broken at other widths
marks    other bullets or none before captions, bylines, credits, subheads; other words in credits, bylines, editors
bare     most stories without subheads
short    stories end after a few paragraphs
framed   blank lines about headlines, none about subheads
unsigned the bylines and datelines of most stories taken out

No chance is in it: the draws hang on the page's name. Standard library only.
"""
import argparse, json, os, random, re, unicodedata

TEXT = ('lead', 'paragraph')
BULLETS = '◆●■▲▼★◎□△◇►○※◤'
NO_START = '，。、；：！？」』）》〉】,.;:!?)%％〕'
NO_END = '「『（《〈【(〔'
WIDTHS = (.8, .9, 1.15, 1.3)
TITLE_WIDTHS = (.6, .75, 1, 1, 1.3, 1.6)
# A blank line in a column's place and one behind an indented first line are the extractor's: so many of them.
KEPT_BREAKS, LOST_BREAKS = .12, .8
NAMES = '[\u4e00-\u9fff]{2,4}'
PICTURES_BY = ('（{}攝）', '{}攝', '攝：{}', '（記者{}攝）', '圖／{}', '本報記者{}攝')
PICTURES_FROM = ('（{}圖片）', '{}', '圖片來源：{}', '（{}）', '圖／{}', '{}圖片')
PICTURES_FILED = ('（資料圖片）', '資料圖片', '資料照片', '（資料圖片）', '【資料圖片】', '資料圖')
BYLINES = ('（記者{}）', '記者 {} 報道', '本報記者 {}', '撰文：{}', '記者：{}', '文：{}', '【記者{}報道】', '記者{}')
EDITORS = ('責任編輯：{}', '責編：{}', '編輯：{}', '責任編輯 {}', '責任編輯：{}')


def width(text):
    """Half ems."""
    return sum(2 if unicodedata.east_asian_width(c) in 'WFA' else 1 for c in text)


def solid(text):
    return ''.join(unicodedata.normalize('NFKC', text).split())


def fill(text, room):
    """Text in lines; `room(n)` is the width of the n-th. Marks hang or are carried over as printers do it."""
    lines, line = [], ''
    for token in re.findall(r"[A-Za-z0-9][A-Za-z0-9.,\-'’]*[A-Za-z0-9%]|[A-Za-z0-9]|\s+|.", text, re.S):
        over = width(line + token) - room(len(lines))
        if token.isspace():
            line += token[:1] if line else ''
        elif not line or over <= 0 or token in NO_START and over <= 2:
            line += token
        else:
            carried = line[-1] if token in NO_START and len(line) > 2 else ''
            line = line[:len(line) - len(carried)]
            while line and line[-1] in NO_END:
                carried, line = line[-1] + carried, line[:-1]
            lines.append(line.rstrip())
            line = carried + token
    return lines + [line.rstrip()] * bool(line.strip())


# What a story opens with that says who sent it, and how it may close.
DATELINES = re.compile(r'(【[^】]{1,24}】|[（(〔][^）)〕]{1,20}[）)〕]|[\u4e00-\u9fff]{2,8}[訊讯][（(][^）)]{1,16}[）)]'
                       r'|[\u4e00-\u9fff]{0,6}(?:本報|專|综合|綜合)?[訊讯電电](?=[\s\u3000])|記者[\u4e00-\u9fff]{2,4}報[道導][：:]?)\s*')
SIGNED = re.compile(r'[（(【]?(?:本報)?記者[\u4e00-\u9fff、]{2,9}[）)】]?$|[（(][\u4e00-\u9fff]{2,4}[）)]$')
UNSIGNED = .7
BARE = .85
SHORT = (2, 5)


class Dump:
    """The lines of a dump, what is known of them, and the lines that take their place."""

    def __init__(self, page, lines, align, draw):
        self.lines, self.align, self.draw, self.new, self.cut = list(lines), align, draw, {}, {}
        blocks = [(article, block) for article in page['articles'] for block in article['blocks']]
        self.kinds = {block['id']: block['kind'] for _, block in blocks}
        self.articles = {block['id']: article['id'] for article, block in blocks}
        self.texts = {block['id']: solid(block['text']) for _, block in blocks}
        self.held, mixed = {}, set()
        for n, ids in enumerate(align):
            for one in ids or []:
                self.held.setdefault(one, []).append(n)
            mixed |= set(ids or []) if len(set(ids or [])) > 1 else set()
        self.held = {one: lines for one, lines in self.held.items() if one not in mixed}
        borders = re.findall('[\u4e00-\u9fff]( ?)[A-Za-z0-9]', '\n'.join(lines))
        self.spaced = sum(map(len, borders)) * 2 > len(borders)

    def line(self, n):
        return self.lines[n].strip()

    def first(self, block, change):
        """Changes the first line of a block; `change` takes it and whether it is the only one."""
        if block in self.held:
            n = self.held[block][0]
            now = self.new.get(n, [self.lines[n]])
            if now:
                self.new[n] = [change(now[0].strip(), len(self.held[block]) == 1), *now[1:]]

    def is_text(self, n):
        return bool(self.align[n]) and self.kinds.get(self.align[n][0]) in TEXT


def shortened(dump, page, changes):
    """Takes out the subheads of most stories, or what comes after their first paragraphs."""
    for article in page['articles']:
        bare = 'bare' in changes and dump.draw.random() < BARE
        left = dump.draw.randint(*SHORT) if 'short' in changes else len(article['blocks'])
        for block in article['blocks']:
            left -= block['kind'] in TEXT
            if bare and block['kind'] == 'subhead' or left < 0 and block['kind'] in (*TEXT, 'subhead'):
                dump.new.update({n: [] for n in dump.held.get(block['id'], [])})


def unsigned(dump, page):
    """Takes out who wrote or sent a story, as far as it stands on one line."""
    for article in page['articles']:
        texts = [b['id'] for b in article['blocks'] if b['kind'] in TEXT and dump.held.get(b['id'])]
        if not texts or dump.draw.random() > UNSIGNED:
            continue
        for n in dump.held.get(article['id'] + '.by', []) if not article.get('byline_inline') else []:
            dump.new[n] = []
        for block, pattern in ((texts[0], DATELINES), (texts[-1], SIGNED)):
            order = in_order(dump, block, dump.held[block])
            n = order[0 if pattern is DATELINES else -1] if order else None
            found = (pattern.match if pattern is DATELINES else pattern.search)(dump.line(n)) if order else None
            if found and len(found.group()) < len(dump.line(n)):
                dump.cut[n] = width(found.group()) if pattern is DATELINES else 0
                dump.lines[n] = dump.line(n).replace(found.group(), '', 1)
                dump.texts[block] = dump.texts[block].replace(solid(found.group()), '', 1)


def paragraphs(dump, indent, scale):
    """Sets running text anew: `indent` in half ems or None to keep it, columns by `scale`."""
    for block, held in dump.held.items():
        order = in_order(dump, block, held) if dump.kinds.get(block) in TEXT else None
        if not order or len(order) < 2 and scale == 1 and indent != 0:
            continue
        own = [width(dump.line(n)) + dump.cut.get(n, 0) for n in order]
        columns = [max(8, round(w * scale / 2) * 2) for w in column_widths(dump, order, own)]
        first = columns[0] - (lost_indent(own, columns, scale) if indent is None else indent)
        lines = fill(joined(dump, order), lambda n: first if n == 0 else columns[min(round(n * scale), len(columns) - 1)])
        margin = re.match(r'\s*', dump.lines[order[-1]]).group()
        share = len(lines) / len(order)
        for k, n in enumerate(order):
            dump.new[n] = [margin + line for line in lines[round(k * share):round((k + 1) * share)]]


def lost_indent(own, columns, scale):
    """How much narrower the first line of a paragraph was, in half ems, its column being set anew."""
    short = columns[0] / scale - own[0]
    return (short if scale == 1 else 4) if len(own) > 2 and scale == 1 or 2 < short <= 6 else 0


def in_order(dump, block, held):
    """The lines of a block in the order of its text, if they are all of it."""
    last, places = 0, []
    for n in held:
        found = dump.texts[block].find(solid(dump.lines[n])[:12])
        last = found if found >= 0 else last + 1
        places.append((last, n))
    order = [n for _, n in sorted(places)]
    return order if ''.join(solid(dump.lines[n]) for n in order) == dump.texts[block] else None


def joined(dump, order):
    text = ''
    for line in map(dump.line, order):
        ends, begins = (c.isascii() and c.isalnum() for c in (text[-1:], line[:1]))
        mixed = dump.spaced and (ends or begins) and text[-1:].isalnum() and line[:1].isalnum()
        text += ' ' * (text != '' and (ends and begins or mixed)) + line
    return text


def column_widths(dump, order, own):
    """How wide the column is at each line of a paragraph."""
    if len(order) < 3:
        near = range(max(0, order[0] - 8), min(len(dump.lines), order[-1] + 9))
        near = sorted(width(dump.line(n)) for n in near if dump.is_text(n))
        usual = near[int(len(near) * .8)] if near else own[0]
        return [max(own[0], usual if usual - own[0] <= 5 else 0)] * len(order)
    inner = [max(w for w in own[max(1, k - 1):k + 2] if abs(w - own[k]) <= 2) for k in range(1, len(own) - 1)]
    return [own[1], *inner, inner[-1]]


def titles(dump, page):
    """Breaks titles at other widths."""
    scale = {kind: dump.draw.choice(TITLE_WIDTHS) for kind in 'hkds'}
    named = [(f"{article['id']}.{kind}", kind) for article in page['articles'] for kind in 'hkd']
    named += [(block, 's') for block, kind in dump.kinds.items() if kind == 'subhead']
    for block, kind in named:
        held = dump.held.get(block)
        whole = held and held == list(range(held[0], held[-1] + 1))
        if not whole or dump.new.get(held[0]) == [] or scale[kind] == 1 or len(held) == 1 and scale[kind] > 1:
            continue
        gap = lambda: '\u3000' if kind != 's' and dump.draw.random() < .3 else ''
        text = dump.line(held[0]) + ''.join(gap() + dump.line(n) for n in held[1:])
        room = max(8, round(max(width(dump.line(n)) for n in held) * scale[kind]))
        room = max(8, width(text) // -(-width(text) // room) + 2)
        dump.new.update({held[0]: fill(text, lambda n: room), **{n: [] for n in held[1:]}})


def marks(dump, page):
    """Other bullets, and other words where a page speaks of its making."""
    draw = dump.draw
    bullets = {kind: draw.choice([*BULLETS, *[''] * 5]) for kind in ('caption', 'byline', 'credit')}
    blank, subhead = draw.choice(['', ' ', '\u3000', '']), draw.choice([''] * 8 + ['■', '◆', '▍', '●'])
    form, byline, editor = draw.randrange(len(PICTURES_BY)), draw.choice(BYLINES), draw.choice(EDITORS)
    put = lambda text, kind: bullets[kind] + blank * bool(bullets[kind]) + text
    bare = lambda text: text[1:].strip() if text[:1] in BULLETS else text

    def of_caption(text, _):
        return put(bare(text), 'caption')

    def of_credit(text, alone):
        told = re.search(f'({NAMES})攝', text) or re.search(f'攝[：:／/]?({NAMES})', text)
        name = re.sub('記者|本報', '', told[1]) if told else ''
        source = re.sub(r'圖片來源|資料來源|來源|[：:（）()／/]|圖片|資料|圖', '', bare(text))
        if alone and len(name) > 1:
            return PICTURES_BY[form].format(name)
        if alone and '資料' in text:
            return PICTURES_FILED[form]
        return PICTURES_FROM[form].format(source) if alone and 1 < len(source) < 6 and '攝' not in source else bare(text)

    def of_byline(text, alone):
        told = re.search(rf'記者[：:\s]*({NAMES}(?:[、\s]{NAMES})*)', text) if alone else None
        names = re.sub(r'[\s\u3000]*(報道|報導|攝)', '', told[1]).strip('、 ') if told else ''
        if len(names) < 2:
            return put(bare(text), 'byline')
        return byline.format(names) if byline[0] in '（【撰文' else put(byline.format(names), 'byline')

    def of_editor(text, _):
        told = re.fullmatch(f'(?:責任編輯|責編|編輯)[：:]?\\s*({NAMES})', bare(text))
        return editor.format(told[1]) if told else bare(text)

    for article in page['articles']:
        if article.get('byline') and not article.get('byline_inline'):
            dump.first(article['id'] + '.by', of_byline)
    for block, kind in dump.kinds.items():
        change = {'caption': of_caption, 'credit': of_credit}.get(kind)
        if change or kind == 'subhead' and subhead:
            dump.first(block, change or (lambda text, _: subhead + text))
    for furniture in page['furniture']:
        if furniture['kind'] == 'editor':
            dump.first(furniture['id'], of_editor)


def blanks(dump, changes, extractor):
    """The page with blank lines between paragraphs taken out or put in."""
    out, before, indented = [], None, {held[0] for held in dump.held.values()}
    follows, last = [None] * len(dump.lines), None
    for n in reversed(range(len(dump.lines))):
        follows[n] = last
        last = dump.align[n] or last
    for n, line in enumerate(dump.lines):
        ids = dump.align[n]
        if not ids:
            pair = (before[-1], follows[n][0]) if before and follows[n] else None
            if pair and 'framed' in changes and frames(dump, *pair) is False:
                continue
            if pair and drops(dump, changes, extractor, *pair, n - 1 in indented):
                continue
        else:
            close = before and out and out[-1][0].strip()
            if close and ('apart' in changes and parts(dump, before[-1], ids[0])
                          or 'framed' in changes and frames(dump, before[-1], ids[0])):
                out.append(('', None))
            before = ids
        out += [(new, ids) for new in dump.new.get(n, [line])]
    return out


def frames(dump, before, after):
    """Does a blank line part two blocks, one of which is a title: a headline (yes) or a subhead (no)? None elsewhere."""
    text = lambda block: dump.kinds.get(block) in TEXT
    titles = [block for block in (before, after) if not text(block)]
    if before == after or len(titles) != 1:
        return None
    headline = titles[0].rpartition('.')[2] in ('h', 'k', 'd')
    return True if headline else False if dump.kinds.get(titles[0]) == 'subhead' else None


def parts(dump, before, after):
    """Does a paragraph begin between two lines of one story?"""
    text = lambda block: dump.kinds.get(block) in TEXT
    return before != after and text(before) and text(after) and dump.articles[before] == dump.articles[after]


def drops(dump, changes, extractor, before, after, indented):
    """Is a blank line between two blocks, or amid one, taken out?"""
    if 'close' in changes and parts(dump, before, after):
        return dump.draw.random() > KEPT_BREAKS
    behind_indent = before == after and indented and dump.kinds.get(before) in TEXT
    return 'flush' in changes and extractor == 'tika' and behind_indent and dump.draw.random() < LOST_BREAKS


def restyled(page, raw, extractor, changes, draw):
    """Lines and what they belong to."""
    dump = Dump(page, raw.replace('\x0c', '\n').split('\n'), page['align'][extractor], draw)
    scale = draw.choice(WIDTHS) if 'width' in changes else 1
    indent = 0 if 'flush' in changes else 4 if 'indent' in changes else None
    if 'unsigned' in changes:
        unsigned(dump, page)
    if indent is not None or scale != 1 or 'unsigned' in changes:
        paragraphs(dump, indent, scale)
    if 'bare' in changes or 'short' in changes:
        shortened(dump, page, changes)
    if 'titles' in changes:
        titles(dump, page)
    if 'marks' in changes:
        marks(dump, page)
    return blanks(dump, changes, extractor)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('truth')
    parser.add_argument('dumps')
    parser.add_argument('out')
    parser.add_argument('--style', action='append', required=True, help='NAME=CHANGE,CHANGE…')
    parser.add_argument('--weight', type=int, default=1)
    parser.add_argument('--turns', action='store_true', help='each page in one of the styles, in turn')
    args = parser.parse_args()
    for folder in ('truth', 'dump'):
        os.makedirs(os.path.join(args.out, folder), exist_ok=True)
    styles = [(name, changes.split(',')) for name, changes in (style.split('=') for style in args.style)]
    for n, file in enumerate(sorted(os.listdir(args.truth))):
        page = json.load(open(os.path.join(args.truth, file), encoding='utf-8'))
        for name, changes in [styles[n % len(styles)]] if args.turns else styles:
            write(page, name, changes, args)


def write(page, name, changes, args):
    own, align = f"{page['page_id']}_{name}", {}
    for extractor in page['extractors']:
        raw = open(os.path.join(args.dumps, f"{page['page_id']}.{extractor}.txt"), encoding='utf-8', newline='').read()
        lines = restyled(page, raw, extractor, changes, random.Random(own))
        align[extractor] = [ids for _, ids in lines]
        with open(os.path.join(args.out, 'dump', f'{own}.{extractor}.txt'), 'w', encoding='utf-8', newline='') as out:
            out.write('\n'.join(line for line, _ in lines))
    with open(os.path.join(args.out, 'truth', f'{own}.json'), 'w', encoding='utf-8') as out:
        json.dump({**page, 'page_id': own, 'align': align, 'weight': args.weight}, out, ensure_ascii=False)


if __name__ == '__main__':
    main()
