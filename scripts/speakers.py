#!/usr/bin/env python3
"""Learn what speaks for somebody as the speaker of a statement.

    go run ./internal/quote/trace GOLD_DIR... internal/quote/testdata/press.txt > trace.jsonl
    speakers.py trace.jsonl --tuned gold/dev | gzip -9n > knowledge/quotes/speakers.tsv.gz   # scripts/learn.sh does it all
    speakers.py trace.jsonl --tuned gold/dev --check     # five-fold cross-validation by report

A log-linear model over the candidates of each statement that the annotation has
too, in the manner of sides.py, fitted by AdaGrad with an L2 penalty. Right are
those whose id, and a word of whose name, are the annotated speaker's; a
statement without a right one teaches nothing. Now and then whom the rules give is
hidden, so that everything else learns to tell without them. Only weights of features leave
the reports. Standard library only.
"""
import collections, json, re, sys, unicodedata
from pathlib import Path

from sides import folds, mean, rank, table, times, tuned_of, tuned_on

MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640]")
WORD = re.compile(r"\w+")
FOLD = str.maketrans("\u0623\u0625\u0622\u0649\u0629", "\u0627\u0627\u0627\u064a\u0647")
ARTICLE = re.compile("^[\u0648\u0641\u0628\u0644]?\u0627\u0644")
EPOCHS, RATE, L2, SUPPORT, NEAR, RUNS = 5, 0.08, 0.02, 6, 0.8, 4
PLAIN = 3  # how often a sentence of our own is learned from: each stands for many


def names(s):
    s = MARKS.sub("", unicodedata.normalize("NFC", s or "")).translate(FOLD)
    return {ARTICLE.sub("", w) for w in s.split()}


def right(gold, k):
    return (gold.get("id") or "") == k["id"] and bool(names(gold.get("name") or gold.get("text")) & names(k["name"] + " " + k["text"]))


def words(text, start, end):
    return {m.start() + start for m in WORD.finditer(text[start:end])}


def located(text, spans):
    """Where spans of an annotation stand, in code points."""
    starts = [0]
    for l in text.split("\n"):
        starts.append(starts[-1] + len(l) + 1)
    for t in spans:
        at = starts[t["line"]] - 1
        for _ in range(t.get("nth", 0) + 1):
            at = text.find(t["text"], at + 1)
        yield at, at + len(t["text"])


def matched(text, gold, found):
    """The annotated statement of each found one, best overlaps first."""
    gs = [words(text, *span) for span in located(text, [g["content"] for g in gold])]
    pairs = []
    for j, c in enumerate(found):
        p = words(text, c["start"], c["end"])
        for i, g in enumerate(gs):
            f = 2 * len(g & p) / (len(g) + len(p) or 1)
            if f >= NEAR:
                pairs.append((f, i, j))
    got, used = {}, set()
    for _, i, j in sorted(pairs, key=lambda x: -x[0]):
        if i not in used and j not in got:
            used.add(i)
            got[j] = gold[i]
    return got


def wanted(c):
    """Which candidates are whom a sentence of our own tells: an id, or * and a part of the name."""
    who = c["want"]
    return [who[1:] in k["name"] if who.startswith("*") else k["id"] == who for k in c["candidates"]]


def load(path, tuned):
    """The statements that the annotation has, each with which of its candidates are right."""
    by, out = collections.defaultdict(list), []
    for l in open(path, encoding="utf-8"):
        c = json.loads(l)
        by[c["report"]].append(c)
    for report, found in sorted(by.items()):
        if "want" in found[0]:
            for c in found:
                c["gold"], c["right"] = {"name": c["want"]}, wanted(c)
                tell_tuned(c)
                out.append(c)
            continue
        text = Path(report + ".txt").read_text(encoding="utf-8")
        gold = json.loads(Path(report + ".json").read_text(encoding="utf-8"))["statements"]
        for j, g in sorted(matched(text, gold, found).items()):
            c = found[j]
            c["gold"], c["right"] = g["speaker"], [right(g["speaker"], k) for k in c["candidates"]]
            if tuned_on(tuned, report):
                tell_tuned(c)
            out.append(c)
    return out


def tell_tuned(c):
    """Features of their own for what the rules are worth where they were written from."""
    k = c["candidates"][0]
    k["features"] += ["tuned " + f for f in k["features"] if f.startswith("s:given")]


def scores(w, c):
    return [sum(w.get(f, 0.0) for f in k["features"]) for k in c["candidates"]]


def learn(items):
    seen = collections.Counter(f for c in items for k in c["candidates"] for f in set(k["features"]))
    use = []
    for c in items:
        if any(c["right"]) and not all(c["right"]):
            fs = [[f for f in k["features"] if seen[f] >= SUPPORT] for k in c["candidates"]]
            use += [(c["right"], fs, [[f for f in fs[0] if not f.startswith(("s:given", "tuned "))]] + fs[1:])] * (PLAIN if "want" in c else times(c["report"]))
    return mean(lambda rnd: rank(list(use), rnd, EPOCHS, RATE, L2), RUNS)


def decide(w, c):
    """Who is likeliest."""
    s = scores(w, c)
    return max(range(len(s)), key=lambda i: s[i])


def tell(c, at):
    text = Path(c["report"] + ".txt").read_text(encoding="utf-8")
    ks, g = c["candidates"], c["gold"]
    say = "LOST" if c["right"][0] and not c["right"][at] else "won" if c["right"][at] and not c["right"][0] else "still" if any(c["right"]) else "nobody"
    given = [f for f in ks[0]["features"] if f.startswith("s:given|")][:1]
    show = lambda k: k["name"] + " [" + k["id"] + "]"
    print(say, Path(c["report"]).name[:20], given, "gold", g["name"], "[" + (g.get("id") or "") + "]", "rules", show(ks[0]), "chosen", show(ks[at]), "cue", c["cue"], "|", text[max(0, c["start"] - 150):c["start"]].replace("\n", " ") + "<<" + text[c["start"]:c["start"] + 30].replace("\n", " "))


def check(items, tuned, errors):
    tally = collections.Counter()
    for rest, part in folds(items, lambda c: c["report"], 3):
        w = learn(rest)
        for c in part:
            if "want" in c:
                continue
            o = tuned_on(tuned, c["report"])
            tally[o, "n"] += 1
            tally[o, "rules"] += c["right"][0]
            tally[o, "best possible"] += any(c["right"])
            at = decide(w, c)
            tally[o, "chosen"] += c["right"][at]
            if errors and not (c["right"][at] and c["right"][0]):
                tell(c, at)
    for o in sorted({k[0] for k in tally}):
        n = tally[o, "n"]
        print("tuned on" if o else "not tuned on", n, *(f"{name} {x / n:.4f}" for (t, name), x in tally.items() if t == o and name != "n"), sep=", ")


def main(argv):
    tuned = tuned_of(argv)
    items = load(argv[0], tuned)
    if "--check" in argv:
        return check(items, tuned, "--errors" in argv)
    table("Weights of what speaks for somebody as the speaker of a statement: see scripts/speakers.py", learn(items))


if __name__ == "__main__":
    main(sys.argv[1:])
