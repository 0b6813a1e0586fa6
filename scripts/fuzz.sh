#!/usr/bin/env bash
# Fuzzes every parser of foreign bytes for a time each: scripts/fuzz.sh 1h
# [PACKAGE…]. What is found is kept by Go under testdata/fuzz of the package.
set -uo pipefail
cd "$(dirname "$0")/.."
time=${1:?how long each, as Go writes it: 30s, 1h}
shift
[ $# -gt 0 ] || set -- $(git ls-files '*_test.go' | xargs grep -l '^func Fuzz' | xargs -n1 dirname | sort -u)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
faults=0
for pkg in "$@"; do
  for f in $(grep -hoP '^func \KFuzz\w+' "$pkg"/*_test.go); do
    if go test "./$pkg" -run '^$' -fuzz "^$f\$" -fuzztime "$time" >"$log" 2>&1; then
      echo "$pkg $f: $(grep -oP 'execs: \K\d+' "$log" | tail -1) inputs in $time, no fault"
    else
      faults=$((faults + 1))
      echo "$pkg $f: FAULT"
      tail -n 20 "$log"
    fi
  done
done
[ "$faults" = 0 ]
