# Builds what must be built before something can run. Sourced, after jdk.sh and require_jdk; needs $root.

# build_modules FOLDER...: packages those modules whose sources, or whose dependencies' sources, are not the ones last
# built, with a line per module on standard error. The whole of Maven's output goes to infra/.data/logs/build.log.
build_modules() {
  local changed log=$root/infra/.data/logs/build.log module wanted
  changed=$("$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$root/infra/lib/Changed.java" list "$root" "$@")
  [ -n "$changed" ] || return 0
  mkdir -p "$(dirname "$log")"
  wanted=$(echo $changed | tr ' ' ',')
  # a file that is gone from the sources must not live on in what is built
  for module in $changed; do rm -rf "$root/$module/target/classes"; done
  echo "Building $(echo "$changed" | wc -l | tr -d ' ') module(s) that changed since they were last built; the first time this fetches what they need." >&2
  if ! (cd "$root" && JAVA_HOME=$JAVA_HOME ./mvnw -Pquick -DskipTests package -pl "$wanted" -am </dev/null 2>&1) |
    tee "$log" | build_progress; then
    true
  fi
  if ! grep -q 'BUILD SUCCESS' "$log"; then
    grep -E '^\[ERROR\]|No space left' "$log" | head -12 >&2
    if grep -q 'No space left on device' "$log" || disk_is_full; then
      echo "The disk is full: free some space and run this again." >&2
    else
      echo "The build failed: read $log, mend what it names, and run this again." >&2
    fi
    return 1
  fi
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$root/infra/lib/Changed.java" done "$root" "$@"
}

# disk_is_full: whether less than 16 MB are free where the project lies; the log that would tell may lie there, too.
disk_is_full() {
  [ "$(df -Pk "$root" | awk 'NR == 2 { print $4 }')" -lt 16384 ]
}

build_progress() {
  local line start=$SECONDS
  while IFS= read -r line; do
    case $line in
      *"Building Wattline"*"["*) printf '  %4ss  %s\n' $((SECONDS - start)) "$(echo "$line" | sed 's/^\[INFO\] *Building *//; s/ 0\.1\.0-SNAPSHOT */ /')" >&2 ;;
      *"BUILD SUCCESS"*) printf '  %4ss  built\n' $((SECONDS - start)) >&2 ;;
    esac
  done
}
