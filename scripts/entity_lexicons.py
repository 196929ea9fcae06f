#!/usr/bin/env python3
"""Makes the word list, the gazetteers and the name tables of the entity extractor.

    pip download --no-deps jieba faker babel          # unpack each
    git clone --branch 1.x https://github.com/hankcs/HanLP
    git clone https://github.com/thunlp/THUOCL
    python3 scripts/entity_lexicons.py --hanlp HanLP/data/dictionary --thuocl THUOCL/data \\
        --jieba jieba-0.42.1/jieba/dict.txt --faker faker --babel babel

writes, under packs/core:
    lexicon/word.tsv            common words: tag, cost, and what the word says of a name beside it
    lexicon/place_listed.tsv    places, lexicon/org_listed.tsv organisations, lexicon/person_listed.tsv persons
    lexicon/given_latin.tsv     Latin given names
    names/han.tsv               how characters stand in Chinese names
    names/foreign.tsv           how characters stand in transliterated names

Sources and licences: HanLP 1.x dictionaries (Apache-2.0), jieba dict.txt (MIT), THUOCL place names (MIT),
Faker's given names (MIT), CLDR names of territories and cities through Babel (Unicode-3.0 data, BSD-3-Clause code).
Costs are -ln(frequency share) in fifths of a nat, two digits; name tables are in tenths of a nat.
Standard library only; Babel's locale data are pickles that need Babel itself to be importable.
"""
import argparse
import ast
import collections
import math
import os
import pickle
import re
import sys

HAN = re.compile(r"[\u4e00-\u9fff]+$")
NAME = re.compile(r"[\u4e00-\u9fff·]+$")
# HanLP's natures to the tags of the lattice (src/extract/entity/tag.rs). Longest prefix wins.
TAGS = {"n": "n", "nn": "n", "ng": "n", "g": "n", "i": "i", "l": "i", "v": "v", "vn": "g", "a": "a", "ad": "d", "an": "g", "b": "b", "z": "a",
        "d": "d", "p": "p", "c": "c", "u": "u", "r": "r", "m": "m", "q": "q", "t": "t", "f": "f", "s": "f", "j": "n", "y": "y", "e": "y",
        "o": "y", "k": "n", "h": "b", "x": "n", "w": "", "nba": "n"}
ENTITY = ("nr", "ns", "nt")
COMPOUND = set("欧阳 司马 上官 诸葛 司徒 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 鲜于 夏侯 端木 南宫 独孤 淳于 申屠 呼延 东方 西门 轩辕 闻人 赫连 "
               "钟离 濮阳 百里 拓跋 太史 万俟 澹台 宰父 谷梁 闾丘 完颜 纳兰 爱新觉罗".split())
# Place-like common nouns that the listed gazetteers mix in: they name a kind of place, not one.
GENERIC = re.compile(r"^[市县省镇乡村区国]?(政府|公安局|法院|医院|学校|小学|中学|大学|公园|机场|广场|酒店|车站|火车站)$")
DIVISION = re.compile(r".{1,}(省|市|县|区|镇|乡|村|街道|旗|州|盟|岛|河|江|湖|山|湾|港|路|桥|寺|水库|机场|高速)$")


def tag_of(nature):
    for size in range(len(nature), 0, -1):
        if nature[:size] in TAGS:
            return TAGS[nature[:size]]
    return "n"


def read_natures(path):
    """word -> {nature: count}"""
    out = {}
    with open(path, encoding="utf-8-sig") as f:
        for line in f:
            parts = line.rstrip("\n").split("\t")
            if len(parts) < 3:
                parts = line.split()
            if len(parts) >= 3:
                out[parts[0]] = {parts[i]: int(parts[i + 1]) for i in range(1, len(parts) - 1, 2)}
    return out


def read_roles(path):
    """word -> {role: count}"""
    out = {}
    with open(path, encoding="utf-8-sig") as f:
        for line in f:
            parts = line.split()
            if len(parts) >= 3 and len(parts) % 2 == 1:
                try:
                    out[parts[0]] = {parts[i]: int(parts[i + 1]) for i in range(1, len(parts), 2)}
                except ValueError:
                    continue
    return out


