#!/usr/bin/env python3
"""Learn what speaks for a statement that the rules find.

    go run ./internal/quote/trace -kept GOLD_DIR... internal/quote/testdata/press.txt > trace.jsonl
    kept.py trace.jsonl --tuned gold/ | gzip -9n > knowledge/quotes/kept.tsv.gz   # scripts/learn.sh does it all
    kept.py trace.jsonl --tuned gold/ --check     # five-fold cross-validation by report

A logistic model in the manner of triggers.py: right are statements whose content the
annotation has. Standard library only.
"""
import collections, json, sys
from pathlib import Path

from sides import folds, logistic, mean, table, times, tuned_of, tuned_on
from speakers import matched

EPOCHS, RATE, L2, SUPPORT, RUNS, PLAIN = 6, 0.06, 0.02, 5, 4, 2


def load(path, tuned):
    by, out, count = collections.defaultdict(list), [], collections.Counter()
    for l in open(path, encoding="utf-8"):
        c = json.loads(l)
        by[c["report"]].append(c)
    for report, found in sorted(by.items()):
        if report.endswith(".txt"):  # sentences of our own: each stands for many
            for c in found:
                c["right"], c["own"] = True, None
            out += found * PLAIN
            continue
        text = Path(report + ".txt").read_text(encoding="utf-8")
        gold = json.loads(Path(report + ".json").read_text(encoding="utf-8"))["statements"]
        own = tuned_on(tuned, report)
        count[own] += len(gold)
        got = matched(text, gold, found)
        for j, c in enumerate(found):
            c["right"], c["own"] = j in got, own
            if own:
                c["features"].append("tuned bias")
            out.append(c)
    return out, count


def learn(items):
    seen = collections.Counter(f for c in items for f in set(c["features"]))
    use = [(c["right"], [f for f in c["features"] if seen[f] >= SUPPORT]) for c in items for _ in range(times(c["report"]))]
    return mean(lambda rnd: logistic(list(use), EPOCHS, RATE, L2, rnd), RUNS)


def check(items, count, errors):
    x = {}
    for rest, part in folds(items, lambda c: c["report"], 3):
        w = learn(rest)
        x.update({id(c): sum(w.get(f, 0.0) for f in c["features"]) for c in part})
    for own in sorted(count):
        mine = [c for c in items if c["own"] == own]
        for t in (-99, -3, -2, -1.5, -1, -0.6, -0.2, 0, 0.2, 0.5):
            kept = [c for c in mine if x[id(c)] > t]
            hits = sum(c["right"] for c in kept)
            print("tuned on" if own else "not tuned on", "above", t, f"{len(kept)} P {hits / len(kept):.4f} R {hits / count[own]:.4f} F1 {2 * hits / (len(kept) + count[own]):.4f}")
    if errors:
        for c in sorted(items, key=lambda c: x[id(c)]):
            if c["own"] is None or x[id(c)] > 0 and c["right"]:
                continue
            text = Path(c["report"] + ".txt").read_text(encoding="utf-8")
            print(f"{x[id(c)]:.2f}", c["right"], c["speaker"], "cue", c["cue"], "|", text[max(0, c["start"] - 100):c["start"]].replace("\n", " ") + "<<" + text[c["start"]:min(c["end"], c["start"] + 100)].replace("\n", " "))


def main(argv):
    items, count = load(argv[0], tuned_of(argv))
    if "--check" in argv:
        return check(items, count, "--errors" in argv)
    table("Weights of what speaks for a statement that the rules find: see scripts/kept.py", learn(items), 0.02)


if __name__ == "__main__":
    main(sys.argv[1:])
