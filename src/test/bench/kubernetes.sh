#!/usr/bin/env bash
# What steps cost on a cluster beside bare Jobs of the same container, how late logs are, what a large artifact and requests come to.
#   KUBECONFIG=... src/test/bench/kubernetes.sh [ROUNDS]
# Take it on an idle machine, after `mvn -Dvaadin.skip test-compile`. Makes a namespace of its own and removes it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
: "${KUBECONFIG:?name the kubeconfig of a cluster in KUBECONFIG}"
classes=$(mktemp)
trap 'rm -f "$classes"' EXIT
(cd "$root" && mvn -B -q dependency:build-classpath -Dmdep.outputFile="$classes" >/dev/null)
for figures in io.slipway.engine.real.ClusterCost io.slipway.executor.kubernetes.ClusterFigures; do
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx512m -cp "$root/target/test-classes:$root/target/classes:$(cat "$classes")" "$figures" "${1:-5}"
done
