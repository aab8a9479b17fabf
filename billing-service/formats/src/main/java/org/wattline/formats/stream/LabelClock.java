package org.wattline.formats.stream;

import java.time.ZoneId;

/**
 * Places intervals that are labelled with local times without offset, at their start or their end,
 * through both clock changes. Not for use by two threads.
 */
public final class LabelClock {

  private final LocalClock clock;
  private long start;
  private boolean forwarded;

  public LabelClock(ZoneId zone) {
    this.clock = new LocalClock(zone);
  }

  public LocalClock clock() {
    return clock;
  }

  /**
   * Places an interval by its start label.
   *
   * @param forward what a label in the hour that does not exist does: true reads it as the hour
   *     after
   * @return false where the label does not exist
   */
  public boolean atStart(long local, SeriesClock series, boolean forward) {
    LocalClock.Hour hour = clock.place(local);
    forwarded = false;
    if (hour == LocalClock.Hour.ONCE) {
      start = clock.earlier();
      return true;
    }
    if (hour == LocalClock.Hour.TWICE) {
      start = series.choose(clock.earlier(), clock.later());
      return true;
    }
    start = clock.earlier();
    forwarded = true;
    return forward;
  }

  /**
   * Places an interval by its end label. Sources count the end from the start's clock or read it
   * from the wall; where the two differ, what continues the series is meant.
   *
   * @param seconds the interval's length
   */
  public boolean atEnd(long local, int seconds, SeriesClock series, boolean forward) {
    LocalClock.Hour atStart = clock.place(local - seconds);
    long startEarlier = clock.earlier();
    long startLater = clock.later();
    LocalClock.Hour atEnd = clock.place(local);
    long endEarlier = clock.earlier() - seconds;
    long endLater = clock.later() - seconds;
    forwarded = false;
    series.writes(local);
    if (atStart == LocalClock.Hour.NEVER) {
      start = series.choose(endEarlier, endLater);
      // 02:00 and 03:00 both end the hour before the change: who writes both has an hour too many
      if (atEnd == LocalClock.Hour.NEVER || series.hasJustPassed(start)) {
        start = startEarlier;
        forwarded = true;
        return forward;
      }
      return true;
    }
    if (atEnd == LocalClock.Hour.NEVER) {
      start = series.choose(startEarlier, startLater);
      forwarded = series.hasJustPassed(start);
      return !forwarded;
    }
    long first = Math.min(startEarlier, endEarlier);
    long last = Math.max(startLater, endLater);
    if (first == last) {
      start = first;
      return true;
    }
    long middle = first == startEarlier ? Math.min(startLater, endEarlier) : startEarlier;
    if (middle <= first || middle >= last) {
      start = series.choose(first, last);
    } else {
      start = series.choose(first, middle, last);
    }
    return true;
  }

  /** The start of the interval last placed. */
  public long start() {
    return start;
  }

  /** True when the label last placed was of the hour that does not exist. */
  public boolean forwarded() {
    return forwarded;
  }

  /**
   * The seconds from a start to the first moment after it that an end label can mean; -1 for none.
   */
  public long secondsTo(long from, long endLocal) {
    clock.place(endLocal);
    long end = clock.earlier() > from ? clock.earlier() : clock.later();
    return end >= from ? end - from : -1;
  }

  /**
   * The first moment of the calendar day that a local time lies in.
   *
   * @param days whole days to go on from there
   */
  public long startOfDay(long local, int days) {
    return clock.startOfDay(Math.floorDiv(local, 86_400L) + days);
  }
}
