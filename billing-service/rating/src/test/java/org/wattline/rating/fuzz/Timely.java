package org.wattline.rating.fuzz;

import java.util.concurrent.TimeUnit;

/** The limit that reading any document keeps. */
final class Timely {
  private static final long LIMIT_SECONDS = 1;

  private Timely() {}

  /**
   * Runs, and fails when that takes longer than a second twice: once may be the first use of a
   * class.
   */
  static void run(Runnable reading) {
    if (seconds(reading) >= LIMIT_SECONDS) {
      long again = seconds(reading);
      if (again >= LIMIT_SECONDS) {
        throw new AssertionError("reading took " + again + " s");
      }
    }
  }

  private static long seconds(Runnable reading) {
    long start = System.nanoTime();
    reading.run();
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
  }
}
