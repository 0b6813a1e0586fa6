#!/usr/bin/env python3
"""Hold scores: ratchet.py SCORE.json FLOOR.json. Fails where a figure falls below its floor."""
import json, sys

score, floor = (json.load(open(p)) for p in sys.argv[1:3])
low = []
for k, want in floor.items():
    got = score[k].get("f1", score[k].get("acc"))
    if got + 5e-4 < want:
        low.append(f"{k}: {got:.3f}, was {want:.3f}")
if low:
    sys.exit("the gold figures fell:\n  " + "\n  ".join(low))
print("gold ratchet holds:", ", ".join(f"{k} >= {v}" for k, v in floor.items()))
