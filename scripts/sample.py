#!/usr/bin/env python3
"""Draw records at random, to be judged by reading each against its report.

    isnad read --format jsonl FOLDER > records.jsonl
    sample.py records.jsonl SEED STATEMENTS EVENTS > sheet.txt     # for who judges
    sample.py records.jsonl SEED STATEMENTS EVENTS --list > judged.tsv

Only reports with two events or statements and more are drawn from. The sheet
shows each record with the lines around it; the list has no text of the reports:
the report's outlet, day and id, the record's kind, its offsets in code points, what it
says in ids, and room for a verdict (right, wrong) and for what is wrong. The
same seed draws the same records. Standard library only.
"""
import json, random, sys


def ids(actors):
    return "+".join(a.get("id") or "~" + (a.get("sector") or "") for a in actors) or "-"


def around(text, start, end, reach=500):
    lo, hi = max(0, start - reach), min(len(text), end + reach)
    return text[lo:start] + "⟦" + text[start:end] + "⟧" + text[end:hi]


def statement(s):
    sp = s.get("speaker") or {}
    return s["content"]["start"], s["content"]["end"], f"{sp.get('id') or '-'} {s.get('kind')}", f"speaker: {sp.get('name')} [{sp.get('id')}] cue: {(s.get('cue') or {}).get('text')}"


def event(e):
    said = f"{e['type']} {e.get('mode') or '-'} {ids(e['actors'])} > {ids(e['recipients'])}"
    names = lambda side: "; ".join(f"{a['text']} [{a.get('id')}]" for a in e[side]) or "nobody"
    return e["trigger"]["start"], e["trigger"]["end"], said, f"{e['type']} {e.get('mode')}: actors {names('actors')}; recipients {names('recipients')}; {e.get('date')} {(e.get('place') or {}).get('country')} {e['factuality']}"


def main(path, seed, statements, events, *flags):
    pools = {"statement": [], "event": []}
    for line in open(path, encoding="utf-8"):
        r = json.loads(line)
        if len(r["statements"]) + len(r["events"]) < 2:
            continue
        for kind, tell, records in (("statement", statement, r["statements"]), ("event", event, r["events"])):
            pools[kind] += [(r["document"], kind, *tell(x)) for x in records]
    rnd, n = random.Random(int(seed)), 0
    if "--list" in flags:
        print("outlet\tpublished\treport\tkind\tstart\tend\trecord\tverdict\twhy")
    for kind, many in (("statement", int(statements)), ("event", int(events))):
        for doc, kind, a, b, said, shown in rnd.sample(pools[kind], min(many, len(pools[kind]))):
            n += 1
            if "--list" in flags:
                print(doc.get("outlet"), doc.get("published"), doc["id"], kind, a, b, said, "", "", sep="\t")
            else:
                print(f"== {n} {kind} ({doc.get('outlet')}, {doc.get('published')}) {doc.get('title')}\n{shown}\n{around(doc['text'], a, b)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
