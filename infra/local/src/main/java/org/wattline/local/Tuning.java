package org.wattline.local;

import java.util.List;

/**
 * How the JVMs of a stack run.
 *
 * @param jvmOptions of every service and of Keycloak
 * @param writesStartProfiles whether an orderly stop leaves what makes the next start faster, which
 *     takes some seconds the first time
 */
public record Tuning(List<String> jvmOptions, boolean writesStartProfiles) {

  /** Starts quickly and stays small: the first compiler only. */
  public static final Tuning QUICK_START = new Tuning(List.of("-XX:TieredStopAtLevel=1"), true);

  /** As {@link #QUICK_START}, for stacks that are thrown away. */
  public static final Tuning ONE_TEST_RUN = new Tuning(List.of("-XX:TieredStopAtLevel=1"), false);

  /** Runs as in production, for measurements. */
  public static final Tuning FULL_SPEED = new Tuning(List.of(), false);

  public Tuning {
    jvmOptions = List.copyOf(jvmOptions);
  }
}