def cost(count, total):
    return max(10, min(99, round(-5 * math.log(count / total))))


def cue_digit(seen, seen_total, freq, freq_total):
    """5 is neutral; each step is 0.8 nats of log odds for a name of that kind standing beside the word."""
    expected = freq / freq_total
    odds = math.log((seen + 20 * expected) / (seen_total * expected + 20 * expected))
    weight = min(1.0, freq / 60)  # rare words say little
    return max(0, min(9, round(5 + odds * weight / 0.8)))


def head(source):
    return f"# Made by scripts/entity_lexicons.py from {source}; do not edit.\n"


def write(path, source, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(head(source))
        for row in rows:
            f.write("\t".join(map(str, row)) + "\n")


# Places of one character, and what stands beside them in words that hold such a place (訪華, 港人, 日軍).
SINGLE = set("中美英法德日俄韩朝印港澳台京津沪渝粤闽浙苏皖赣鲁豫鄂湘桂琼川黔滇陕甘青宁新藏蒙晋冀辽吉黑欧亚非越泰缅华伊以巴")
BEFORE = set("访赴抵返驻侵来在离对抗援反亲旅留涉入出")
AFTER = set("人方军企商资媒籍裔胞府警股货")


# Common words, peoples, creeds and dynasties that the sources list as places.
NO_PLACES = set("街道 西方 大街 大都 军营 小城 小城镇 共和国 清朝 明朝 宋朝 唐朝 元朝 汉朝 秦朝 隋朝 唐代 清代 明代 宋代 汉代 伊斯兰 匈奴 印第安 草房 精灵 "
                "海关 银河 星 大洋 城区 老城区 新城区 市区 郊区 山顶 海滨 护城河 大道 小巷 村庄 大山 高山 营地".split())
# Two places that the sources list as one.
PAIRS = set("欧亚 中美 中欧 美亚 京津 中韩 中港 晋朝 苏宁 新港".split())
# Words that look like such a word and are none.
WHOLE = set("出台 非法 亚军 美人 美德 吉日 新法 法华 朝朝 黑黑 中亚 中华 新华 中新 新台 青川 新川 中非 西藏 中以 以中 新青 黑中".split())
# Places that words often open with and do not mean (东北风, 大理石, 石狮子).
WEAK = set("地球 北极 南极 大陆 东北 西北 西南 东南 大理 万象 名山 东山 大同 石狮 大名 金鸡 街道 四环 清水 草房 凤凰 大通 满城 六合 天门 龙门 龙泉 文昌 "
           "永乐 朝阳 城中 惠民 海防 长丰 马尾 西门 火星 银河 月球 广德 城关 博爱 精灵 竹林 伊斯兰 阿拉伯数 兰陵 丹凤 卢氏 隆化 集美 安定 太阳".split())


def hides_place(word, countries, natures):
    """Is the word a place and something more, so that reading it whole would hide the place?"""
    if word in WHOLE:
        return False
    if len(word) == 2:
        first, second = word
        if first in SINGLE and second in SINGLE and set(natures) & {"n", "j", "b", "ns", "nz", "v", "a"}:
            return True
        return (first in BEFORE and second in SINGLE - set("中新以黑青法宁")) or (first in SINGLE - set("中新以黑青法甘非") and second in AFTER)
    opens = [word[:n] for n in (2, 3, 4) if n < len(word)]
    if any(o in WEAK for o in opens):
        return False
    return any(o in countries for o in opens) and not any(n.startswith(("ns", "nt", "nr")) for n in natures)


def words(core, jieba, roles, total):
    """Common words with tag, cost and cues."""
    sides = []
    for name, before, after in (("nr", "K", "L"), ("nt", "A", "B"), ("ns", "A", "B")):
        for role in (before, after):
            table = {w: r.get(role, 0) for w, r in roles[name].items()}
            if name == "nr":
                for w, r in roles[name].items():
                    table[w] += r.get("M", 0)
            sides.append((table, sum(table.values())))
    rows = {}
    countries = {w for w, n in core.items() if len(w) >= 2 and n.get("ns", 0) + n.get("nsf", 0) >= 20}
    for word, natures in core.items():
        if hides_place(word, countries, natures):
            continue
        if not HAN.match(word):
            continue
        plain = {n: c for n, c in natures.items() if not n.startswith(ENTITY) and n != "nsf"}
        if len(word) == 1:
            plain = natures
        if not plain:
            continue
        count = sum(plain.values())
        nature = max(plain, key=lambda n: (plain[n], n))
        # A word that is a name more often than not leaves the word list to the gazetteers.
        if sum(natures.values()) > 4 * count:
            continue
        tag = tag_of(nature)
        if tag == "n" and len(word) == 1 and nature in ("ns", "nsf", "j", "b", "ng"):
            tag = "n"
        if len(word) > 1 and count < 2 and word not in jieba:
            continue
        digits = "".join(str(cue_digit(t.get(word, 0), s, count, total)) for t, s in sides)
        rows[word] = (word, f"{tag}{cost(count, total)}" + (f" {digits}" if digits != "555555" else ""))
    share = total / sum(c for c, _ in jieba.values())
    for word, (count, nature) in jieba.items():
        if hides_place(word, countries, {nature: count}):
            continue
        if word in rows or word in core or not HAN.match(word) or len(word) < 2 or len(word) > 5:
            continue
        if nature.startswith(("nr", "ns", "nt", "nz", "m")) or count < 5:
            continue
        rows[word] = (word, f"{tag_of(nature)}{cost(max(1, count * share), total)}")
    for numeral in "一二三四五六七八九十百千万亿零〇":
        rows.setdefault(numeral, (numeral, "m32"))
    return [rows[w] for w in sorted(rows)]


def split_name(name, singles):
    if name[:2] in COMPOUND and len(name) in (3, 4):
        return name[:2], name[2:]
    if name[0] in singles and len(name) in (2, 3):
        return name[0], name[1:]
    return None


def han_names(persons, roles, faker_given):
    """char -> tenths of a nat as surname, first of two, second of two, only given character."""
    singles = {w for w, r in roles.items() if len(w) == 1 and r.get("B", 0) >= 20}
    tables = [collections.Counter() for _ in range(4)]
    for name, count in persons.items():
        parts = split_name(name, singles)
        if not parts:
            continue
        surname, given = parts
        if given in ("先生", "女士", "小姐", "主席", "总统", "某某", "某", "氏") or given.endswith("某"):
            continue
        weight = 1 + math.log(count)
        tables[0][surname] += weight
        if len(given) == 2:
            tables[1][given[0]] += weight
            tables[2][given[1]] += weight
        else:
            tables[3][given] += weight
    for given in faker_given:
        if len(given) == 2:
            tables[1][given[0]] += 3
            tables[2][given[1]] += 3
    totals = [sum(t.values()) for t in tables]
    # Family names of two characters count in the totals, but are no characters.
    chars = sorted(c for c in set().union(*tables) if len(c) == 1)
    rows = []
    for c in chars:
        row = [round(-10 * math.log((t[c] + 0.0) / total)) if t[c] else 0 for t, total in zip(tables, totals)]
        rows.append((c, *row))
    return rows


def foreign_names(names):
    """char -> tenths of a nat as first, inner and last character of a transliterated name."""
    tables = [collections.Counter() for _ in range(3)]
    for name in names:
        for part in name.split("·"):
            if 2 <= len(part) <= 8:
                tables[0][part[0]] += 1
                tables[2][part[-1]] += 1
                for c in part[1:-1]:
                    tables[1][c] += 1
    totals = [sum(t.values()) for t in tables]
    rows = []
    for c in sorted(set().union(*tables)):
        if sum(t[c] for t in tables) < 4:
            continue
        rows.append((c, *[round(-10 * math.log((t[c] + 0.3) / total)) for t, total in zip(tables, totals)]))
    return rows


def literal_lists(path, wanted):
    """The string collections of a Python file's class bodies, by name, without running it."""
    with open(path, encoding="utf-8") as f:
        tree = ast.parse(f.read())
    out = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and wanted in t.id for t in node.targets):
            out.update(c.value for c in ast.walk(node.value) if isinstance(c, ast.Constant) and isinstance(c.value, str))
    return out


