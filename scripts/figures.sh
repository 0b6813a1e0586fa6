#!/usr/bin/env bash
# The figures of the README: gold scores held by the ratchet in
# scripts/ratchet.json, and coverage, speed and start-up where the shared data
# lie beside the project.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=$(mktemp -d)
trap 'rm -rf "$bin"' EXIT
go build -trimpath -ldflags '-s -w' -o "$bin/isnad" ./cmd/isnad
size=$(stat -c %s "$bin/isnad")
echo "binary: $size bytes"
[ "$size" -le 40000000 ] || { echo 'the binary is larger than 40 MB'; exit 1; }
shared=../shared

# read_gold DIR OUT reads annotated reports as of their days, and scores them.
read_gold() {
  mkdir -p "$2"
  for g in "$1"/*.json; do
    n=$(basename "$g" .json)
    day=$(sed -n '/"published"/{s/.*"published": *"\([0-9-]*\)".*/\1/p;q}' "$g")
    "$bin/isnad" read --format json --published "$day" "$1/$n.txt" >"$2/$n.json"
  done
  python3 "$shared/gold/score.py" "$1" "$2"
  python3 "$shared/gold/score.py" "$1" "$2" --json >"$2.score"
}

if [ -d "$shared/gold/dev" ]; then
  read_gold "$shared/gold/dev" "$bin/pred"
  python3 scripts/ratchet.py "$bin/pred.score" scripts/ratchet.json
  mkdir -p "$bin/seed"
  cp "$shared"/gold/dev/seed-doha.* "$bin/seed/"
  echo 'seed-doha:'
  python3 "$shared/gold/score.py" "$bin/seed" "$bin/pred" >"$bin/seed.txt" # no pipe into head: it may break
  sed -n 1,7p "$bin/seed.txt"
  echo 'thirty reports of 2019 to 2026 (gold):'
  read_gold gold "$bin/own"
  python3 scripts/ratchet.py "$bin/own.score" scripts/ratchet.json own.
  echo 'briefs from which nothing was learned (gold/briefs.jsonl):'
  python3 scripts/briefs.py unpack gold/briefs.jsonl "$bin/briefs" test
  read_gold "$bin/briefs" "$bin/brief"
  python3 scripts/ratchet.py "$bin/brief.score" scripts/ratchet.json briefs.
fi
if [ -f "$shared/suites/ud-pud/even.conllu" ]; then
  echo 'ud-pud/even:'
  sed -n 's/^# text = //p' "$shared/suites/ud-pud/even.conllu" | "$bin/isnad" analyze --format conllu >"$bin/even.conllu"
  python3 "$shared/suites/score_conllu.py" "$shared/suites/ud-pud/even.conllu" "$bin/even.conllu" | tee "$bin/ud.txt"
  python3 scripts/ratchet.py "$bin/ud.txt" scripts/ratchet.json ud.
fi
if [ -d "$shared/corpora/saudinewsnet" ]; then
  echo 'newspaper reports from which nothing was learned (gold/unread.jsonl):'
  scripts/drawn.sh gold/unread.jsonl "$bin/unread.score"
  python3 scripts/ratchet.py "$bin/unread.score" scripts/ratchet.json unread.
  echo 'coverage (ten days of newspapers):'
  days=("$shared"/corpora/saudinewsnet/*.zip)
  "$bin/isnad" check --coverage "${days[@]:0:10}" --top 0 >"$bin/coverage" 2>/dev/null || [ -s "$bin/coverage" ] # some reports have no text
  cat "$bin/coverage"
  python3 scripts/ratchet.py "$bin/coverage" scripts/ratchet.json coverage.
fi
echo 'start-up:'
for _ in 1 2 3; do
  /usr/bin/env bash -c "TIMEFORMAT='version %R s'; time '$bin/isnad' version >/dev/null"
done
/usr/bin/env bash -c "TIMEFORMAT='first report %R s'; time '$bin/isnad' read --published 2025-09-16 examples/mediation.txt >/dev/null"
