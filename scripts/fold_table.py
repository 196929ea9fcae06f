#!/usr/bin/env python3
"""Makes packs/fold/traditional.tsv: one Traditional character, one Simplified, a line.

Source: OpenCC's character dictionaries (Apache-2.0), as the PyPI package opencc-python-reimplemented carries them.

    pip download --no-deps opencc-python-reimplemented && unzip -d oc opencc_python_reimplemented-*.whl
    python3 scripts/fold_table.py oc/opencc/dictionary > packs/fold/traditional.tsv

TSCharacters gives the Simplified form; where it gives several, the first is taken. HKVariants and TWVariants then give
the regional forms of a Traditional character the same target, so that 説 folds like 說 and 裏 like 裡.
"""
import os
import sys


def pairs(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            key, _, values = line.rstrip("\n").partition("\t")
            for value in values.split()[:1]:
                if len(key) == 1 and len(value) == 1:
                    yield key, value


def main(folder):
    table = {k: v for k, v in pairs(os.path.join(folder, "TSCharacters.txt")) if k != v}
    for name in ("HKVariants.txt", "TWVariants.txt"):
        for standard, regional in pairs(os.path.join(folder, name)):
            target = table.get(standard, standard)
            if regional != target:
                table.setdefault(regional, target)
    # A chain (a -> b, b -> c) would make folding depend on how often it is done.
    for key in table:
        while table[key] in table and table[table[key]] != table[key]:
            table[key] = table[table[key]]
    print("# Traditional\tSimplified. Made by scripts/fold_table.py from OpenCC (Apache-2.0); do not edit.")
    for key, value in sorted(table.items()):
        if key != value:
            print(f"{key}\t{value}")


if __name__ == "__main__":
    main(sys.argv[1])
