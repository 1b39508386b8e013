#!/usr/bin/env bash
# Opens a table of 1,000 runs and a comparison in a real browser against the built jar, and tells medians of 9.
# Needs: ./slipway build, a chromium, python3. From the project's root: src/test/bench/experiment_pages.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
[ -f target/slipway.jar ] || { echo "build first: ./slipway build" >&2; exit 2; }
mvn -B -q -Dvaadin.skip test -Dtest=ExperimentPagesBench -DtrimStackTrace=false | grep -E 'median|ERROR' || exit 1
