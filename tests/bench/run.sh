#!/usr/bin/env bash
# Measures `sulieu import` of a folder against the floor, in alternating runs, and prints the median of both and of the
# ratio. Every figure depends on the machine; the ratio depends on it least.
#
#   tests/bench/run.sh FOLDER [PAIRS]
set -euo pipefail
folder=${1:?usage: tests/bench/run.sh FOLDER [PAIRS]}
pairs=${2:-5}
build=$(dirname "$0")/../../build
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$build/sulieu" import --quiet --db "$work/made.db" "$folder"
for pair in $(seq "$pairs"); do
  rm -f "$work/import.db"
  begin=$(date +%s.%N)
  "$build/sulieu" import --quiet --jobs 2 --db "$work/import.db" "$folder"
  end=$(date +%s.%N)
  floor=$("$build/tests/sulieu_floor" "$work/made.db" "$work/floor.db" "$folder")
  echo "$begin $end $floor" | awk '{printf "%.3f %.3f %.3f\n", $2 - $1, $3, ($2 - $1) / $3}' | tee -a "$work/times"
done
for column in 1 2 3; do
  sort -n -k "$column,$column" "$work/times" | awk -v c="$column" '{v[NR] = $c} END {print v[int((NR + 1) / 2)]}'
done | paste -sd' ' | awk '{printf "median: import %.3f s, floor %.3f s, ratio %.2f\n", $1, $2, $3}'
