#!/usr/bin/env bash
# From `git clone` to two compared runs, as a newcomer would, with a warm package cache: how long, how many clicks, and the
# server's memory afterwards.   src/test/bench/first_runs.sh [PORT]
# Needs: a chromium, python3; clones the commit that is checked out here.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
port=${1:-8397}
place=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$place"' EXIT
cd "$root"
mvn -B -q -Dvaadin.skip test-compile dependency:build-classpath -Dmdep.outputFile="$place/classes" >/dev/null
began=$(date +%s)
git clone -q "$root" "$place/slipway"
SLIPWAY_HOME=$place/home SLIPWAY_PORT=$port "$place/slipway/slipway" run >"$place/log" 2>&1 &
server=$!
until curl -sf -o /dev/null "http://localhost:$port/actuator/health/readiness"; do
  kill -0 "$server" 2>/dev/null || { cat "$place/log" >&2; exit 1; }
  sleep 1
done
echo "clone to ready: $(($(date +%s) - began)) s"
grep -o 'process running for [0-9.]*' "$place/log" | sed 's/process running for/JVM start to ready, s:/'
password=$(sed -n 's/.*with the password //p' "$place/log" | head -1)
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "target/test-classes:target/classes:$(cat "$place/classes")" \
  io.slipway.walk.FirstRunsCost "http://localhost:$port" "$password"
echo "clone to two compared runs: $(($(date +%s) - began)) s"
awk '/VmRSS/ { printf "RSS of the server: %d MB\n", $2 * 1024 / 1000000 }' "/proc/$server/status"
