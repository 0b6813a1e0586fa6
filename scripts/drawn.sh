#!/usr/bin/env bash
# Score the reader on newspaper reports of which gold/ holds the records alone, each read with
# its day and its outlet: those drawn at random from a month of newspapers, local news, economy,
# sport and columns among them (gold/drawn.jsonl, unless told otherwise), or those of politics
# from which nothing was learned (gold/unread.jsonl). A minute; needs ../shared.
#
#     drawn.sh [gold/FILE.jsonl [SCORE.json]]
set -euo pipefail
cd "$(dirname "$0")/.."
gold=${1:-gold/drawn.jsonl}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/isnad" ./cmd/isnad
for z in ../shared/corpora/saudinewsnet/*.zip; do
  "$work/isnad" read --format jsonl "$z" 2>/dev/null || true # some reports have no text
done | python3 scripts/standoff.py unpack "$gold" "$work/gold"
mkdir "$work/got"
python3 - "$work" <<'PY'
import json, subprocess, sys
from pathlib import Path
work = Path(sys.argv[1])
names = {}
with open(work / "gold.jsonl", "w", encoding="utf-8") as reports:
    for g in sorted((work / "gold").glob("*.json")):
        about, text = json.loads(g.read_text(encoding="utf-8")), g.with_suffix(".txt").read_text(encoding="utf-8")
        names[text.strip()] = g.name
        print(json.dumps({"published": about["published"], "outlet": about["outlet"], "text": text}, ensure_ascii=False), file=reports)
got = subprocess.run([work / "isnad", "read", "--format", "jsonl", work / "gold.jsonl"], capture_output=True, check=True)
for line in got.stdout.decode().splitlines():
    (work / "got" / names[json.loads(line)["document"]["text"].strip()]).write_text(line, encoding="utf-8")
PY
python3 ../shared/gold/score.py "$work/gold" "$work/got"
[ -z "${2:-}" ] || python3 ../shared/gold/score.py "$work/gold" "$work/got" --json >"$2"
