#!/usr/bin/env python3
"""Hold scores: ratchet.py SCORE FLOOR.json [UNDER]. Fails where a figure falls below its floor.

SCORE is the JSON that gold/score.py prints, the lines that suites/score_conllu.py prints, or those of isnad check
--coverage (name, per cent, how many, of how many, what); UNDER is put before the names of its figures ("ud." for
ud.upos). Without it the floors that have such a name are left to others.
"""
import json, re, sys

text, floor = open(sys.argv[1]).read(), json.load(open(sys.argv[2]))
under = sys.argv[3] if len(sys.argv) > 3 else ""
if text.lstrip().startswith("{"):
    score = {k: v.get("f1", v.get("acc")) for k, v in json.loads(text).items() if isinstance(v, dict)}
else:
    score = {m[1]: float(m[2]) for m in re.finditer(r"^(\w+)\s+F1 ([\d.]+)", text, re.M)}
    score |= {m[1]: float(m[2]) / 100 for m in re.finditer(r"^([a-z.]+)\t([\d.]+)\t\d+\t\d+\t", text, re.M)}
score = {under + k: v for k, v in score.items()}
held = {k: v for k, v in floor.items() if (k.startswith(under) if under else not k.startswith(("ud.", "coverage.", "own.", "briefs.", "unread.")))}
low = [f"{k}: {score.get(k) or 0:.4f}, was {want:.4f}" for k, want in held.items() if (score.get(k) or 0) + 5e-4 < want]
if low or not held:
    sys.exit("figures fell:\n  " + "\n  ".join(low))
print("ratchet holds:", ", ".join(f"{k} >= {v}" for k, v in held.items()))
