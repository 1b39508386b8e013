# Finds what a build needs: a JDK, Maven, Node. Sourced by ./slipway.

readonly JDK_NEEDED=25 NODE_NEEDED=24 MAVEN_VERSION=3.9.11

say() { printf 'slipway: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# The places where JDKs usually lie, most wanted first.
jdk_candidates() {
  [ -n "${JAVA_HOME:-}" ] && printf '%s\n' "$JAVA_HOME"
  local on_path
  if on_path=$(command -v java); then
    on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
    dirname "$(dirname "$on_path")"
  fi
  printf '%s\n' /usr/lib/jvm/* /opt/*jdk* /opt/java* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
}

# The major version of the JDK in a folder; nothing where it is no JDK.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -f "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n '1s/.*"\([0-9]*\).*/\1/p'
  fi
}

find_jdk() {
  [ -n "${JAVA:-}" ] && return
  local folder version seen=
  while IFS= read -r folder; do
    [ -d "$folder" ] || continue
    version=$(jdk_version "$folder")
    if [ -n "$version" ] && [ "$version" -ge "$JDK_NEEDED" ]; then
      JAVA_HOME=$folder JAVA=$folder/bin/java
      export JAVA_HOME
      return
    fi
    seen="$seen"$'\n'"  $folder${version:+ (JDK $version)}"
  done < <(jdk_candidates)
  say "needs a JDK $JDK_NEEDED or newer (not only a JRE), and found none."
  say "Install one, for instance Eclipse Temurin $JDK_NEEDED, or set JAVA_HOME to where it is. Looked in JAVA_HOME, on PATH, in /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks and where macOS and Homebrew keep theirs; found there:${seen:- nothing}"
  exit 1
}

# Prints the Maven to use: the wrapper if the checkout has one, the installed one, or one fetched before.
find_maven() {
  local fetched=$root/.maven/apache-maven-$MAVEN_VERSION/bin/mvn
  if [ -x "$root/mvnw" ]; then printf '%s\n' "$root/mvnw"
  elif command -v mvn; then :
  elif [ -x "$fetched" ]; then printf '%s\n' "$fetched"
  elif [ -n "${MVNW_REPOURL:-}" ]; then fetch_maven "$fetched"
  else fail "needs Maven 3.8 or newer: install it (apt install maven, brew install maven), or set MVNW_REPOURL to the address of a Maven repository to fetch it from"
  fi
}

fetch_maven() {
  local archive=$root/.maven/maven.tar.gz
  local url=${MVNW_REPOURL%/}/org/apache/maven/apache-maven/$MAVEN_VERSION/apache-maven-$MAVEN_VERSION-bin.tar.gz
  say "fetching Maven $MAVEN_VERSION"
  mkdir -p "$root/.maven"
  curl -fsSL "$url" -o "$archive" && tar -xzf "$archive" -C "$root/.maven" || fail "could not fetch Maven from MVNW_REPOURL=$MVNW_REPOURL"
  rm -f "$archive"
  printf '%s\n' "$1"
}

node_version() { "$1" --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p'; }

# Sets NODE_FOLDER to a folder with a new enough node, or to nothing: then Vaadin fetches its own.
find_node() {
  local version node
  NODE_FOLDER=
  if node=$(command -v node) && version=$(node_version "$node") && [ "${version:-0}" -ge "$NODE_NEEDED" ]; then
    NODE_FOLDER=$(dirname "$(readlink -f "$node")")
    return
  fi
  if [ ! -x "$root/.node/node" ]; then
    command -v npm >/dev/null || return 0
    say "installing Node $NODE_NEEDED into .node (the installed one is ${version:-not there})"
    npm install --prefix "$root/.node" "node@$NODE_NEEDED" npm@11 --no-save >"$root/.node.log" 2>&1 \
      || { say "npm could not install Node (see .node.log); Vaadin will try to fetch it"; return 0; }
    ln -sf node_modules/node/bin/node "$root/.node/node"
    rm -f "$root/.node.log"
  fi
  NODE_FOLDER=$root/.node
}
