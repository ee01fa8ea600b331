#!/usr/bin/env bash
# The regression gate: counts the instructions that fixed work takes (valgrind --tool=callgrind) and compares them with
# tests/bench/instructions.tsv. Time is not measured, so that a busy machine fails nothing. More than 5 % above the
# baseline fails; who makes something dearer for a good reason runs this with --update in the same commit and says why.
#
#   tests/bench/instructions.sh [--update]
#
# The count depends on the compiler and the libraries. With another compiler than the baseline's the tolerance is 20 %,
# and that is said.
set -euo pipefail
cd "$(dirname "$0")/../.."
baseline=tests/bench/instructions.tsv
binary=build/sulieu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v valgrind >/dev/null || { echo 'valgrind is missing: nothing was counted' >&2; exit 1; }

# count NAME COMMAND...: appends `NAME <tab> instructions` to the counts.
count() {
  local name=$1
  shift
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" >/dev/null 2>"$work/log" ||
    { cat "$work/log" >&2; echo "$name failed" >&2; exit 1; }
  sed -n 's/.*Collected : *\([0-9]*\).*/\1/p' "$work/log" | sed "s/^/$name\t/" >>"$work/counts"
}

articles=(corpus/samples/*.txt corpus/releases/*.txt)
python3 - "${articles[@]}" >"$work/articles.jsonl" <<'PYTHON'
import json, sys
for path in sys.argv[1:]:
    with open(path, encoding="utf-8", newline="") as file:
        print(json.dumps({"document": path, "text": file.read(), "published": "2020-06-20"}, ensure_ascii=False))
PYTHON
for _ in 1 2 3 4 5 6 7 8; do cat "$work/articles.jsonl"; done >"$work/eight.jsonl"

count start "$binary" extract /dev/null
count extract_once "$binary" extract "$work/articles.jsonl"
count extract_eight_times "$binary" extract "$work/eight.jsonl"
count import "$binary" import --quiet --jobs 1 --db "$work/a.db" corpus/samples corpus/releases

compiler=$(sed -n 's/^CMAKE_CXX_COMPILER:[^=]*=//p' build/CMakeCache.txt)
version=$("$compiler" --version | head -1)
if [ "${1-}" = --update ]; then
  { echo "# Instructions by callgrind; tests/bench/instructions.sh --update. Compiler: $version"; cat "$work/counts"; } >"$baseline"
  cat "$baseline"
  exit 0
fi
tolerance=5
if ! grep -qF "Compiler: $version" "$baseline"; then
  tolerance=20
  echo "Compiler is not that of the baseline ($version): tolerance $tolerance %"
fi
join -t $'\t' <(grep -v '^#' "$baseline" | sort) <(sort "$work/counts") |
  awk -F'\t' -v tolerance="$tolerance" '
    { change = 100 * ($3 / $2 - 1); printf "%-20s %14.0f instructions, baseline %14.0f: %+.1f %%\n", $1, $3, $2, change
      if (change > tolerance) failed = 1; ++compared }
    END { if (compared != 4) { print "the baseline lacks a count"; failed = 1 }
          exit failed }' || { echo "dearer than the baseline by more than $tolerance %" >&2; exit 1; }
