# Builds the jar and the start-up cache beside it. Sourced by ./slipway.

jar=$root/target/slipway.jar
unpacked=$root/target/slipway         # the same jar, unpacked: classes load faster from it, and the cache needs it
cache=$unpacked/slipway.aot
build_log=$root/target/build.log

app_jar() { if [ -f "$unpacked/slipway.jar" ]; then printf '%s' "$unpacked/slipway.jar"; else printf '%s' "$jar"; fi; }

java_flags() {
  # A server of this size needs neither a large heap nor many collector threads: it starts small, and gives back what it does not use. All can be changed by JAVA_TOOL_OPTIONS.
  printf '%s ' --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:MaxRAMPercentage=25 \
    -Xms128m -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=30
  [ -f "$cache" ] && printf '%s ' "-XX:AOTCache=$cache" -Xlog:aot=off -Xlog:cds=off
  return 0
}

stale() {
  [ -f "$jar" ] || return 0
  [ -n "$(find "$root/src/main" "$root/pom.xml" "$root"/package*.json -newer "$jar" -type f -not -path '*/generated/*' -print -quit 2>/dev/null)" ]
}

build_if_needed() {
  find_jdk
  if stale; then build; elif [ ! -f "$cache" ]; then make_start_cache; fi
}

build() {
  find_jdk
  local maven
  maven=$(find_maven)
  find_node
  mkdir -p "$root/target"
  say "building (log: target/build.log); the first time fetches packages and takes some minutes"
  local begun=$SECONDS
  if ! (cd "$root" && "$maven" -B package -Dmaven.test.skip=true ${NODE_FOLDER:+"-Dvaadin.node.folder=$NODE_FOLDER"} 2>&1) | tee "$build_log" | progress; then
    grep -E '^\[ERROR\]' "$build_log" | head -15 >&2 || true
    fail "the build failed; the whole log is target/build.log"
  fi
  touch "$jar" # the build dates it by its reproducible timestamp, which is older than any source
  make_start_cache
  say "built in $((SECONDS - begun)) s"
}

# Turns Maven's log into a line for each thing that takes time.
progress() {
  local line last=
  while IFS= read -r line; do
    case $line in
      *"Downloading from"*) [ "$last" = fetch ] || { say "  fetching packages"; last=fetch; } ;;
      *"compiler:"*":compile "*) say "  compiling"; last= ;;
      *"build-frontend"*) say "  building the front end"; last= ;;
      *"spring-boot:"*"repackage"*) say "  packing the jar"; last= ;;
    esac
  done
}

# Lets the application rehearse and keeps what the JVM learned (JEP 514, 515). Not on the database of a server of this machine.
make_start_cache() {
  say "  making the start-up cache"
  rm -rf "$unpacked"
  "$JAVA" -Djarmode=tools -jar "$jar" extract --destination "$unpacked" >>"$build_log" 2>&1 || return 0
  env -u SPRING_DATASOURCE_URL "$JAVA" $(java_flags) -XX:AOTCacheOutput="$cache" -jar "$unpacked/slipway.jar" rehearse >>"$build_log" 2>&1 \
    || { rm -f "$cache"; say "  no start-up cache (see target/build.log): starts will be slower"; }
}
