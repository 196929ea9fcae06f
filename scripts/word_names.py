#!/usr/bin/env python3
"""Takes out of the list of common words what is an organisation's name and nothing else, and words with a place in them.

    python3 scripts/word_names.py        # after scripts/entity_lexicons.py

HanLP and jieba list parties, companies, universities and papers among the nouns, where they rival their own names. Those
that stand in the lists of organisations written by hand leave packs/core/lexicon/word.tsv. What stays: public offices
(a larger body's name ends in them), and names that are common words too. Standard library only.
"""
import os

LEXICON = "packs/core/lexicon"
LISTS = ("org.tsv", "org.world.tsv", "org.companies.tsv", "org.business.tsv", "org.bodies.tsv")
# A place of one character (中, 法) is read for itself in front of these words and behind those verbs: 中方, 赴法.
BEHIND_PLACE, BEFORE_PLACE = "方资企籍", "赴驻旅访抵"
# What the names of public offices, teams and forces end in.
OFFICES = "局署处司会部院厅委办府室员队军股"
# Names that are common words, or somebody else's names, as well.
COMMON = set("消防 苹果 苹果公司 菜鸟 快手 小米 勇士 公牛 热火 杰志 湖人 联想 滴滴 绿地 强生 新世界 美心 六福 百佳 吉利 太古 黑石 新思维 国大 中大 社联 "
             "海关 天文台 央行 女排 教区 大众 新科 独行侠 水晶宫 篮网 远洋 住友 奔驰 寒武纪 澎湃 畅游 暴雪 金杯 旺旺 匡时 九阳 永辉 超微 甲骨文 野村 微博 "
             "恒大 红卫兵 中旅 国药 崇光 社会党".split())


def folding():
    with open("packs/fold/traditional.tsv", encoding="utf-8") as f:
        pairs = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    table = {p[0]: p[1] for p in pairs if len(p) > 1 and len(p[0]) == 1}
    return lambda word: "".join(table.get(c, c) for c in word)


def main():
    fold, names = folding(), set()
    for name in LISTS:
        with open(os.path.join(LEXICON, name), encoding="utf-8") as f:
            names |= {fold(line.split("\t")[0].strip()) for line in f if not line.startswith("#")}
    with open(os.path.join(LEXICON, "place_single.tsv"), encoding="utf-8") as f:
        places = {fold(line[0]) for line in f if not line.startswith("#")}
    path = os.path.join(LEXICON, "word.tsv")
    with open(path, encoding="utf-8") as f:
        lines = f.readlines()
    gone = {w for w in names if w and w[-1] not in OFFICES and w not in COMMON}
    gone |= {place + word for place in places for word in BEHIND_PLACE} | {verb + place for verb in BEFORE_PLACE for place in places}
    with open(path, "w", encoding="utf-8") as f:
        f.writelines(line for line in lines if line.startswith("#") or line.split("\t")[0].strip() not in gone)


if __name__ == "__main__":
    main()
