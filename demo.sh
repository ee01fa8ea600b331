#!/usr/bin/env bash
# Installs what is missing, builds, imports corpus/samples/ and shows what came out of it.
set -euo pipefail
cd "$(dirname "$0")"
source .ci/setup.sh
install_packages .ci/packages.txt
build release

database=build/demo.db
rm -f "$database"
step() { printf '\n\033[1m$ %s\033[0m\n' "$*"; "$@"; }
[ -t 1 ] || step() { printf '\n$ %s\n' "$*"; "$@"; }

step build/sulieu import --db "$database" corpus/samples
step build/sulieu facts ratios --db "$database"
step build/sulieu facts awards --db "$database"
step build/sulieu facts officials --db "$database"
fact=$(build/sulieu facts ratios --db "$database" --format jsonl | head -n 1 | sed 's/.*"fact_id": *"\([0-9a-f]*\)".*/\1/')
step build/sulieu explain "$fact" --db "$database"

printf '\nThe facts are in %s; any SQLite client opens it. More: build/sulieu --help\n' "$database"
