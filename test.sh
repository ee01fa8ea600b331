#!/usr/bin/env bash
# Installs what is missing, builds and runs the tests. Arguments go to ctest: ./test.sh -L long, ./test.sh -R Dates.
set -euo pipefail
cd "$(dirname "$0")"
source .ci/setup.sh
install_packages .ci/packages.txt
build release
[ $# -gt 0 ] || set -- -LE long
ctest --test-dir build --output-on-failure -j "$(nproc)" "$@"
