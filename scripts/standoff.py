#!/usr/bin/env python3
"""Keep annotations of reports apart from the reports.

    standoff.py pack FOLDER... > annotated.jsonl
    isnad read --format jsonl ZIP... | standoff.py unpack annotated.jsonl FOLDER

An annotated report of ../shared/corpora may not be copied; what may is who did
what to whom by ids, and where in the report it stands. pack reads NAME.txt
beside NAME.json (in the form of GUIDE.md, with the report's id as Isnad gives
it) and prints one line a report: ids, sectors, names of speakers, types, dates,
and offsets in code points, none of the text. A report whose told events are judged instead
(gold/judged.jsonl) has a list of start, end, type and whether it is an event of
that type. unpack puts both together again
for the reports that it meets, and says which it did not, or which read
otherwise than when they were annotated. Standard library only.
"""
import hashlib, json, sys
from pathlib import Path

EVENT = "type mode date factuality killed injured detained displaced asserted_by same_as".split()


def starts(text):
    out = [0]
    for line in text.split("\n"):
        out.append(out[-1] + len(line) + 1)
    return out


def locate(text, lines, span):
    at = lines[span["line"]] - 1
    for _ in range(span.get("nth", 0) + 1):
        at = text.find(span["text"], at + 1)
        if at < 0:
            raise ValueError(f"not found: {span}")
    return [at, at + len(span["text"])]


def written(text, lines, span):
    """The span as gold files give it: text, line, and which of its like on the line."""
    start, end = span
    line = max(i for i, s in enumerate(lines) if s <= start)
    out, nth, at = {"text": text[start:end], "line": line}, 0, lines[line] - 1
    while (at := text.find(out["text"], at + 1)) < start:
        nth += 1
    return out | ({"nth": nth} if nth else {})


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def named(text, near, name):
    """Where the name nearest before an offset stands; the name itself, where the text has it only in parts."""
    at = text.rfind(name, 0, near)
    at = text.find(name) if at < 0 else at
    return [at, at + len(name)] if name and at >= 0 else name


def side(actors):
    return [[a.get("id") or "", a.get("sector") or ""] for a in actors]


def pack(folders):
    for f in (f for d in folders for f in sorted(Path(d).glob("*.json"))):
        gold = json.loads(f.read_text(encoding="utf-8"))
        text = f.with_suffix(".txt").read_text(encoding="utf-8")
        lines = starts(text)
        print(json.dumps({
            "id": gold["id"], "outlet": gold["outlet"], "published": gold["published"], "digest": digest(text),
            "statements": [{"content": (at := locate(text, lines, s["content"])), "name": named(text, at[0], s["speaker"].get("name") or ""), "id": s["speaker"].get("id") or "",
                            "sector": s["speaker"].get("sector") or "", "kind": s["kind"], "channel": s.get("channel") or ""} for s in gold["statements"]],
            "events": [{k: e[k] for k in EVENT if e.get(k) not in (None, "")} | {"trigger": locate(text, lines, e["trigger"]),
                       "actors": side(e["actors"]), "recipients": side(e["recipients"])}
                       | ({"country": e["place"]["country"]} if e.get("place") else {}) for e in gold["events"]],
        }, ensure_ascii=False, separators=(",", ":")))


def unpack(path, out, stream):
    want = {}
    for line in open(path, encoding="utf-8"):
        a = json.loads(line)
        want[a["id"]] = a
    Path(out).mkdir(parents=True, exist_ok=True)
    for line in stream:
        doc = json.loads(line)["document"]
        a = want.get(doc["id"])
        if not a:
            continue
        text = doc.get("text") or ""
        if digest(text) != a["digest"]:
            print(f"{a['id']}: reads otherwise than when it was annotated: left out", file=sys.stderr)
            continue
        del want[doc["id"]]
        lines = starts(text)
        name = lambda n: n if isinstance(n, str) else text[n[0]:n[1]]
        actors = lambda s: [{"text": "", "id": i, "sector": c} for i, c in s]
        gold = {
            "id": a["id"], "outlet": a["outlet"], "published": a["published"],
            "statements": [{"speaker": {"text": name(s["name"]), "name": name(s["name"]), "id": s["id"], "sector": s["sector"]}, "cue": "",
                            "content": written(text, lines, s["content"]), "kind": s["kind"], "channel": s["channel"]} for s in a.get("statements", [])],
            "events": [{"mode": "", "date": ""} | {k: e[k] for k in EVENT if k in e} | {"trigger": written(text, lines, e["trigger"]),
                       "actors": actors(e["actors"]), "recipients": actors(e["recipients"])}
                       | ({"place": {"text": "", "country": e["country"]}} if "country" in e else {}) for e in a.get("events", [])],
        } | ({"judged": a["judged"]} if "judged" in a else {})
        stem = Path(out) / f"{a['published']}-{a['id'][:12]}"
        stem.with_suffix(".txt").write_text(text, encoding="utf-8")
        stem.with_suffix(".json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")
    for i in want:
        print(f"{i}: not met", file=sys.stderr)


if __name__ == "__main__":
    what, *args = sys.argv[1:] or [""]
    if what == "pack" and args:
        pack(args)
    elif what == "unpack" and len(args) == 2:
        unpack(*args, sys.stdin)
    else:
        sys.exit(__doc__)
