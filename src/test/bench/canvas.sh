#!/usr/bin/env bash
# What the canvas costs with a pipeline of many steps, in a real browser against the packaged jar: open to drawn,
# frames while panning with everything in view and at 100 %, DOM nodes. Prints medians.
#   src/test/bench/canvas.sh [STEPS [ROUNDS]]     default 300 and 5
# Take it on an idle machine, after `./slipway build`; SCREENSHOTS=folder keeps pictures.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
classes=$(mktemp)
trap 'rm -f "$classes"' EXIT
cd "$root"
mvn -B -q -Dvaadin.skip test-compile dependency:build-classpath -Dmdep.outputFile="$classes" >/dev/null
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "target/test-classes:target/classes:$(cat "$classes")" io.slipway.walk.CanvasCost "$@"
