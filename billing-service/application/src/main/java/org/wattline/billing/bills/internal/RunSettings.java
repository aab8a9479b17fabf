package org.wattline.billing.bills.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How replicas share runs.
 *
 * @param lease how long a worker may take over a chunk before another takes it: far longer than the
 *     second or so that one takes, and no longer than a run may stand still; 1 second to 10 minutes
 * @param look how often a replica looks for runs that it did not start itself, and goes on with
 *     those that the database broke off; 100 ms to 10 minutes
 */
@ConfigurationProperties("wattline.billing-runs")
record RunSettings(@DefaultValue("45s") Duration lease, @DefaultValue("15s") Duration look) {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  RunSettings {
    require("lease", lease, Duration.ofSeconds(1));
    require("look", look, Duration.ofMillis(100));
  }

  private static void require(String name, Duration value, Duration shortest) {
    if (value.compareTo(shortest) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "wattline.billing-runs."
              + name
              + " is "
              + shortest
              + " to "
              + LONGEST
              + ", not "
              + value);
    }
  }
}
