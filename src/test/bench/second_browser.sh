#!/usr/bin/env bash
# How long the end of a step takes from the engine to the screen of a second browser, against the packaged jar: median of 12.
# Needs: ./slipway build, a chromium, python3.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
classes=$(mktemp)
trap 'rm -f "$classes"' EXIT
mvn -B -q -Dvaadin.skip test-compile dependency:build-classpath -Dmdep.outputFile="$classes" >/dev/null
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "target/test-classes:target/classes:$(cat "$classes")" io.slipway.walk.SecondBrowserCost
