#!/usr/bin/env python3
"""Makes packs/repair/characters.tsv: the characters that stand for another, one for one, by the name of the repair.

    apt-get install unicode-data
    python3 scripts/repair_tables.py /usr/share/unicode > packs/repair/characters.tsv

Sources (Unicode licence): UnicodeData.txt for the canonical and compatibility decompositions, EquivalentUnifiedIdeograph.txt
for the radicals. The vertical and small forms are set by hand, for their compatibility decomposition is ASCII punctuation,
where Chinese text has full-width. The private-use characters of GB 18030 are those that its editions of 2005 and 2022 gave
a code point of their own.
"""
import re
import sys
import unicodedata

VERTICAL = dict(zip(
    "\ufe10\ufe11\ufe12\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\ufe30\ufe31\ufe32\ufe33\ufe34\ufe35\ufe36\ufe37\ufe38\ufe39"
    "\ufe3a\ufe3b\ufe3c\ufe3d\ufe3e\ufe3f\ufe40\ufe41\ufe42\ufe43\ufe44\ufe47\ufe48",
    "，、。：；！？〖〗…：—–＿＿（）｛｝〔〕【】《》〈〉「」『』［］"))
SMALL = dict(zip(
    "\ufe50\ufe51\ufe52\ufe54\ufe55\ufe56\ufe57\ufe58\ufe59\ufe5a\ufe5b\ufe5c\ufe5d\ufe5e\ufe5f\ufe60\ufe61\ufe62\ufe63\ufe64"
    "\ufe65\ufe66\ufe68\ufe69\ufe6a\ufe6b",
    "，、．；：？！—（）｛｝〔〕＃＆＊＋－＜＞＝＼＄％＠"))
GB18030 = {0xE5E5: "\u3000", 0xE78D: "︐", 0xE78E: "︒", 0xE78F: "︑", 0xE790: "︓", 0xE791: "︔", 0xE792: "︕", 0xE793: "︖",
           0xE794: "︗", 0xE795: "︘", 0xE796: "︙", 0xE7C7: "ḿ", 0xE7C8: "ǹ", 0xE816: "𠂇", 0xE817: "𠂉", 0xE818: "𠃌",
           0xE81E: "龴", 0xE826: "龵", 0xE82B: "龶", 0xE82C: "龷", 0xE831: "𡗗", 0xE832: "龸", 0xE83B: "𢦏", 0xE843: "龹",
           0xE854: "龺", 0xE855: "𤇾", 0xE864: "龻"}
# GBK's additions, which its first edition had in the private use area: the cells FE50 to FEA0, in order, without 7F.
GBK_CELLS = [bytes([0xFE, cell]) for cell in range(0x50, 0xA1) if cell != 0x7F]


def gb18030():
    for code, cell in zip(range(0xE815, 0xE865), GBK_CELLS):
        char = cell.decode("gb18030")
        if not "\ue000" <= char <= "\uf8ff":
            yield chr(code), char
    for code, char in GB18030.items():
        yield chr(code), VERTICAL.get(char, char)


def radicals(folder):
    with open(f"{folder}/EquivalentUnifiedIdeograph.txt", encoding="utf-8") as f:
        for line in f:
            m = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)", line)
            if m and int(m[1], 16) < 0x3000:
                for code in range(int(m[1], 16), int(m[2] or m[1], 16) + 1):
                    yield chr(code), chr(int(m[3], 16))


def compatibility():
    for code in (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)):
        c = chr(code)
        if unicodedata.normalize("NFC", c) != c:
            yield c, unicodedata.normalize("NFC", c)


def half_width():
    marks = {"\uff9e": "\u3099", "\uff9f": "\u309a"}
    for code in range(0xFF61, 0xFFA0):
        c = chr(code)
        full = unicodedata.normalize("NFKC", c)
        for mark, combining in marks.items():
            whole = unicodedata.normalize("NFC", full + combining)
            if c not in marks and len(whole) == 1:
                yield c + mark, whole
        yield c, {"\uff9e": "゛", "\uff9f": "゜"}.get(c, full)


def main(folder):
    rows = [("compatibility_ideograph", compatibility()), ("radical", radicals(folder)), ("gb18030_private_use", gb18030()),
            ("vertical_form", VERTICAL.items()), ("small_form", SMALL.items()), ("half_width_kana", half_width()),
            ("ligature", ((chr(c), unicodedata.normalize("NFKC", chr(c))) for c in range(0xFB00, 0xFB07)))]
    print("# Repair\tfrom\tto. Made by scripts/repair_tables.py from the Unicode Character Database (Unicode licence); do not edit.")
    for rule, pairs in rows:
        for before, after in sorted(dict(pairs).items()):
            print(f"{rule}\t{before}\t{after}")


if __name__ == "__main__":
    main(sys.argv[1])
