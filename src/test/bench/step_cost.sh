#!/usr/bin/env bash
# What a warm no-op kfp step costs on this machine beside kfp's executor alone: medians and their ratio.
#   src/test/bench/step_cost.sh [PYTHON]     a venv or interpreter with kfp; default $SLIPWAY_PYTHON
# Take it on an idle machine, after `mvn -Dvaadin.skip test-compile`.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
python=${1:-${SLIPWAY_PYTHON:?name a venv with kfp as argument or in SLIPWAY_PYTHON}}
classes=$(mktemp)
trap 'rm -f "$classes"' EXIT
(cd "$root" && mvn -B -q dependency:build-classpath -Dmdep.outputFile="$classes" >/dev/null)
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$root/target/test-classes:$root/target/classes:$(cat "$classes")" \
  io.slipway.executor.local.StepCost "$python"
