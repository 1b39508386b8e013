# Every check there is, with one summary at the end. Sourced by ./slipway.
#
# What a test needs and this machine lacks is installed where that is possible without asking (as root, with apt-get);
# otherwise it is skipped with a sentence. With CI=true a skip of what can be installed is a failure.

skips=()
failures=()

missing() { # WHAT HOW-TO-GET-IT
  if [ "${CI:-}" = true ]; then failures+=("$1 is missing: $2"); else skips+=("$1 is missing: $2"); fi
}

apt_install() { # COMMAND-PROBE PACKAGE...
  local probe=$1
  shift
  eval "$probe" && return 0
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  say "installing $*"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >"$root/target/apt.log" 2>&1
  eval "$probe"
}

prepare_machine() {
  apt_install 'command -v chromium >/dev/null' chromium \
    || missing "a browser" "install Debian's package chromium; tests in the browser are skipped"
  apt_install 'ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1' postgresql \
    || missing "PostgreSQL" "install Debian's package postgresql; store tests run on H2 only"
  apt_install 'command -v nginx >/dev/null || [ -x /usr/sbin/nginx ]' nginx-light \
    || missing "a proxy" "install Debian's package nginx-light; the walk behind a proxy is skipped"
  export SLIPWAY_SHARED=${SLIPWAY_SHARED:-$root/../shared}
  if [ -x "$SLIPWAY_SHARED/python/setup" ]; then
    eval "$("$SLIPWAY_SHARED/python/setup")"
    if [ -n "${SLIPWAY_PYTHON:-}" ]; then
      guarded_mlflow || missing "an MLflow that asks for passwords" "Flask-WTF could not be installed, see target/guarded.log"
    else
      missing "the Python clients" "shared/python/setup could not make them"
    fi
  else
    skips+=("the shared folder is not at $SLIPWAY_SHARED: conformance and client tests are skipped")
  fi
}

# MLflow's sign-in needs a package that its environment lacks: one beside it, which sees its packages.
guarded_mlflow() {
  local beside=$root/target/guarded-python
  {
    "$SLIPWAY_PYTHON/bin/python" -m venv "$beside" \
      && "$SLIPWAY_PYTHON/bin/python" -c 'import site; print(site.getsitepackages()[0])' >"$(echo "$beside"/lib/python3*/site-packages)/beside.pth" \
      && "$beside/bin/pip" install -q 'Flask-WTF<2'
  } >"$root/target/guarded.log" 2>&1 && export SLIPWAY_GUARDED_PYTHON=$beside
}

# A real cluster for what needs one; the first time it is built, which takes some ten minutes.
cluster_up() {
  if [ ! -x "$SLIPWAY_SHARED/cluster/up" ]; then
    skips+=("there is no $SLIPWAY_SHARED/cluster: tests on Kubernetes are skipped")
    return 0
  fi
  say "bringing up a Kubernetes cluster (log: target/cluster.log)"
  local settings
  if settings=$("$SLIPWAY_SHARED/cluster/up" 2>"$root/target/cluster.log"); then
    trap cluster_down EXIT
    eval "$settings"
    steady_bridge
    apt_install 'command -v buildah >/dev/null' buildah \
      || missing "a maker of images" "install Debian's package buildah; Slipway is not installed on the cluster"
  else
    missing "a Kubernetes cluster" "shared/cluster/up could not start one, see target/cluster.log"
  fi
}

# A bridge takes the lowest MAC of its ports, so it changes as pods come and go, and others lose this machine for up to
# 30 seconds, until they ask anew. One that was set stays.
steady_bridge() {
  local bridge=slipway0
  [ ! -e "/sys/class/net/$bridge/address" ] || ip link set dev "$bridge" address "$(cat "/sys/class/net/$bridge/address")"
}

cluster_down() { "$SLIPWAY_SHARED/cluster/down" >>"$root/target/cluster.log" 2>&1 || true; }

