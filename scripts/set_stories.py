#!/usr/bin/env python3
"""Sets stories as pages, each page in many ways: more to learn from for examples/train_join and train_layout.py.

  scripts/set_stories.py STORIES OUT_DIR --style NAME [--times 8] [--weight 1]

STORIES holds a block a line, a letter and a blank before it:
    A key=value …   next story; keys: paper, desk, together (the page it stands on)
    K H D           kicker, headline (` / ` where it is broken), deck       B    byline on its own line
    L P S           lead, paragraph, subhead                                C R  caption, its credit
    T Q N           row of a table, pull-quote, note
OUT_DIR/truth and OUT_DIR/dump get each page so many times, `<style>_<page>_<time>`, as examples/train_join/truth.rs describes them,
their house style being --style. Each time other things are drawn: the width of the columns, indents kept, lost or not set, blank
lines (between paragraphs, false ones inside them, about headlines and subheads), the order (as read, headlines behind their
bodies, all headlines first), where captions stand and what marks them, how titles are broken, what furniture there is and
whether it is glued, whether bylines and subheads are left out, which of the stories the page has.

No chance is in it: the draws hang on the page's name. Standard library only.
"""
import argparse, collections, json, os, random

from restyle_pages import fill, width

KINDS = {'K': 'kicker', 'H': 'headline', 'D': 'deck', 'B': 'byline', 'L': 'lead', 'P': 'paragraph', 'S': 'subhead',
         'C': 'caption', 'R': 'credit', 'T': 'table_cell', 'Q': 'pullquote', 'N': 'note'}
# Columns are so wide, in half ems; where a story or a caption is set to another width, it differs by so much.
COLUMNS = (20, 22, 24, 24, 26, 26, 28, 28, 30, 32, 32, 34, 36, 40, 44, 48, 56)
OTHER_COLUMNS = (-6, -4, 4, 6, 10)
CAPTIONS = (16, 18, 20, 0, 0)
BULLETS = ('', '', '■', '▲', '◆', '●', '▼', '圖：')
PAGES = ('A%d', 'B%d', '%d版', '第%d版', 'D%02d', '%d')
DATES = ('2023年%d月%d日', '2024年%d月%d日 星期三', '2025.%02d.%02d', '二○二四年%d月%d日')


def read(path):
    """The stories of each page: [(keys, [(letter, text)])]."""
    pages = collections.OrderedDict()
    for line in open(path, encoding='utf-8'):
        letter, text = line[:1], line[1:].strip()
        if letter == 'A':
            keys = dict(part.split('=', 1) for part in text.split() if '=' in part)
            blocks = []
            pages.setdefault(keys.get('together'), []).append((keys, blocks))
        elif letter in KINDS and text:
            blocks.append((letter, text))
    return pages


