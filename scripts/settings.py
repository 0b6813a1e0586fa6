#!/usr/bin/env python3
"""Learn what speaks for the date, the country and the factuality of an event.

    go run ./internal/event/trace -settings GOLD_DIR... > settings.jsonl
    settings.py settings.jsonl --tuned gold/dev | gzip -9n > knowledge/events/settings.tsv.gz   # scripts/learn.sh does it all
    settings.py settings.jsonl --tuned gold/dev --check     # five-fold cross-validation by report

For each a log-linear model over the values that the report offers, none among
them, fitted by AdaGrad with an L2 penalty to annotated reports in the form of
GUIDE.md. What the rules give is worth more in reports that they were written
with (--tuned): features of their own take that up and are not written out.
Only weights of features leave the reports. Standard library only.
"""
import collections, sys

import sides

EPOCHS, RATE, L2, SUPPORT, RUNS = 6, 0.1, 0.3, 4, 3
KINDS = {"date": lambda g: g.get("date") or "", "place": lambda g: (g.get("place") or {}).get("country") or "", "factuality": lambda g: g["factuality"]}


def load(path, tuned):
    out = []
    for report, choices, got, _ in sides.reports(path):
        own = sides.tuned_on(tuned, report)
        for c in choices:
            g = got.get((c["start"], c["end"], c["type"]))
            if g is None:
                continue
            c["gold"], c["own"] = KINDS[c["kind"]](g), own
            if own:
                for o in c["options"]:
                    o["features"] += ["tuned " + f for f in o["features"] if ":given" in f or ":rule" in f]
            out.append(c)
    return out


def learn(cases):
    """Weights of each kind by itself: what one is learned from moves no other."""
    out = {}
    for kind in KINDS:
        out.update(learn_one([c for c in cases if c["kind"] == kind]))
    return out


def learn_one(cases):
    seen = collections.Counter(f for c in cases for o in c["options"] for f in set(o["features"]))
    use = []
    for c in cases:
        right = [o["value"] == c["gold"] for o in c["options"]]
        if any(right):
            use += [(right, [[f for f in o["features"] if seen[f] >= SUPPORT] for o in c["options"]])] * sides.times(c["report"])
    return sides.mean(lambda rnd: sides.rank(list(use), rnd, EPOCHS, RATE, L2), RUNS)


def decide(w, c):
    return max(c["options"], key=lambda o: sum(w.get(f, 0.0) for f in o["features"]))["value"]


def check(cases):
    tally = collections.Counter()
    for rest, part in sides.folds(cases, lambda c: c["report"], 3):
        w = learn(rest)
        for c in part:
            k = c["own"], c["kind"]
            tally[k, "events"] += 1
            tally[k, "rules"] += any(o.get("rules") and o["value"] == c["gold"] for o in c["options"])
            tally[k, "chosen"] += decide(w, c) == c["gold"]
            tally[k, "offered"] += any(o["value"] == c["gold"] for o in c["options"])
    for k in sorted({k for k, _ in tally}):
        n = tally[k, "events"]
        print("tuned on" if k[0] else "not tuned on", k[1], n, *(f"{x} {tally[k, x] / n:.3f}" for x in ("rules", "chosen", "offered")), sep=", ")


def main(argv):
    cases = load(argv[0], sides.tuned_of(argv))
    if "--check" in argv:
        return check(cases)
    sides.table("Weights of what speaks for an event's date, country and factuality: see scripts/settings.py", learn(cases))


if __name__ == "__main__":
    main(sys.argv[1:])
