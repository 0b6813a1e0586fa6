#!/usr/bin/env python3
"""Learn the costs of one part of speech after another from a CoNLL-U file.

    transitions.py TREEBANK.conllu > knowledge/lexicon/transitions.tsv

A cost is the negative natural logarithm of the share, smoothed. A closed-class
word counts as a context of its own, besides its part of speech, where it occurs
at least 15 times. Only counts leave the treebank.
"""
import math, re, sys, collections

MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")


def fold(s):
    s = MARKS.sub("", s)
    for a, b in (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ة", "ه"), ("ؤ", "و"), ("ئ", "ي")):
        s = s.replace(a, b)
    return s


pairs, words, prev = collections.defaultdict(collections.Counter), collections.Counter(), ["^"]
for line in open(sys.argv[1], encoding="utf-8"):
    col = line.rstrip("\n").split("\t")
    if len(col) != 10:
        prev = ["^"]
        continue
    if not col[0].isdigit():
        continue
    for p in prev:
        pairs[p][col[3]] += 1
    prev = [col[3]]
    if col[3] in ("ADP", "PART", "SCONJ", "CCONJ", "AUX", "DET", "PRON"):
        prev.append(col[3] + "/" + fold(col[1]))
print("# Costs of a part of speech after another, or after a closed-class word: see scripts/transitions.py")
print("prev\tnext\tcost")
POS = sorted({n for c in pairs.values() for n in c})
for p in sorted(pairs):
    c, n = pairs[p], sum(pairs[p].values())
    if "/" in p and n < 15:
        continue
    for t in POS:
        back = pairs[p.split("/")[0]]
        prior = (back[t] + 0.5) / (sum(back.values()) + 0.5 * len(POS))
        cost = -math.log((c[t] + 3 * prior) / (n + 3))
        if (p, t) == ("^", "CCONJ"):
            cost = 1.0  # the treebank's translators begin no sentence with و; Arab newspapers do
        print(f"{p}\t{t}\t{cost:.2f}")
