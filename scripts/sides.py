#!/usr/bin/env python3
"""Learn what speaks for somebody as a side of an event.

    go run ./internal/event/trace GOLD_DIR... > trace.jsonl
    sides.py trace.jsonl --tuned gold/dev | gzip -9n > knowledge/events/sides.tsv.gz   # scripts/learn.sh does it all
    sides.py trace.jsonl --tuned gold/dev --check     # five-fold cross-validation by report

The rules were written while reading some reports (--tuned: a part of their
path, or several with commas), where they are right more often than elsewhere; features of their own take
up what the rules' choice is worth there and are not written out.

A log-linear model over the pairs of candidates for both sides, nobody among
them, fitted by AdaGrad with an L2 penalty to annotated reports in the form of
GUIDE.md; each side's likeliest are paired (a beam). Only weights of features
leave the reports. Standard library only.
"""
import bisect, collections, itertools, json, math, random, re, sys
from pathlib import Path

END = re.compile(r"(?:(?<!\.)\.(?!\.)|[!?\u061f]+)(?=\s|$|[\"'\u00bb\u201d)])|\n")
EPOCHS, RATE, L2, SUPPORT, BEAM, RUNS = 6, 0.1, 0.04, 6, 10, 3


def ids(actors):
    return {(a.get("id") or "~" + (a.get("sector") or "")) for a in actors or []}


def key(k):
    return "" if k.get("nobody") else k["id"] or "~" + k["sector"]


SIDES = "actors", "recipients"


def tuned_on(tuned, report):
    """Whether the rules were written while reading the report: tuned is parts of paths, with commas."""
    return bool(tuned) and any(t in report for t in tuned.split(","))


def times(report):
    """How often a report is learned from: gold/dev and gold settle what the guide leaves open, and what
    others annotated by it is measured against them. Weights learned so are no worse elsewhere."""
    return 5 if "gold/" in report else 1


def reports(path):
    """Each report with its candidate events, and the annotated event that each is matched to. Lines of
    one report stand together."""
    with open(path, encoding="utf-8") as lines:
        for report, choices in itertools.groupby(map(candidates, lines), lambda c: c["report"]):
            yield matched(report, list(choices))


def candidates(line):
    """A candidate event; what many say alike is kept once."""
    c = json.loads(line)
    c["told"] = list(map(sys.intern, c.get("told") or []))
    for side in SIDES:
        for k in c.get(side) or []:
            k["features"] = list(map(sys.intern, k["features"]))
    for row in c.get("pairs") or []:
        row[:] = [list(map(sys.intern, p)) for p in row]
    for o in c.get("options") or []:
        o["features"] = list(map(sys.intern, o["features"]))
    return c


def matched(report, choices):
    """A report, its candidates, the annotated event that each is matched to, and how many of each type its sentences tell."""
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
    for score, i, j in sorted(pairs, reverse=True):
        if i not in used and score > 3:  # one word for two happenings: either's sides are right
            used.add(i)
            got[events[j]] = got[events[j]] | {side: got[events[j]][side] + gold[i][side] for side in SIDES}
    told = collections.Counter((bisect.bisect_right(ends, a), g["type"]) for (a, _), g in zip(spans, gold))
    for c in choices:
        c["sentence"] = bisect.bisect_right(ends, c["start"])
    return report, choices, got, told


def load(path, tuned):
    """The events of all reports that the annotation has, each with the candidates that it calls right."""
    out = []
    for report, choices, got, _ in reports(path):
        for c in choices:
            g = got.get((c["start"], c["end"], c["type"]))
            if g is None or not c["actors"]:
                continue
            c["gold"] = [ids(g[side]) for side in SIDES]
            if c["mutual"]:  # whom the one that is told meets
                one = key(c["actors"][0])
                c["gold"] = [{one}, (c["gold"][0] | c["gold"][1]) - {one}]
            if c.get("both"):  # who met or fought, in whatever order
                c["gold"] = [c["gold"][0] | c["gold"][1]] * 2
            c["right"] = [[key(k) in (gold or {""}) for k in c[side]] for gold, side in zip(c["gold"], SIDES)]
            if tuned_on(tuned, report):
                for k in c["actors"] + c["recipients"]:
                    k["features"] += ["tuned " + f for f in k["features"] if ":given" in f or ":null" in f]
            out.append(c)
    return out


def scores(weights, cs):
    return [sum(weights.get(f, 0.0) for f in k["features"]) for k in cs]


