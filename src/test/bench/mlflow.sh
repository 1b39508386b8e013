#!/usr/bin/env bash
# What MLflow's clients wait for, on the embedded store and on a real MLflow server beside it, in one run: medians.
#   MLFLOW=http://127.0.0.1:5000 src/test/bench/mlflow.sh [MILLIONS]
# With MILLIONS the embedded store is filled with as many million points and asked again.
# Needs: ./slipway build, a chromium, python3 (with SLIPWAY_PYTHON also what its MLflow client says), and an MLflow server (without one, only ours is measured).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
[ -f target/slipway.jar ] || { echo "build first: ./slipway build" >&2; exit 2; }
export BENCH_MILLIONS=${1:-0}
mvn -B -q -Dvaadin.skip test -Dtest=TrackingBench -DtrimStackTrace=false | grep -E 'median|requests|million|ERROR' || exit 1
