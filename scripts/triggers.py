#!/usr/bin/env python3
"""Learn what speaks for a trigger to tell an event.

    go run ./internal/event/trace GOLD_DIR... > trace.jsonl
    triggers.py trace.jsonl --tuned gold/dev | gzip -9n > knowledge/events/triggers.tsv.gz   # scripts/learn.sh does it all
    triggers.py trace.jsonl --tuned gold/dev --check     # five-fold cross-validation by report

The rules say which words may tell an event and what they require; they were
written while reading some reports (--tuned: a part of their path), where they are
right more often than elsewhere; features of their own take that up and are not
written out. Reports of any kind of which no events are annotated, but those that
Isnad told are judged (gold/judged.jsonl), teach by the judged ones alone. A logistic model, fitted by AdaGrad with an L2 penalty, over what the
rules keep and what they leave out. Only weights of features leave the reports.
Standard library only.
"""
import collections, json, sys
from pathlib import Path

import sides

EPOCHS, RATE, L2, SUPPORT, RUNS = 8, 0.1, 0.01, 4, 3
DROP, TAKE = -1, -0.6  # as in internal/event/trigger.go


def judged(report):
    """By start, end and type, whether an event that was told is one of its type; None where all are annotated."""
    said = json.loads(Path(report + ".json").read_text(encoding="utf-8")).get("judged")
    return said and {(a, b, typ): right for a, b, typ, right in said}


def load(path, tuned):
    out, gold = [], {}
    for report, choices, got, told in sides.reports(path):
        said = judged(report)
        if said:
            for c in choices:
                k = c["start"], c["end"], c["type"]
                if k in said:
                    out.append((report, False, c["rules"], said[k], c["told"], None))
            continue
        gold[report] = told  # how many of each type each sentence tells
        free, right = collections.Counter(told), set()
        for c in sorted(choices, key=lambda c: (not c["rules"], (c["start"], c["end"], c["type"]) not in got)):
            k = c["sentence"], c["type"]
            if free[k] > 0:  # what the rules keep first: the others only add
                free[k] -= 1
                right.add(id(c))
        own = sides.tuned_on(tuned, report)
        for c in choices:
            f = c["told"] + (["tuned " + x for x in c["told"] if x.startswith("t:why")] if own else [])
            out.append((report, own, c["rules"], id(c) in right, f, (report, c["sentence"], c["type"])))
    return out, gold


def learn(cases):
    seen = collections.Counter(f for c in cases for f in set(c[4]))
    use = [(right, [f for f in fs if seen[f] >= SUPPORT]) for report, _, _, right, fs, _ in cases for _ in range(sides.times(report))]
    return sides.mean(lambda rnd: sides.logistic(list(use), EPOCHS, RATE, L2, rnd), RUNS)


def f1(cases, gold, own, kept):
    """As score.py pairs: an event is found where its sentence tells one of its type."""
    cases, kept = zip(*((c, keep) for c, keep in zip(cases, kept) if c[0] in gold))
    found = collections.Counter(c[5] for c, keep in zip(cases, kept) if keep and c[1] == own)
    want = {(r, *k): n for r, told in gold.items() for k, n in told.items()}
    hits = sum(min(n, want.get(k, 0)) for k, n in found.items())
    reports = {c[0] for c in cases if c[1] == own}
    n, all_ = sum(found.values()), sum(sum(told.values()) for r, told in gold.items() if r in reports)
    return f"P {hits / max(1, n):.3f} R {hits / max(1, all_):.3f} F1 {2 * hits / max(1, n + all_):.3f}"


def check(cases, gold):
    x = {}
    for rest, part in sides.folds(cases, lambda c: c[0], 3):
        w = learn(rest)
        x.update({id(c): sum(w.get(f, 0.0) for f in c[4]) for c in part})
    for own in sorted({c[1] for c in cases}):
        print("tuned on" if own else "not tuned on", "by the rules", f1(cases, gold, own, [c[2] for c in cases]))
        for d in (-9, DROP):
            for t in (TAKE, 99):
                print("   drop", d, "take", t, f1(cases, gold, own, [x[id(c)] > (d if c[2] else t) for c in cases]))
    judgement(cases, x)


def judgement(cases, x):
    """Of the judged events, how many of their type are kept, and how many of no such event."""
    for right, name in (True, "events"), (False, "none"):
        cs = [c for c in cases if c[5] is None and c[3] == right]
        if cs:
            print(f"judged {name}: {sum(x[id(c)] > (DROP if c[2] else TAKE) for c in cs)} of {len(cs)} kept")


def main(argv):
    cases, gold = load(argv[0], sides.tuned_of(argv))
    if "--check" in argv:
        return check(cases, gold)
    sides.table("Weights of what speaks for a trigger to tell an event: see scripts/triggers.py", learn(cases))


if __name__ == "__main__":
    main(sys.argv[1:])
