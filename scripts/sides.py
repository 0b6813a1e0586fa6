#!/usr/bin/env python3
"""Learn what speaks for somebody as a side of an event.

    go run ./internal/event/sides GOLD_DIR... > sides.jsonl
    sides.py sides.jsonl --tuned gold/dev > knowledge/events/sides.tsv
    sides.py sides.jsonl --tuned gold/dev --check     # five-fold cross-validation by report

The rules were written while reading some reports (--tuned: a part of their
path), where they are right more often than elsewhere; features of their own take
up what the rules' choice is worth there and are not written out.

A log-linear model over the candidates of each side, nobody among them, fitted by
AdaGrad with an L2 penalty to annotated reports in the form of GUIDE.md. Only
weights of features leave the reports. Standard library only.
"""
import bisect, collections, json, math, random, re, sys
from pathlib import Path

END = re.compile(r"(?:(?<!\.)\.(?!\.)|[!?\u061f]+)(?=\s|$|[\"'\u00bb\u201d)])|\n")
EPOCHS, RATE, L2, SUPPORT = 20, 0.1, 0.2, 4
MARGIN, FIRM = 0.2, 0.6  # what must speak against nobody, and against whom the rules give; as in internal/event/resolve.go


def ids(actors):
    return {(a.get("id") or "~" + (a.get("sector") or "")) for a in actors or []}


def key(c):
    return c["id"] or "~" + c["sector"]


def load(path, tuned):
    """The choices of all reports, each with the candidates that the annotation calls right."""
    by = collections.defaultdict(list)
    for line in open(path, encoding="utf-8"):
        c = json.loads(line)
        by[c["report"]].append(c)
    out = []
    for report, choices in sorted(by.items()):
        text = Path(report + ".txt").read_text(encoding="utf-8")
        gold = json.loads(Path(report + ".json").read_text(encoding="utf-8"))["events"]
        ends, starts = [m.start() for m in END.finditer(text)], [0]
        for l in text.split("\n"):
            starts.append(starts[-1] + len(l) + 1)
        spans = []
        for g in gold:
            t, at = g["trigger"], starts[g["trigger"]["line"]] - 1
            for _ in range(t.get("nth", 0) + 1):
                at = text.find(t["text"], at + 1)
            spans.append((at, at + len(t["text"])))
        events = sorted({(c["start"], c["end"], c["type"]) for c in choices})
        pairs = []
        for i, g in enumerate(gold):
            for j, (a, b, typ) in enumerate(events):
                if g["type"] == typ and bisect.bisect_right(ends, spans[i][0]) == bisect.bisect_right(ends, a):
                    touch = spans[i][0] < b and a < spans[i][1]
                    pairs.append((4 * touch - abs(spans[i][0] - a) / 1e5, i, j))
        got, used = {}, set()
        for _, i, j in sorted(pairs, reverse=True):
            if i not in used and events[j] not in got:
                used.add(i)
                got[events[j]] = gold[i]
        for c in choices:
            g = got.get((c["start"], c["end"], c["type"]))
            if g is None:
                continue
            c["gold"] = ids(g["actors" if c["side"] == "actor" else "recipients"])
            c["right"] = [bool(k.get("nobody")) if not c["gold"] else not k.get("nobody") and key(k) in c["gold"] for k in c["candidates"]]
            if tuned and tuned in report:
                for k in c["candidates"]:
                    k["features"] += ["tuned " + f for f in k["features"] if ":given" in f or ":null" in f]
            out.append(c)
    return out


def scores(weights, c):
    return [sum(weights.get(f, 0.0) for f in k["features"]) for k in c["candidates"]]


def learn(choices):
    seen = collections.Counter(f for c in choices for k in c["candidates"] for f in set(k["features"]))
    w, g2 = {}, collections.defaultdict(lambda: 1e-6)
    use = [c for c in choices if any(c["right"]) and not all(c["right"])]
    rnd = random.Random(1)
    for _ in range(EPOCHS):
        rnd.shuffle(use)
        for c in use:
            s = scores(w, c)
            top = max(s)
            p = [math.exp(x - top) for x in s]
            z, zr = sum(p), sum(x for x, r in zip(p, c["right"]) if r)
            grad = collections.defaultdict(float)
            for k, x, r in zip(c["candidates"], p, c["right"]):
                d = x / z - (x / zr if r else 0.0)
                if abs(d) > 1e-4:
                    for f in k["features"]:
                        if seen[f] >= SUPPORT:
                            grad[f] += d
            for f, d in grad.items():
                d += L2 * w.get(f, 0.0)
                g2[f] += d * d
                w[f] = w.get(f, 0.0) - RATE * d / math.sqrt(g2[f])
    return w


def good(c, best=None):
    """Whether the choice, or where best is None what the rules give, meets the annotation."""
    if best is None or c["candidates"][best].get("given"):
        got = {key(k) for k in c["candidates"] if k.get("given") and not k.get("nobody")}
    else:
        k = c["candidates"][best]
        got = set() if k.get("nobody") else {key(k)}
    return bool(got & c["gold"]) or not got and not c["gold"]


def tell(c, s, before):
    text = Path(c["report"] + ".txt").read_text(encoding="utf-8")
    print("LOST" if before else "still", Path(c["report"]).name, c["type"], c["side"], repr(text[c["start"]:c["end"]]), "gold", sorted(c["gold"]))
    for k, x, r in sorted(zip(c["candidates"], s, c["right"]), key=lambda t: -t[1])[:4]:
        print(f"   {x:6.2f}", "right" if r else "     ", "given" if k.get("given") else "     ", "nobody" if k.get("nobody") else key(k))


def check(choices, tuned, errors):
    reports = sorted({c["report"] for c in choices})
    random.Random(3).shuffle(reports)
    fold = {r: i % 5 for i, r in enumerate(reports)}
    before, after, tally = collections.Counter(), collections.Counter(), collections.Counter()
    events = collections.defaultdict(lambda: [True, True])
    for k in range(5):
        w = learn([c for c in choices if fold[c["report"]] != k])
        for c in choices:
            if fold[c["report"]] != k:
                continue
            s = [x + (0 if not k.get("given") else MARGIN if k.get("nobody") else FIRM) for x, k in zip(scores(w, c), c["candidates"])]
            b, a = good(c), good(c, s.index(max(s)))
            tally[c["side"], b, a] += 1
            if errors and not a:
                tell(c, s, b)
            e = events[c["report"], c["start"], c["type"]]
            e[0] &= b
            e[1] &= a
    for t in sorted(tally):
        print(*t, tally[t])
    own = lambda report: bool(tuned) and tuned in report
    for t in sorted({own(k[0]) for k in events}):
        some = [e for k, e in events.items() if own(k[0]) == t]
        print("tuned on" if t else "not tuned on", len(some), *(f"{sum(e[i] for e in some) / len(some):.3f}" for i in (0, 1)))
    n = len(events)
    print(f"events {n}: both sides right by the rules {sum(e[0] for e in events.values()) / n:.3f}, weighed {sum(e[1] for e in events.values()) / n:.3f}")


def main(argv):
    tuned = argv[argv.index("--tuned") + 1] if "--tuned" in argv else ""
    choices = load(argv[0], tuned)
    if "--check" in argv:
        return check(choices, tuned, "--errors" in argv)
    print("# Weights of what speaks for somebody as a side of an event: see scripts/sides.py")
    print("feature\tweight")
    for f, x in sorted(learn(choices).items()):
        if abs(x) >= 0.03 and not f.startswith("tuned "):
            print(f"{f}\t{x:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
