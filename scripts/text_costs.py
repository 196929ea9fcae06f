#!/usr/bin/env python3
"""Makes packs/repair/costs.tsv: what each character costs, in bits, in newspaper text.

    pip download --no-deps --no-binary :all: jieba==0.42.1 && tar xzf jieba-0.42.1.tar.gz
    apt-get install unicode-data
    python3 scripts/text_costs.py jieba-0.42.1/jieba/dict.txt /usr/share/unicode > packs/repair/costs.tsv

Sources: the word counts of jieba's dictionary (MIT) give the frequency of Simplified characters; packs/fold/traditional.tsv
(OpenCC, Apache-2.0) carries it to the Traditional ones; Unihan's kFrequency, kGradeLevel and kJoyoKanji (Unicode licence) say
which of those are in use at all; the national standards' own levels, read through Python's codecs, tell common from rare
among the rest. Kana, Hangul, punctuation and letters are set by hand below, coarsely.

A line of the table is a cost and the characters that have it, or a range of characters and the cost of those of them that
are not listed.
"""
import bz2
import collections
import math
import os
import re
import sys

HAN = range(0x4E00, 0xA000)
RAREST = 17
# Written Cantonese, which neither jieba nor the school lists know.
CANTONESE = "嘅咗喺啲佢哋冇唔嗰嘢咁喎啦喇噉嚟睇諗乜嘥瞓攞搵啱"
BY_HAND = {
    2: "\n\r",
    3: " \t",
    4: "etaoinsrh",
    5: "dlucmfywgpbvk0123456789，。",
    6: "jxqzABCDEFGHIJKLMNOPQRSTUVWXYZ.,、「」　のにはをたがでとしれいるてなこーん이다는의에을",
    7: "-()'\"/:：（）《》“”éさもっすりきうかまくらあよじせどつンスルトラリイクシア가은고하지한로사도를",
    8: "%&?!습니으었했；！？％àèüöäêけえだみめわそおちばげタドレロコマテジメプフサバデニ기자인서시나어아대해정부일만들수라있과그원장전했것제성국공보여주",
    9: ";•—…·ñçßáíóúâôîûëï«»’–°£€‘゙゚・ぶびむべほぎずぐろやねごょゅゃオッキナカミハセパソグチウムエブズビモホノネヤユヨワツケガゴザダベポボペピヴャュョェィァォ"
       "습으했었않없같것될된번씨군님식뿐상안영모비소우신조무방동관연회경개금세게미오치내두려면선생문유재진위적등터및학교육물건당행명민후중업체발화용계현실결표천분강김박최점거권각강감말요야까네때",
    10: "@#*+=<>[]_$·～〔〕【】『』〈〉◆■●▲▼○□①②③④⑤←→×℃°０１２３４５６７８９ÀÉÈÇÖÄÜãõåøæÅØÆ½²³©®ⅠⅡⅢ※"
        "ひふへぬゆぼぽぱぷぴぺぜぞぢづヘヌヒゲゾァゥ々〇",
    11: "{}|\\~^`ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ≥≤αβγΩμ★☆◎△▽◇㎡㎝㎏¥ìòùÁÍÓÚÂÊÎÔÛÑ",
    12: "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ＋－＝＜＞＆＃＠＊／＿＂＇ヂヅヮヰヱゎゐゑ゛゜",
}
# Halves of the double-byte sets that text rarely uses: Bopomofo, Greek, Cyrillic, box drawing.
SELDOM = [(14, 0x3105, 0x3130), (13, 0x0391, 0x03CA), (14, 0x0410, 0x0450), (15, 0x2500, 0x2580), (11, 0xFF61, 0xFFA0)]

