#!/usr/bin/env bash
# Learn the weights of events (knowledge/events/*.tsv.gz) anew,
# from every annotated report at hand: ../shared/gold/dev, gold/, and those of
# ../shared/corpora that gold/press.jsonl annotates. Some five minutes on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/isnad" ./cmd/isnad
go build -o "$work/trace" ./internal/event/trace
for z in ../shared/corpora/saudinewsnet/*.zip; do
  "$work/isnad" read --format jsonl "$z" 2>/dev/null || true # some reports have no text
done | python3 scripts/standoff.py unpack gold/press.jsonl "$work/press"
"$work/trace" ../shared/gold/dev gold "$work/press" >"$work/trace.jsonl"
# the rules were written while reading gold/dev
python3 scripts/sides.py "$work/trace.jsonl" --tuned gold/dev >"$work/sides.tsv" &
python3 scripts/triggers.py "$work/trace.jsonl" --tuned gold/dev >"$work/triggers.tsv"
wait $!
for t in sides triggers; do
  gzip -9nc "$work/$t.tsv" >"knowledge/events/$t.tsv.gz"
done