java_checks() {
  local maven
  maven=$(find_maven)
  say "Java: build, unit tests, tests with real processes and a real browser (log: target/test.log)"
  # Failures are counted from the reports, so that one red test does not hide the others.
  (cd "$root" && "$maven" -B verify -Dmaven.test.failure.ignore=true ${NODE_FOLDER:+"-Dvaadin.node.folder=$NODE_FOLDER"} 2>&1) \
    | tee "$root/target/test.log" | grep --line-buffered -E '^\[(INFO|WARNING|ERROR)\] Tests run:.*Time elapsed|BUILD (SUCCESS|FAILURE)' >&2 || true
  if ! grep -q 'BUILD SUCCESS' "$root/target/test.log"; then
    grep -E '^\[ERROR\]' "$root/target/test.log" | head -20 >&2
    failures+=("the Maven build failed: see target/test.log")
  fi
}

front_end_check() { # NAME NPM-ARGUMENTS...
  local name=$1
  shift
  say "front end: $name"
  (cd "$root" && PATH="${NODE_FOLDER:+$NODE_FOLDER:}$PATH" npm --silent "$@" >"$root/target/front-end-$name.log" 2>&1) \
    || { tail -30 "$root/target/front-end-$name.log" >&2; failures+=("front end: $name failed"); }
}

# Sums an attribute of the <testsuite> elements of JUnit's report files.
sum() { # ATTRIBUTE FILE...
  local attribute=$1
  shift
  cat /dev/null "$@" 2>/dev/null | grep -oE "<testsuite [^>]*" | grep -oE " $attribute=\"[0-9]+\"" | grep -oE '[0-9]+' | awk '{ n += $1 } END { print n + 0 }'
}

summary() {
  local reports=("$root"/target/surefire-reports/TEST-*.xml "$root"/target/failsafe-reports/TEST-*.xml "$root"/target/vitest.xml)
  local tests failed skipped line
  tests=$(sum tests "${reports[@]}")
  failed=$(($(sum failures "${reports[@]}") + $(sum errors "${reports[@]}")))
  skipped=$(sum skipped "${reports[@]}")
  printf '\n---- Summary ----\n'
  [ "$failed" -gt 0 ] && failures+=("$failed tests failed: $(grep -lE '<(failure|error)[ >]' "${reports[@]}" 2>/dev/null | sed 's#.*/TEST-##; s#\.xml##' | tr '\n' ' ')")
  grep -hoE '<skipped message="[^"]*"' "${reports[@]}" 2>/dev/null | sed 's/<skipped message=/skipped: /' | sort | uniq -c || true
  [ "$tests" -gt 0 ] || failures+=("no test ran")
  # The first lines of each failure: where only this output is kept, a name alone helps nobody.
  [ "$failed" -eq 0 ] || sed -n '/^\[ERROR\] Failures:\|^\[ERROR\] Errors:/,/^\[ERROR\] Tests run:/p' "$root/target/test.log" | cut -c1-500 | head -80
  for line in ${skips[@]+"${skips[@]}"}; do printf 'skipped: %s\n' "$line"; done
  for line in ${failures[@]+"${failures[@]}"}; do printf 'FAILED: %s\n' "$line"; done
  local red=$failed
  [ "$red" -eq 0 ] && red=${#failures[@]}
  printf '%d passed, %d failed, %d skipped\n' "$((tests - failed - skipped))" "$red" "$skipped"
  [ ${#failures[@]} -eq 0 ]
}

all_checks() {
  mkdir -p "$root/target"
  rm -rf "$root"/target/surefire-reports "$root"/target/failsafe-reports "$root"/target/vitest.xml
  find_jdk
  find_node
  prepare_machine
  cluster_up
  java_checks
  if [ -f "$root/package.json" ] && grep -q '"typecheck"' "$root/package.json"; then
    [ -d "$root/node_modules/vitest" ] || front_end_check install ci
    front_end_check lint run lint
    front_end_check typecheck run typecheck
    front_end_check test run test
  fi
  summary
}