class Style:
    """How one page is set."""

    def __init__(self, draw):
        one = draw.choice
        self.draw, self.column = draw, one(COLUMNS)
        self.indent = one(('kept', 'lost', 'lost', 'none'))
        self.paragraphs = one(('none', 'none', 'blank', 'blank', 'false'))
        if self.indent == 'none' and draw.random() < .5:
            self.paragraphs = 'blank'
        self.order = one(('read',) * 5 + ('behind', 'behind', 'first'))
        apart = ('both', 'both', 'both', 'before') + (('after', 'none', 'random') if self.order == 'read' else ())
        self.headlines, subheads = one(apart), one(('same', 'both', 'none', 'none', 'before'))
        self.subheads = self.headlines if subheads == 'same' else subheads
        self.captions = one(('before', 'behind', 'behind', 'amid', 'last', 'last'))
        self.bullet, self.subhead_bullet = one(BULLETS), one(('',) * 9 + ('■', '●', '◆'))
        self.credits = one(('own', 'glued'))
        self.broken, self.subheads_broken = one((0, 0, 0, 1, 1, 2)), one((0, 0, 0, 1))
        self.breaks = one((0, 0, .15, .4))
        self.furniture = one(('top', 'top', 'bottom', 'bottom', 'both', 'none'))
        self.unsigned, self.bare, self.flush_leads = draw.random() < .3, draw.random() < .25, draw.random() < .2

    def parts(self, text):
        """The lines of a headline."""
        lines = [part.strip() for part in text.split(' / ')]
        if len(lines) > 1:
            joined = [self.draw.choice(('', '\u3000', ' ')).join(lines)]
            return joined if self.broken == 0 and self.draw.random() < .5 else lines
        half = width(text) // 2 + 3
        if self.broken == 1 and width(text) > self.column or self.broken == 2:
            return fill(text, lambda n: max(10, min(self.column, half)))
        return lines

    def subhead(self, text, column):
        broken = self.subheads_broken and width(text) > column
        lines = fill(text, lambda n: max(8, width(text) // 2 + 3)) if broken else [text]
        return [self.subhead_bullet + lines[0], *lines[1:]]

    def paragraph(self, text, column, lead):
        indent = 'none' if lead and self.flush_leads else self.indent
        lines = fill(text, lambda n: column - 4 if n == 0 and indent != 'none' else column)
        if indent == 'kept':
            lines[0] = '\u3000\u3000' + lines[0]
        if self.paragraphs == 'false' and len(lines) > 2 and self.draw.random() < .6:
            lines.insert(1, '')
        if len(lines) > 3 and self.draw.random() < self.breaks:
            lines.insert(self.draw.randint(2, len(lines) - 1), '')
        return lines


class Page:
    """The lines of a page and what they belong to."""

    def __init__(self, stories, style):
        self.style, self.lines, self.furniture = style, [], []
        self.stories = [Story(f'a{n}', blocks, style) for n, (_, blocks) in enumerate(stories)]
        keys = stories[0][0]
        self.told = [('section', keys.get('desk', '港聞')), ('publication', keys.get('paper', '明報'))]

    def put(self, lines, *ids):
        self.lines += [(line, list(ids) if line.strip() else None) for line in lines]

    def blank(self, wanted=True):
        if wanted and self.lines and self.lines[-1][0].strip():
            self.lines.append(('', None))

    def put_apart(self, lines, block, apart):
        """A title, blank lines before and after as the style has them."""
        self.blank(apart in ('both', 'before') or apart == 'random' and self.style.draw.random() < .5)
        self.put(lines, block)
        self.blank(apart in ('both', 'after') or apart == 'random' and self.style.draw.random() < .5)

    def put_furniture(self):
        draw = self.style.draw
        told = [*self.told, ('page', draw.choice(PAGES) % draw.randint(1, 32)),
                ('date', draw.choice(DATES) % (draw.randint(1, 12), draw.randint(1, 28)))]
        draw.shuffle(told)
        told = told[:draw.randint(2, 4)]
        ids = [f'f{len(self.furniture) + n}' for n in range(len(told))]
        self.furniture += [{'kind': kind, 'text': text, 'id': own} for (kind, text), own in zip(told, ids)]
        self.blank()
        if draw.random() < .3:
            self.put([draw.choice(('', ' ')).join(text for _, text in told)], *ids)
        else:
            for (_, text), own in zip(told, ids):
                self.put([text], own)
        self.blank()

    def put_heads(self, story):
        apart = self.style.headlines
        for n, (lines, block) in enumerate(story.heads):
            inner = n + 1 < len(story.heads)
            self.put_apart(lines, block, 'before' if n == 0 and inner and apart in ('both', 'before') else 'none')
            self.blank(inner and apart == 'both' and self.style.draw.random() < .4)
        self.blank(bool(story.heads) and apart in ('both', 'after'))

    def put_captions(self, story):
        column = self.style.draw.choice(CAPTIONS) or story.column
        for text, block, letter in story.captions:
            self.blank(letter == 'C')
            self.put(fill(text, lambda n: column), block)
        self.blank(bool(story.captions) and self.style.draw.random() < .8)

    def put_body(self, story):
        style, column = self.style, story.column
        amid = style.draw.randint(1, max(1, len(story.body) - 1))
        for n, (text, block, letter) in enumerate(story.body):
            if n == amid and style.captions == 'amid':
                self.put_captions(story)
            if letter == 'S':
                self.put_apart(style.subhead(text, column), block, style.subheads)
            elif letter in 'QN':
                self.put_apart(fill(text, lambda n: column), block, 'both')
            elif letter in 'LP':
                self.put(style.paragraph(text, column, letter == 'L'), block)
                self.blank(style.paragraphs == 'blank' or style.paragraphs == 'false' and style.draw.random() < .3)
            else:
                self.put([text], block)

    def set(self):
        style = self.style
        if style.furniture in ('top', 'both'):
            self.put_furniture()
        for story in self.stories if style.order == 'first' else []:
            self.put_heads(story)
        for story in self.stories:
            if style.order == 'read':
                self.put_heads(story)
            if style.captions == 'before':
                self.put_captions(story)
            self.put_body(story)
            if style.captions == 'behind' or style.captions == 'amid' and len(story.body) < 2:
                self.put_captions(story)
            if style.order == 'behind':
                self.put_heads(story)
            self.blank(style.paragraphs == 'blank' or style.draw.random() < .3)
        for story in self.stories if style.captions == 'last' else []:
            self.put_captions(story)
        if style.furniture in ('bottom', 'both'):
            self.put_furniture()
        while self.lines and not self.lines[-1][0].strip():
            self.lines.pop()


class Story:
    """The blocks of a story as a page has them, and the truth of it."""

    def __init__(self, own, blocks, style):
        self.truth = {'id': own, 'headline': None, 'kicker': None, 'deck': None, 'byline': None, 'byline_inline': False,
                      'blocks': []}
        self.heads, self.body, self.captions = [], [], []
        other = style.draw.random() > .85
        self.column = max(18, style.column + style.draw.choice(OTHER_COLUMNS)) if other else style.column
        for letter, text in blocks:
            if not (style.bare and letter == 'S' or style.unsigned and letter == 'B'):
                self.take(letter, text, style)

    def take(self, letter, text, style):
        kind = KINDS[letter]
        if letter in 'KHD':
            told = self.truth[kind]
            self.truth[kind] = ' '.join(filter(None, (told, text.replace(' / ', ''))))
            self.heads.append((style.parts(text), f"{self.truth['id']}.{letter.lower()}"))
        elif letter == 'B':
            self.truth['byline'] = text
            self.body.append((text, f"{self.truth['id']}.by", letter))
        elif letter == 'R' and style.credits == 'glued' and self.captions and self.captions[-1][2] == 'C':
            caption, block, _ = self.captions[-1]
            credit = text if text[:1] in '（(' else f'（{text}）'
            self.captions[-1] = (caption + credit, block, letter)
            self.truth['blocks'][-1]['text'] += credit
        else:
            block = f"{self.truth['id']}.b{len(self.truth['blocks'])}"
            self.truth['blocks'].append({'kind': kind, 'text': text, 'id': block})
            captioned = letter in 'CR'
            text = style.bullet + text if letter == 'C' else text
            (self.captions if captioned else self.body).append((text, block, letter))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('stories')
    parser.add_argument('out')
    parser.add_argument('--style', required=True, help='the name of the house style they count as')
    parser.add_argument('--times', type=int, default=8)
    parser.add_argument('--weight', type=int, default=1, help='how many pages each counts for')
    args = parser.parse_args()
    for folder in ('truth', 'dump'):
        os.makedirs(os.path.join(args.out, folder), exist_ok=True)
    for n, stories in enumerate(read(args.stories).values()):
        for time in range(args.times):
            write(stories, f'{args.style}_{n:03}_{time}', time, args)


def write(stories, name, time, args):
    draw = random.Random(name)
    # The first time all of them.
    some = draw.sample(stories, draw.randint(min(2, len(stories)), len(stories))) if time else stories
    page = Page(some, Style(draw))
    page.set()
    with open(os.path.join(args.out, 'dump', name + '.x.txt'), 'w', encoding='utf-8') as out:
        out.write('\n'.join(line for line, _ in page.lines) + '\n')
    truth = {'page_id': name, 'style': args.style, 'extractors': ['x'], 'weight': args.weight,
             'articles': [story.truth for story in page.stories], 'furniture': page.furniture,
             'align': {'x': [ids for _, ids in page.lines] + [None]}}
    with open(os.path.join(args.out, 'truth', name + '.json'), 'w', encoding='utf-8') as out:
        json.dump(truth, out, ensure_ascii=False)


if __name__ == '__main__':
    main()
