package org.wattline.commands.tenant;

import java.util.Set;

/** One thing the onboarding team can do. */
interface Verb {
  String name();

  /** How it is called, for people. */
  String usage();

  /** Its own options that take a value. */
  default Set<String> options() {
    return Set.of();
  }

  /** Its own switches. */
  default Set<String> switches() {
    return Set.of();
  }

  /**
   * Does it.
   *
   * @throws TenantCommandException when it cannot be done
   */
  void run(Onboarding onboarding, Arguments arguments, Output output);
}
