#!/usr/bin/env bash
# The figures of the README: gold scores held by the ratchet in
# scripts/ratchet.json, and coverage, speed and start-up where the shared data
# lie beside the project.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=$(mktemp -d)
trap 'rm -rf "$bin"' EXIT
go build -o "$bin/isnad" ./cmd/isnad
shared=../shared
if [ -d "$shared/gold/dev" ]; then
  mkdir -p "$bin/pred"
  for g in "$shared"/gold/dev/*.json; do
    n=$(basename "$g" .json)
    day=$(sed -n '/"published"/{s/.*"published": *"\([0-9-]*\)".*/\1/p;q}' "$g")
    "$bin/isnad" read --format json --published "$day" "$shared/gold/dev/$n.txt" >"$bin/pred/$n.json"
  done
  python3 "$shared/gold/score.py" "$shared/gold/dev" "$bin/pred"
  python3 "$shared/gold/score.py" "$shared/gold/dev" "$bin/pred" --json >"$bin/score.json"
  python3 scripts/ratchet.py "$bin/score.json" scripts/ratchet.json
  mkdir -p "$bin/seed"
  cp "$shared"/gold/dev/seed-doha.* "$bin/seed/"
  echo 'seed-doha:'
  python3 "$shared/gold/score.py" "$bin/seed" "$bin/pred" >"$bin/seed.txt" # no pipe into head: it may break
  sed -n 1,7p "$bin/seed.txt"
fi
if [ -f "$shared/suites/ud-pud/even.conllu" ]; then
  echo 'ud-pud/even:'
  sed -n 's/^# text = //p' "$shared/suites/ud-pud/even.conllu" | "$bin/isnad" analyze --format conllu >"$bin/even.conllu"
  python3 "$shared/suites/score_conllu.py" "$shared/suites/ud-pud/even.conllu" "$bin/even.conllu" | tee "$bin/ud.txt"
  python3 scripts/ratchet.py "$bin/ud.txt" scripts/ratchet.json ud.
fi
if [ -d "$shared/corpora/saudinewsnet" ]; then
  echo 'coverage (words that the lexicon or the tables of names know):'
  "$bin/isnad" check --coverage "$shared/corpora/saudinewsnet" >"$bin/coverage" 2>/dev/null || [ -s "$bin/coverage" ] # some reports have no text
  head -n 6 "$bin/coverage"
fi
echo 'start-up:'
for _ in 1 2 3; do
  /usr/bin/env bash -c "TIMEFORMAT='version %R s'; time '$bin/isnad' version >/dev/null"
done
/usr/bin/env bash -c "TIMEFORMAT='first report %R s'; time '$bin/isnad' read --published 2025-09-16 examples/mediation.txt >/dev/null"