def territories(babel):
    sys.path.insert(0, os.path.dirname(os.path.abspath(babel)))
    out = set()
    for locale in ("zh_Hans", "zh_Hant", "zh", "zh_Hant_HK"):
        path = os.path.join(babel, "locale-data", locale + ".dat")
        with open(path, "rb") as f:
            data = pickle.load(f)
        out.update(v for k, v in data.get("territories", {}).items() if isinstance(v, str) and len(k) in (2, 3))
        out.update(zone["city"] for zone in data.get("time_zones", {}).values() if zone.get("city"))
    # A few of them are towns and stations with a state before them, or common words.
    return {t for t in out if HAN.match(t) and 1 < len(t) < 8 and t not in ("未知城市", "自由市", "开雲", "凯西", "戴维斯", "凱西", "戴維斯")}


def main():
    ap = argparse.ArgumentParser()
    for name in ("hanlp", "thuocl", "jieba", "faker", "babel"):
        ap.add_argument("--" + name, required=True)
    ap.add_argument("--out", default="packs/core")
    a = ap.parse_args()
    core = read_natures(os.path.join(a.hanlp, "CoreNatureDictionary.txt"))
    roles = {n: read_roles(os.path.join(a.hanlp, p)) for n, p in
             (("nr", "person/nr.txt"), ("nt", "organization/nt.txt"), ("ns", "place/ns.txt"))}
    jieba = {}
    with open(a.jieba, encoding="utf-8") as f:
        for line in f:
            word, count, nature = line.split()
            jieba[word] = (int(count), nature)
    total = sum(sum(n.values()) for n in core.values())
    share = total / sum(c for c, _ in jieba.values())
    lexicon = os.path.join(a.out, "lexicon")
    word_rows = words(core, jieba, roles, total)
    word_cost = {w: int(d[1:3]) for w, d in word_rows}
    write(os.path.join(lexicon, "word.tsv"), "HanLP 1.x (Apache-2.0) and jieba (MIT)", word_rows)

    listed = read_natures(os.path.join(a.hanlp, "custom", "人名词典.txt"))
    persons = {w: sum(n.values()) for w, n in listed.items() if "nr" in n and HAN.match(w)}
    faker_given = literal_lists(os.path.join(a.faker, "providers/person/zh_TW/__init__.py"), "first_name")
    t2s = {}
    with open(os.path.join(a.hanlp, "tc", "t2s.txt"), encoding="utf-8") as f:
        for line in f:
            key, _, value = line.strip().partition("=")
            if len(key) == 1 and len(value) == 1:
                t2s[key] = value
    faker_given = ["".join(t2s.get(c, c) for c in g) for g in sorted(faker_given) if HAN.match(g)]
    write(os.path.join(a.out, "names", "han.tsv"), "HanLP 1.x (Apache-2.0) and Faker (MIT)",
          han_names(persons, roles["nr"], faker_given))

    foreign = {w for w in open(os.path.join(a.hanlp, "person", "nrf.txt"), encoding="utf-8-sig").read().split() if NAME.match(w)}
    counts = collections.Counter({w: 1 for w in foreign})
    for w, n in list(core.items()) + list(listed.items()):
        if "nrf" in n and NAME.match(w) and n["nrf"] * 2 > sum(n.values()):
            counts[w] = max(counts[w], n["nrf"])
    write(os.path.join(a.out, "names", "foreign.tsv"), "HanLP 1.x (Apache-2.0)", foreign_names(counts))

    def free(word, count):
        """Is it not rather a common word?"""
        return word not in word_cost or word_cost[word] > cost(max(1, count), total) + 3

    people = {w: c for w, c in counts.items() if 2 <= len(w) <= 12 and free(w, c) and not (len(w) == 2 and c < 3)}
    for w, c in persons.items():
        if len(w) >= 3 and c >= 2 and free(w, c) and w[1:] not in ("先生", "女士", "主席", "总统") and not w.endswith("某"):
            people[w] = max(people.get(w, 0), c)
        elif len(w) == 2 and c >= 8 and w not in word_cost and w not in jieba and not w.endswith(("氏", "某")):
            people[w] = c
    write(os.path.join(lexicon, "person_listed.tsv"), "HanLP 1.x (Apache-2.0)",
          [(w, cost(c, total)) for w, c in sorted(people.items())])

    places = collections.Counter()
    thuocl = {}
    with open(os.path.join(a.thuocl, "THUOCL_diming.txt"), encoding="utf-8-sig") as f:
        for line in f:
            parts = line.split()
            if len(parts) == 2 and parts[1].isdigit():
                thuocl[parts[0]] = int(parts[1])
    for w, n in core.items():
        c = n.get("ns", 0) + n.get("nsf", 0)
        if c and HAN.match(w) and len(w) > 1 and c * 2 >= sum(n.values()):
            places[w] = max(places[w], c)
    for w, (c, nature) in jieba.items():
        if nature == "ns" and HAN.match(w) and (w in thuocl or (len(w) > 2 and DIVISION.match(w))) and free(w, c * share) and not GENERIC.match(w):
            places[w] = max(places[w], round(c * share) or 1)
    for w, c in thuocl.items():
        if HAN.match(w) and 3 <= len(w) <= 6 and w not in word_cost and DIVISION.match(w) and not GENERIC.match(w) and c >= 2:
            places[w] = max(places[w], 1)
    for w in territories(a.babel):
        w = "".join(t2s.get(c, c) for c in w)
        places[w] = max(places[w], 20)
    organisations = collections.Counter()
    listed = read_natures(os.path.join(a.hanlp, "custom", "机构名词典.txt"))
    for source in (core, listed):
        for w, n in source.items():
            c = sum(v for k, v in n.items() if k.startswith("nt"))
            if w[0] in "市县省区州镇乡村" or w.startswith("国家") and c < 20:
                continue
            if c >= 2 and HAN.match(w) and len(w) >= 2 and c * 2 >= sum(n.values()) and (len(w) > 3 or c >= 20) and free(w, c):
                organisations[w] = max(organisations[w], c)
    for w, (c, nature) in jieba.items():
        if nature == "nt" and HAN.match(w) and len(w) >= 4 and w not in word_cost and w[0] not in "市县省区州镇乡村":
            organisations[w] = max(organisations[w], round(c * share) or 1)
    for w in ("大众", "现代"):  # the crowd and the present, far more often than the makers of cars
        organisations.pop(w, None)
    for w in list(places):
        if w in PAIRS or w in NO_PLACES or w in organisations and organisations[w] > places[w]:
            del places[w]
    write(os.path.join(lexicon, "place_listed.tsv"), "HanLP 1.x (Apache-2.0), jieba (MIT), THUOCL (MIT) and CLDR (Unicode-3.0)",
          [(w, cost(c, total)) for w, c in sorted(places.items())])
    write(os.path.join(lexicon, "org_listed.tsv"), "HanLP 1.x (Apache-2.0) and jieba (MIT)",
          [(w, cost(c, total)) for w, c in sorted(organisations.items())])
    latin = set()
    for locale in ("en_US", "en_GB", "fr_FR", "de_DE", "es_ES", "it_IT", "pt_BR", "en_IN"):
        latin |= literal_lists(os.path.join(a.faker, "providers/person", locale, "__init__.py"), "first_name")
    write(os.path.join(lexicon, "given_latin.tsv"), "Faker (MIT)", [(w,) for w in sorted(latin) if re.match(r"[A-Z][a-zé]+$", w)])


if __name__ == "__main__":
    main()
