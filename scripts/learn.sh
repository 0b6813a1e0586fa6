#!/usr/bin/env bash
# Learn the weights of strangers, speakers and events (knowledge/*/*.tsv.gz) anew,
# from every annotated report at hand: ../shared/gold/dev, gold/ and its briefs, and those of
# ../shared/corpora that gold/press.jsonl and gold/drawn.jsonl annotate. Twenty-five minutes on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/isnad" ./cmd/isnad
learned() { gzip -9nc "$work/$1.tsv" >"knowledge/events/$1.tsv.gz"; }
pack() { go run ./internal/table/pack >/dev/null; } # what is built next embeds what was learned
for z in ../shared/corpora/saudinewsnet/*.zip; do
  "$work/isnad" read --format jsonl "$z" 2>/dev/null || true # some reports have no text
done >"$work/read.jsonl"
python3 scripts/standoff.py unpack gold/press.jsonl "$work/press" <"$work/read.jsonl"
python3 scripts/standoff.py unpack gold/judged.jsonl "$work/judged" <"$work/read.jsonl"
python3 scripts/standoff.py unpack gold/drawn.jsonl "$work/drawn" <"$work/read.jsonl"
# whose a stranger is comes first, since all others ask for it: by his name, then by all that
# the report tells
go run ./internal/mention/trace -bearers <"$work/read.jsonl" >"$work/names.jsonl"
rm "$work/read.jsonl"
python3 scripts/bearers.py "$work/names.jsonl" | gzip -9n >"$work/bearers.tsv.gz"
mv "$work/bearers.tsv.gz" knowledge/actors/bearers.tsv.gz
pack
python3 scripts/briefs.py unpack gold/briefs.jsonl "$work/briefs" learn
reports=(../shared/gold/dev gold "$work/press" "$work/briefs")
go run ./internal/mention/trace "${reports[@]}" "$work/drawn" >"$work/strangers.jsonl"
python3 scripts/strangers.py "$work/strangers.jsonl" --tuned gold/ | gzip -9n >"$work/strangers.tsv.gz"
mv "$work/strangers.tsv.gz" knowledge/actors/strangers.tsv.gz
pack
# who speaks comes next, since events ask for it; twice, the second time from the
# speakers that the first weights choose
for _ in 1 2; do
  go run ./internal/quote/trace "${reports[@]}" internal/quote/testdata/press.txt >"$work/speakers.jsonl"
  python3 scripts/speakers.py "$work/speakers.jsonl" --tuned gold/ | gzip -9n >"$work/speakers.tsv.gz"
  mv "$work/speakers.tsv.gz" knowledge/quotes/speakers.tsv.gz
  pack
done
# then which of the statements that the rules find are none
go run ./internal/quote/trace -kept "${reports[@]}" internal/quote/testdata/press.txt >"$work/kept.jsonl"
python3 scripts/kept.py "$work/kept.jsonl" --tuned gold/ | gzip -9n >knowledge/quotes/kept.tsv.gz
pack
reports+=("$work/drawn") # reports of all kinds, whose speakers teach nothing of politics
# the rules were written while reading gold/dev
go run ./internal/event/trace "${reports[@]}" >"$work/trace.jsonl"
python3 scripts/sides.py "$work/trace.jsonl" --tuned gold/dev >"$work/sides.tsv" &
go run ./internal/event/trace "$work/judged" | cat "$work/trace.jsonl" - >"$work/told.jsonl"
python3 scripts/triggers.py "$work/told.jsonl" --tuned gold/dev >"$work/triggers.tsv"
wait $!
learned sides
learned triggers
pack
# dates and places are chosen for events whose sides are
go run ./internal/event/trace -settings "${reports[@]}" >"$work/settings.jsonl"
python3 scripts/settings.py "$work/settings.jsonl" --tuned gold/dev >"$work/settings.tsv"
learned settings
pack
