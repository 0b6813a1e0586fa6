#!/usr/bin/env python3
"""Learn what speaks for whose somebody is of whom nothing beside him tells it.

    go run ./internal/mention/trace GOLD_DIR... > trace.jsonl
    strangers.py trace.jsonl --tuned gold/ | gzip -9n > knowledge/actors/strangers.tsv.gz   # scripts/learn.sh does it all
    strangers.py trace.jsonl --check     # five-fold cross-validation by report

The rules were written while reading some reports (--tuned), where they are right more
often than elsewhere; features of their own take that up and are not written out. A
log-linear model over the states and bodies that a report tells of, and none of them,
fitted by AdaGrad with an L2 penalty to the ids of annotated speakers. Standard library only.
"""
import collections, json, math, random, sys
from pathlib import Path

from sides import folds, mean, table, times, tuned_of, tuned_on

EPOCHS, RATE, L2, SUPPORT, RUNS, KEEP = 10, 0.1, 0.02, 3, 3, 2


def told(report):
    """By the names of its speakers, whose they are; None for a name of two of them."""
    out = {}
    for s in json.loads(Path(report + ".json").read_text(encoding="utf-8"))["statements"]:
        name, id = s["speaker"].get("name") or "", s["speaker"].get("id") or ""
        if name:
            out[name] = id if out.get(name, id) == id else None
    return out


def load(path, tuned):
    out, speakers = [], {}
    with open(path, encoding="utf-8") as lines:
        for c in map(json.loads, lines):
            if c["report"] not in speakers:
                speakers[c["report"]] = told(c["report"])
            by = speakers[c["report"]]
            want = by.get(c["name"] or c["text"], by.get(c["text"]))
            if want is not None:
                for k in c["candidates"]:
                    if tuned_on(tuned, c["report"]):
                        k["features"] += ["tuned " + f for f in k["features"] if f.startswith("b:rule")]
                    k["features"] = list(map(sys.intern, k["features"]))
                out.append((c["report"], want, c["given"], [(k["id"], k["features"]) for k in c["candidates"]]))
    return out


def total(w, fs):
    return sum(w.get(f, 0.0) for f in fs)


def choose(w, cs):
    return max(cs, key=lambda c: total(w, c[1]))[0]


def fit(cases, rnd):
    w, g2, held, n = {}, {}, collections.Counter(), 0
    for epoch in range(EPOCHS):
        rnd.shuffle(cases)
        for want, cs in cases:
            xs = [total(w, fs) for _, fs in cs]
            top = max(xs)
            ps = [math.exp(x - top) for x in xs]
            z, grad = sum(ps), collections.Counter()
            for (id, fs), p in zip(cs, ps):
                d = p / z - (id == want)
                if abs(d) > 1e-4:
                    for f in fs:
                        grad[f] += d
            for f, d in grad.items():
                d += L2 * w.get(f, 0.0)
                g2[f] = g2.get(f, 0.0) + d * d
                w[f] = w.get(f, 0.0) - RATE * d / math.sqrt(g2[f] + 1e-6)
        if epoch >= KEEP:
            held.update(w)
            n += 1
    return {f: x / n for f, x in held.items()}


def learn(cases):
    seen = collections.Counter(f for _, _, _, cs in cases for _, fs in cs for f in set(fs))
    use = [(want, [(id, [f for f in fs if seen[f] >= SUPPORT]) for id, fs in cs])
           for report, want, _, cs in cases if any(id == want for id, _ in cs) for _ in range(times(report))]
    return mean(lambda rnd: fit(list(use), rnd), RUNS)


def check(cases):
    hits = collections.Counter()
    for rest, part in folds(cases, lambda c: c[0], 3):
        w = learn(rest)
        for report, want, given, cs in part:
            of = Path(report).parent.name
            hits[of, "all"] += 1
            hits[of, "rules"] += given == want
            hits[of, "weights"] += choose(w, cs) == want
            hits[of, "among them"] += any(id == want for id, _ in cs)
    for of in sorted({of for of, _ in hits}):
        print(of, *(f"{k} {hits[of, k] / hits[of, 'all']:.3f}" for k in ("rules", "weights", "among them")), "of", hits[of, "all"])


def main(argv):
    cases = load(argv[0], tuned_of(argv))
    if "--check" in argv:
        return check(cases)
    table("Weights of what speaks for whose a stranger is: see scripts/strangers.py", learn(cases))


if __name__ == "__main__":
    main(sys.argv[1:])
