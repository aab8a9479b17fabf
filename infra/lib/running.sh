# Sourced; needs $root.

# stack_runs: whether a launcher of this checkout is alive; its process id is in $launcher then.
stack_runs() {
  launcher=$(cut -d' ' -f1 "$root/infra/.data/run/up.pid" 2>/dev/null || true)
  [ -n "$launcher" ] && kill -0 "$launcher" 2>/dev/null &&
    tr '\0' ' ' <"/proc/$launcher/cmdline" 2>/dev/null | grep -q 'org\.wattline\.local\.Up'
}
