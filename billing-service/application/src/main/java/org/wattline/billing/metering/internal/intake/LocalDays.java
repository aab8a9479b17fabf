package org.wattline.billing.metering.internal.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** The days of a zone as seconds, remembered. */
public final class LocalDays {
  private final ZoneId zone;
  private final Map<Integer, Bounds> known = new HashMap<>();
  private Bounds last = new Bounds(0, 0, 0);

  public LocalDays(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * A day.
   *
   * @param begins its first second, since 1970
   * @param seconds how long it is
   */
  public record Bounds(int epochDay, long begins, int seconds) {
    boolean contains(long second) {
      return second >= begins && second < begins + seconds;
    }
  }

  /** The day of a moment. */
  public Bounds of(long epochSecond) {
    if (!last.contains(epochSecond)) {
      LocalDate date = LocalDate.ofInstant(Instant.ofEpochSecond(epochSecond), zone);
      last = known.computeIfAbsent((int) date.toEpochDay(), day -> bounds(date));
    }
    return last;
  }

  private Bounds bounds(LocalDate date) {
    long begins = date.atStartOfDay(zone).toEpochSecond();
    long ends = date.plusDays(1).atStartOfDay(zone).toEpochSecond();
    return new Bounds((int) date.toEpochDay(), begins, (int) (ends - begins));
  }
}