def pairs(weights, c, s, beam):
    """Each pair of candidates of the beam, with what speaks for it."""
    for i in beam[0]:
        for j in beam[1]:
            f = c["pairs"][c["actors"][i]["class"]][c["recipients"][j]["class"]]
            yield s[0][i] + s[1][j] + sum(weights.get(x, 0.0) for x in f), i, j, f


def likeliest(s):
    return sorted(range(len(s)), key=lambda i: -s[i])[:BEAM]


def step(w, g2, grad, rate, l2):
    """A step of AdaGrad (Duchi et al. 2011) with an L2 penalty; g2 holds the squares so far."""
    for f, d in grad.items():
        d += l2 * w.get(f, 0.0)
        g2[f] += d * d
        w[f] = w.get(f, 0.0) - rate * d / math.sqrt(g2[f])


class Ends:
    """The mean of the weights at the end of each epoch but the first (Polyak and Juditsky 1992): where
    the last step leaves them is chance."""

    def __init__(self):
        self.sum, self.n = collections.defaultdict(float), -1

    def add(self, w):
        self.n += 1
        if self.n:
            for f, x in w.items():
                self.sum[f] += x

    def mean(self):
        return {f: x / self.n for f, x in self.sum.items()}


def rank(use, rnd, epochs, rate, l2):
    """Weights by which the right ones of some candidates are likeliest. use: which are right, and the
    features of each; a third list stands for these at random half of the times."""
    w, g2, ends = {}, collections.defaultdict(lambda: 1e-6), Ends()
    for _ in range(epochs):
        rnd.shuffle(use)
        for right, fs, *hidden in use:
            if hidden and rnd.random() < 0.5:
                fs = hidden[0]
            s = [sum(w.get(f, 0.0) for f in f1) for f1 in fs]
            top = max(s)
            e = [math.exp(x - top) for x in s]
            z, zr = sum(e), sum(x for x, r in zip(e, right) if r)
            grad = collections.defaultdict(float)
            for x, r, f1 in zip(e, right, fs):
                d = x / z - (x / zr if r else 0.0)
                if abs(d) > 1e-4:
                    for f in f1:
                        grad[f] += d
            step(w, g2, grad, rate, l2)
        ends.add(w)
    return ends.mean()


def mean(learned, runs):
    """The mean weights of some runs, each of which goes through what is learned from in another order."""
    w = collections.defaultdict(float)
    for seed in range(1, runs + 1):
        for f, x in learned(random.Random(seed)).items():
            w[f] += x / runs
    return w


def learn(choices):
    """Weights of both sides together."""
    return mean(lambda rnd: learn_in(choices, rnd), RUNS)


def learn_in(choices, rnd):
    seen = collections.Counter(f for c in choices for side in SIDES for k in c[side] for f in set(k["features"]))
    w, g2, ends = {}, collections.defaultdict(lambda: 1e-6), Ends()
    use = [c for c in choices if any(c["right"][0]) or any(c["right"][1]) for _ in range(times(c["report"]))]
    for _ in range(EPOCHS):
        rnd.shuffle(use)
        for c in use:
            s = [scores(w, c[side]) for side in SIDES]
            right = [r if any(r) else [True] * len(r) for r in c["right"]]  # a side that nobody can fill says nothing
            beam = [set(likeliest(x)) | {i for i, ok in enumerate(r) if ok} for x, r in zip(s, c["right"])]
            ps = list(pairs(w, c, s, beam))
            top = max(p[0] for p in ps)
            e = [math.exp(p[0] - top) for p in ps]
            z, zr = sum(e), sum(x for x, (_, i, j, _) in zip(e, ps) if right[0][i] and right[1][j])
            grad = collections.defaultdict(float)
            own = [collections.defaultdict(float), collections.defaultdict(float)]
            for x, (_, i, j, fs) in zip(e, ps):
                d = x / z - (x / zr if right[0][i] and right[1][j] else 0.0)
                if abs(d) > 1e-5:
                    own[0][i] += d
                    own[1][j] += d
                    for f in fs:
                        grad[f] += d
            for ds, side in zip(own, SIDES):
                for i, d in ds.items():
                    if abs(d) > 1e-4:
                        for f in c[side][i]["features"]:
                            if seen[f] >= SUPPORT:
                                grad[f] += d
            step(w, g2, grad, RATE, L2)
        ends.add(w)
    return ends.mean()


