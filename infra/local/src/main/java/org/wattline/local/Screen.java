package org.wattline.local;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows what happens while a stack starts: lines, and below them on a terminal a bar that moves.
 * Where the output goes to a file or a pipe, the bar is a line for each tenth.
 */
final class Screen implements Progress {
  private static final int CELLS = 30;
  private static final int TENTHS = 10;
  private static final int WIDTH = 100;
  private static final double NANOS = 1e9;
  private static final double SPOKEN_FROM = 0.05;
  private static final int SECONDS = 60;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanos;
  private String bar = "";
  private long begun = -1;
  private int tenths = -1;

  Screen(PrintStream out, boolean terminal, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
  }

  @Override
  public synchronized void accept(String line) {
    out.println((bar.isEmpty() ? "" : CLEAR) + "  " + line);
    draw();
  }

  @Override
  public synchronized void at(double share, String what) {
    if (begun < 0) {
      begun = nanos.getAsLong();
    }
    double done = Math.clamp(share, 0, 1);
    int full = (int) (done * CELLS);
    String text =
        String.format(
            Locale.ROOT,
            "[%s%s] %3.0f %%  %s%s",
            "#".repeat(full),
            "-".repeat(CELLS - full),
            done * 100,
            what,
            left(done));
    if (terminal) {
      bar = done < 1 ? "  " + text.substring(0, Math.min(text.length(), WIDTH)) : "";
      out.print(CLEAR + bar);
      out.flush();
    } else if ((int) (done * TENTHS) > tenths) {
      tenths = (int) (done * TENTHS);
      out.println("  " + text);
    }
  }

  private String left(double done) {
    if (done < SPOKEN_FROM || done >= 1) {
      return "";
    }
    long seconds = Math.round((nanos.getAsLong() - begun) / NANOS * (1 - done) / done);
    return seconds < SECONDS
        ? String.format(Locale.ROOT, ", about %d s left", seconds)
        : String.format(Locale.ROOT, ", about %d min left", Math.round((double) seconds / SECONDS));
  }

  private void draw() {
    if (!bar.isEmpty()) {
      out.print(bar);
      out.flush();
    }
  }
}
