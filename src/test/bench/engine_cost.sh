#!/usr/bin/env bash
# What the engine costs: click to first process, and between the steps of a chain of 20 no-op steps; and one fsync of this disk.
#   src/test/bench/engine_cost.sh [PYTHON]     a venv with kfp; default $SLIPWAY_PYTHON
# Take it on an idle machine.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
python=${1:-${SLIPWAY_PYTHON:?name a venv with kfp as argument or in SLIPWAY_PYTHON}}
classes=$(mktemp)
trap 'rm -f "$classes"' EXIT
cd "$root"
python3 - <<'P'
import os, statistics, tempfile, time
with tempfile.NamedTemporaryFile() as f:
    took = []
    for _ in range(200):
        f.write(b"x" * 4096)
        began = time.perf_counter()
        f.flush()
        os.fsync(f.fileno())
        took.append((time.perf_counter() - began) * 1000)
print(f"one fsync              median {statistics.median(took):6.2f} ms")
P
mvn -B -q -Dvaadin.skip test-compile dependency:build-classpath -Dmdep.outputFile="$classes" >/dev/null
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "target/test-classes:target/classes:$(cat "$classes")" io.slipway.engine.Cost "$python"
echo "the step alone, in the same minute: take its time from the one above, and what is left is the engine's"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "target/test-classes:target/classes:$(cat "$classes")" io.slipway.executor.local.StepCost "$python"
