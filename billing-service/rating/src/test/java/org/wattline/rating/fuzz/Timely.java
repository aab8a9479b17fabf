package org.wattline.rating.fuzz;

import java.util.concurrent.TimeUnit;

/** The limit that reading any document keeps. */
final class Timely {
  private static final long LIMIT_SECONDS = 1;
  private static boolean warm;

  private Timely() {}

  /**
   * Runs, and fails when that took longer than a second; the first time also loads classes and is
   * not timed.
   */
  static synchronized void run(Runnable reading) {
    if (!warm) {
      warm = true;
      reading.run();
    }
    long start = System.nanoTime();
    reading.run();
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    if (seconds >= LIMIT_SECONDS) {
      throw new AssertionError("reading took " + seconds + " s");
    }
  }
}
