# Finds the browser of the browser tests. Sourced. find_browser exports WATTLINE_CHROMIUM, or leaves it empty and says so:
# those tests are then reported as skipped.

find_browser() {
  local name
  for name in "${WATTLINE_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
      WATTLINE_CHROMIUM=$(command -v "$name")
      export WATTLINE_CHROMIUM
      return 0
    fi
  done
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing chromium for the tests in a browser ..." >&2
    if { apt-get update && apt-get install -y --no-install-recommends chromium fonts-dejavu-core; } >/dev/null 2>&1 &&
      command -v chromium >/dev/null 2>&1; then
      WATTLINE_CHROMIUM=$(command -v chromium)
      export WATTLINE_CHROMIUM
      return 0
    fi
    echo "chromium could not be installed: the tests in a browser are skipped." >&2
  else
    echo "No chromium found: the tests in a browser are skipped. Install it, or set WATTLINE_CHROMIUM to a browser." >&2
  fi
  export WATTLINE_CHROMIUM=
}
