#!/usr/bin/env python3
"""Short reports of our own with their records: gold/briefs.jsonl, one a line.

    briefs.py pack FOLDER... > gold/briefs.jsonl
    briefs.py unpack gold/briefs.jsonl FOLDER [learn|test]

pack reads NAME.txt beside NAME.json in the form of GUIDE.md; unpack writes them
so again, all of them or those of one use: what is named test-… is for tests alone,
from which no weights are learned and no rules written. Standard library only.
"""
import json, sys
from pathlib import Path


def pack(folders):
    for f in (f for d in folders for f in sorted(Path(d).glob("*.json"))):
        gold = json.loads(f.read_text(encoding="utf-8"))
        text = f.with_suffix(".txt").read_text(encoding="utf-8")
        print(json.dumps({"name": f.stem, "published": gold["published"], "text": text, "statements": gold["statements"], "events": gold["events"]},
                         ensure_ascii=False, separators=(",", ":")))


def unpack(path, out, use):
    Path(out).mkdir(parents=True, exist_ok=True)
    for line in open(path, encoding="utf-8"):
        r = json.loads(line)
        if use and (use == "test") != r["name"].startswith("test-"):
            continue
        stem = Path(out) / r.pop("name")
        stem.with_suffix(".txt").write_text(r.pop("text"), encoding="utf-8")
        stem.with_suffix(".json").write_text(json.dumps(r, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    what, *args = sys.argv[1:] or [""]
    if what == "pack" and args:
        pack(args)
    elif what == "unpack" and len(args) in (2, 3) and args[2:] in ([], ["learn"], ["test"]):
        unpack(args[0], args[1], args[2] if args[2:] else "")
    else:
        sys.exit(__doc__)
