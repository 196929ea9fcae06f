#!/usr/bin/env python3
"""Makes packs/lines/bigrams.tsv out of a word list with frequencies: how gladly one character follows another.

  scripts/bigram_table.py dict.txt > packs/lines/bigrams.tsv

dict.txt is that of jieba 0.42.1 (MIT licence, Copyright (c) 2013 Sun Junyi): word, frequency, tag. Written are, for each
character, its share at the end of words and at their start (percent), and the characters that follow it inside words, each
with a letter: the logarithm of how much oftener than by chance they do (a = 0.5, b = 1, c = 1.5 ...).
"""
import collections, math, re, sys

LEAST = 40  # frequency of a pair inside words below which it is left out


def main():
    whole, first, last, inside = (collections.Counter() for _ in range(4))
    for row in open(sys.argv[1], encoding='utf-8'):
        word, count, *_ = row.split()
        if not re.fullmatch('[\u4e00-\u9fff]+', word):
            continue
        count = int(count)
        for char in word:
            whole[char] += count
        first[word[0]] += count
        last[word[-1]] += count
        for pair in zip(word, word[1:]):
            inside[pair] += count
    total = sum(whole.values())
    follow = collections.defaultdict(list)
    for (a, b), count in sorted(inside.items()):
        pull = math.log(count * total / (whole[a] * whole[b]))
        if count >= LEAST and pull >= 0.5:
            follow[a].append(b + chr(ord('a') + min(25, int(pull / 0.5) - 1)))
    print('# Made by scripts/bigram_table.py from the word list of jieba 0.42.1 (MIT, Copyright (c) 2013 Sun Junyi).')
    print('# Character, percent at the end of words, percent at the start, what follows it inside words with its pull.')
    for char in sorted(whole):
        if whole[char] >= 100:
            share = lambda of: max(1, round(100 * of[char] / whole[char]))
            print(char, share(last), share(first), ''.join(follow[char]), sep='\t')


if __name__ == '__main__':
    main()
