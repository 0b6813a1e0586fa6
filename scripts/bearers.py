#!/usr/bin/env python3
"""How well the words of a name go with each state.

    isnad read --format jsonl ZIP... | go run ./internal/mention/trace -bearers > names.jsonl
    bearers.py names.jsonl | gzip -9n > knowledge/actors/bearers.tsv.gz   # scripts/learn.sh does it all

Counts over the names of people beside whom a report tells their state, each name
once, and of the people of knowledge/actors; no name stands whole in the table. For a
word and for the beginning and the endings of one, the logarithm of how much likelier
the state is for who bears it than for anybody, smoothed; for a state none of whose
people bears it, one weight for all. Standard library only.
"""
import collections, json, math, re, sys
from pathlib import Path

ROOT = Path(__file__).parent.parent / "knowledge"
FOLD = str.maketrans("\u0623\u0625\u0622\u0649\u0629", "\u0627\u0627\u0627\u064a\u0647")  # as text.Fold
STRENGTH = {"word": 2, "affix": 4}  # of the prior, in people
LEAST = {"word": 1, "affix": 8}  # people who bear it


def rows(name):
    for line in (ROOT / "actors" / (name + ".tsv")).read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")


def affixes(word):
    """As affixes of internal/mention/stranger.go."""
    return ["^" + word[:2], word[-2:] + "$", word[-3:] + "$"] if len(word) > 2 else []


def main(argv):
    states = {r[0] for r in rows("states") if re.fullmatch("[A-Z]{3}", r[0])}
    people = set()
    with open(argv[0], encoding="utf-8") as lines:
        for l in map(json.loads, lines):
            if l["ID"] in states and l["Name"]:
                people.add((l["Name"], l["ID"]))
    for table in "people-main", "people":
        people |= {(r[0].translate(FOLD), r[3]) for r in rows(table) if len(r) > 3 and r[3] in states}
    total, borne = collections.Counter(), {"word": collections.defaultdict(collections.Counter), "affix": collections.defaultdict(collections.Counter)}
    for name, state in sorted(people):
        total[state] += 1
        for word in name.split():
            if len(word) < 2:
                continue
            borne["word"][word][state] += 1
            for a in affixes(word):
                borne["affix"][a][state] += 1
    n = sum(total.values())
    print("# How well the words of names and their ends go with states: see scripts/bearers.py")
    print("feature\tweight")
    for kind, k in STRENGTH.items():
        for part, by in sorted(borne[kind].items()):
            all_ = sum(by.values())
            if all_ < LEAST[kind]:
                continue
            print(f"n:{kind}|{part}\t{math.log(k / (all_ + k)):.2f}")
            for state, m in sorted(by.items()):
                base = (total[state] + 0.5) / (n + 100)
                x = math.log((m + k * base) / (all_ + k) / base)
                print(f"n:{kind}|{part}|{state}\t{x if abs(x) >= 0.01 else 0.01:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