def companies(cs, beam):
    """The first of the beam who is the same body as each of it, or named together with them."""
    who = {}
    for n, i in enumerate(beam):
        same = (who[k] for k in beam[:n] if key(cs[k]) == key(cs[i]) or cs[i].get("company") and cs[k].get("company") == cs[i]["company"])
        who[i] = next(same, i)
    return who


def decide(w, c):
    """The pair for which most speaks: all mentions of one body, and all who are named together, speak for it together."""
    s = [scores(w, c[side]) for side in SIDES]
    beam = [likeliest(x) for x in s]
    firsts = [companies(c[side], b) for side, b in zip(SIDES, beam)]
    total, best = collections.defaultdict(float), {}
    for x, i, j, _ in pairs(w, c, s, beam):
        who = firsts[0][i], firsts[1][j]
        total[who] += math.exp(x)
        if who not in best or x > best[who][0]:
            best[who] = x, i, j
    return best[max(total, key=total.get)][1:]


def good(c, side, best=None):
    """Whether the choice, or where best is None what the rules give, meets the annotation."""
    cs, gold = c[SIDES[side]], c["gold"][side]
    if best is None or cs[best].get("given"):
        got = {key(k) for k in cs if k.get("given")} - {""}
    else:
        got = {key(cs[best])} - {""}
    return bool(got & gold) or not got and not gold


def tell(c, at, before):
    text = Path(c["report"] + ".txt").read_text(encoding="utf-8")
    given = [sorted({key(k) for k in c[side] if k.get("given")}) for side in SIDES]
    print("LOST" if before else "still", Path(c["report"]).name, c["type"], repr(text[c["start"]:c["end"]]), "gold", *map(sorted, c["gold"]), "rules", *given, "chosen", *(key(c[side][i]) for side, i in zip(SIDES, at)))


def folds(items, report, seed):
    """Five parts by report: what is learned from, and what is then tried."""
    names = sorted({report(x) for x in items})
    random.Random(seed).shuffle(names)
    part = {r: i % 5 for i, r in enumerate(names)}
    for k in range(5):
        yield [x for x in items if part[report(x)] != k], [x for x in items if part[report(x)] == k]


def check(choices, tuned, errors):
    own = lambda report: tuned_on(tuned, report)
    tally = collections.Counter()
    for seed in range(3, 6):
        for rest, part in folds(choices, lambda c: c["report"], seed):
            w = learn(rest)
            for c in part:
                at = decide(w, c)
                b, a = [good(c, side) for side in (0, 1)], [good(c, side, at[side]) for side in (0, 1)]
                if errors and seed == 3 and not all(a):
                    tell(c, at, all(b))
                tally[own(c["report"]), "events"] += 1
                for name, x in (("actor by the rules", b[0]), ("actor", a[0]), ("recipient by the rules", b[1]), ("recipient", a[1]), ("both by the rules", all(b)), ("both", all(a))):
                    tally[own(c["report"]), name] += x
    for t in sorted({k[0] for k in tally}):
        n = tally[t, "events"]
        print("tuned on" if t else "not tuned on", n // 3, *(f"{name} {x / n:.3f}" for (o, name), x in tally.items() if o == t and name != "events"), sep=", ")


def logistic(cases, epochs, rate, l2, rnd):
    """Weights of a logistic model over (right, features), fitted by AdaGrad with an L2 penalty. Shuffles the cases."""
    w, g2, ends = {}, collections.defaultdict(lambda: 1e-6), Ends()
    for _ in range(epochs):
        rnd.shuffle(cases)
        for right, fs in cases:
            x = sum(w.get(f, 0.0) for f in fs)
            d = 1 / (1 + math.exp(-max(-30, min(30, x)))) - right
            for f in fs:
                g = d + l2 * w.get(f, 0.0)
                g2[f] += g * g
                w[f] = w.get(f, 0.0) - rate * g / math.sqrt(g2[f])
        ends.add(w)
    return ends.mean()


def table(title, weights, least=0.03, digits=2):
    print("# " + title)
    print("feature\tweight")
    for f, x in sorted(weights.items()):
        if abs(x) >= least and not f.startswith("tuned "):
            print(f"{f}\t{x:.{digits}f}")


def tuned_of(argv):
    return argv[argv.index("--tuned") + 1] if "--tuned" in argv else ""


def main(argv):
    tuned = tuned_of(argv)
    choices = load(argv[0], tuned)
    if "--check" in argv:
        return check(choices, tuned, "--errors" in argv)
    table("Weights of what speaks for somebody as a side of an event: see scripts/sides.py", learn(choices))


if __name__ == "__main__":
    main(sys.argv[1:])
