package org.wattline.bench;

/**
 * One thing that is measured, beside the limit that this machine sets to it.
 *
 * <p>Registered in {@code META-INF/services/org.wattline.bench.Benchmark}; started by {@code
 * infra/bench NAME}.
 */
public interface Benchmark {

  /** What it is called on the command line: lower case, digits and hyphens. */
  String name();

  /** One line for the list: what the value and the probe are. */
  String summary();

  /**
   * Prepares, calls {@link Bench#measure} once, and cleans up what it started.
   *
   * @throws Exception whatever goes wrong; the run then fails without a result
   */
  void run(Bench bench) throws Exception;
}