UNLISTED = [
    (22, 0x0000, 0x001F), (22, 0x007F, 0x009F), (12, 0x00A0, 0x00FF), (14, 0x0100, 0x02FF), (18, 0x0300, 0x036F),
    (15, 0x0370, 0x04FF), (16, 0x0500, 0x1FFF), (14, 0x2000, 0x2BFF), (16, 0x2C00, 0x2FFF), (14, 0x3000, 0x33FF),
    (18, 0x3400, 0x4DBF), (17, 0x4DC0, 0xA4CF), (17, 0xA4D0, 0xABFF), (15, 0xAC00, 0xD7A3), (22, 0xD7A4, 0xDFFF), (17, 0xE000, 0xF8FF),
    (17, 0xF900, 0xFAFF), (18, 0xFB00, 0xFE2F), (13, 0xFE30, 0xFF65), (15, 0xFF66, 0xFFEF), (24, 0xFFF0, 0xFFFF),
]


def unihan(folder, key):
    values = {}
    for name in ("DictionaryLikeData", "OtherMappings", "Readings"):
        with bz2.open(os.path.join(folder, f"Unihan_{name}.txt.bz2"), "rt", encoding="utf-8") as f:
            for line in f:
                parts = line.rstrip("\n").split("\t")
                if len(parts) == 3 and parts[1] == key:
                    values[chr(int(parts[0][2:], 16))] = parts[2]
    return values


def counts(dictionary):
    seen = collections.Counter()
    with open(dictionary, encoding="utf-8") as f:
        for line in f:
            word, count = line.split()[:2]
            for c in word:
                seen[c] += int(count)
    return seen


def fold():
    with open("packs/fold/traditional.tsv", encoding="utf-8") as f:
        return dict(line.rstrip("\n").split("\t")[:2] for line in f if not line.startswith("#"))


def level(c):
    """1 where a national standard has it in its common half, 2 where it has it at all, else 3."""
    best = 3
    for codec, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6), ("shift_jis", 0x88, 0x98)):
        try:
            lead = c.encode(codec)[0]
        except UnicodeEncodeError:
            continue
        best = min(best, 1 if first <= lead <= last else 2)
    return best


def han_costs(dictionary, folder):
    seen, folded = counts(dictionary), fold()
    total = sum(seen.values())
    tier, grade, joyo = (unihan(folder, k) for k in ("kFrequency", "kGradeLevel", "kJoyoKanji"))
    costs = {}
    for c in map(chr, HAN):
        bits = RAREST
        own = seen.get(folded.get(c, c), 0)
        if own:
            bits = round(-math.log2(own / total))
        used = c in seen or c in tier or c in grade
        if c in folded and not used:
            bits = max(bits + 3, 14)
        if c in tier:
            bits = min(bits, {1: 9, 2: 10, 3: 12, 4: 13, 5: 15}[int(tier[c])])
        if c in grade:
            bits = min(bits, 14)
        if c in joyo:
            bits = min(bits, 12)
        floor = {1: 6, 2: 11, 3: 14}[level(c)]
        costs[c] = min(RAREST, max(bits, floor, 6))
    for c in CANTONESE:
        costs[c] = 10
    return costs


def main(dictionary, folder):
    costs = han_costs(dictionary, folder)
    for row in range(0xB0, 0xC9):
        for cell in range(0xA1, 0xFF):
            costs[bytes([row, cell]).decode("euc_kr")] = 11
    for bits, first, last in SELDOM:
        for code in range(first, last):
            costs[chr(code)] = bits
    for bits, chars in sorted(BY_HAND.items(), reverse=True):
        for c in chars:
            costs[c] = bits
    by_cost = collections.defaultdict(list)
    for c, bits in costs.items():
        by_cost[bits].append(c)
    print("# Bits\tcharacters. Made by scripts/text_costs.py from jieba (MIT), OpenCC (Apache-2.0) and Unihan (Unicode licence); do not edit.")
    for bits, first, last in UNLISTED:
        print(f"{bits}\tU+{first:04X}..U+{last:04X}")
    for bits in sorted(by_cost):
        text = "".join(sorted(by_cost[bits]))
        print(f"{bits}\t" + re.sub(r"[\n\r\t\\]", lambda m: {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}[m[0]], text))


if __name__ == "__main__":
    main(*sys.argv[1:])
