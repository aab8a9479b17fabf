package org.wattline.kernel.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** The limits of time and memory that reading any document keeps. */
public final class Frugal {
  private static final long LIMIT_SECONDS = 1;

  /** What reading a small document may allocate: a few of these fit in any heap. */
  private static final long LIMIT_BYTES = 64L << 20;

  /** What it may allocate beyond that for each byte of the document. */
  private static final long BYTES_FOR_EACH = 1_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Frugal() {}

  /**
   * Runs, and fails when that takes longer than a second or allocates more than the size of the
   * document allows, twice: once may be the first use of a class.
   */
  public static void run(int size, Runnable reading) {
    String wrong = exceeded(size, reading);
    if (!wrong.isEmpty()) {
      wrong = exceeded(size, reading);
      if (!wrong.isEmpty()) {
        throw new AssertionError("reading " + size + " bytes " + wrong);
      }
    }
  }

  private static String exceeded(int size, Runnable reading) {
    long start = System.nanoTime();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    reading.run();
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    return seconds >= LIMIT_SECONDS
        ? "took " + seconds + " s"
        : allocated > LIMIT_BYTES + BYTES_FOR_EACH * size
            ? "allocated " + allocated + " bytes"
            : "";
  }
}
