# Finds a JDK 25: JAVA_HOME, the java on the PATH, then the usual JVM folders of the system.
# Sourced. require_jdk sets and exports JAVA_HOME, or says in one sentence what to do and exits with 3.

jdk_is_25() {
  [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$1/release"
}

require_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && jdk_is_25 "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  local candidate on_path
  if on_path=$(command -v javac 2>/dev/null); then
    candidate=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    if jdk_is_25 "$candidate"; then
      export JAVA_HOME=$candidate
      return 0
    fi
  fi
  for candidate in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if jdk_is_25 "$candidate"; then
      export JAVA_HOME=$candidate
      return 0
    fi
  done
  echo "Wattline needs a JDK 25 and found none: install one (for example Temurin 25) or set JAVA_HOME to it, then run this again." >&2
  exit 3
}
