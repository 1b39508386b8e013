#!/usr/bin/env bash
# What it costs that a project records on its team's MLflow server too, beside the same calls of the same client to that server alone: medians of rounds in turn.
#   SLIPWAY_PYTHON=... src/test/bench/forwarding.sh             (an MLflow server of its own, by the script of ../shared/python)
#   MLFLOW=http://127.0.0.1:5000 src/test/bench/forwarding.sh   (one that runs, asks for no credentials and may be written to;
#                                                                MLFLOW_DATABASE=its SQLite file spares it looks whether all is there)
# Needs: ./slipway build, a chromium, python3 (with SLIPWAY_PYTHON what MLflow's own client says, else bare requests).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
[ -f target/slipway.jar ] || { echo "build first: ./slipway build" >&2; exit 2; }
mvn -B -q -Dvaadin.skip test -Dtest=ForwardingBench -DtrimStackTrace=false | grep -E 'median|times|ERROR|needs|is not set' || exit 1
