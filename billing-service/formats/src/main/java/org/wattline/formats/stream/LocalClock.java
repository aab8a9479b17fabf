package org.wattline.formats.stream;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Turns local times of one zone into instants, fast: between two clock changes the offset is one
 * number. Local times are given as seconds since 1970-01-01T00:00 on the local clock. Not for use
 * by two threads.
 */
public final class LocalClock {

  /** What a local time is on this clock. */
  public enum Hour {
    /** It happens once. */
    ONCE,
    /** It happens twice, in autumn. */
    TWICE,
    /** It does not happen, in spring. */
    NEVER
  }

  private static final long DAY = 86_400;

  private final ZoneId zone;
  private final ZoneRules rules;
  private long from = 1;
  private long to = 0;
  private int offset;
  private long earlier;
  private long later;

  public LocalClock(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
  }

  public ZoneId zone() {
    return zone;
  }

  /**
   * Places a local time. After {@link Hour#ONCE} both {@link #earlier()} and {@link #later()} are
   * its instant; after {@link Hour#TWICE} they are the two; after {@link Hour#NEVER} {@link
   * #earlier()} reads it with the offset before the change (so 02:30 becomes 03:30 on the new
   * clock).
   */
  public Hour place(long local) {
    if (local >= from && local < to) {
      earlier = local - offset;
      later = earlier;
      return Hour.ONCE;
    }
    return placeSlowly(local);
  }

  private Hour placeSlowly(long local) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
    ZoneOffsetTransition change = rules.getTransition(time);
    if (change != null) {
      int before = change.getOffsetBefore().getTotalSeconds();
      int after = change.getOffsetAfter().getTotalSeconds();
      earlier = local - before;
      if (change.isGap()) {
        later = earlier;
        return Hour.NEVER;
      }
      later = local - after;
      return Hour.TWICE;
    }
    offset = rules.getOffset(time).getTotalSeconds();
    earlier = local - offset;
    later = earlier;
    remember(local);
    return Hour.ONCE;
  }

  /**
   * Widens the window of one offset to the neighbouring changes, or to a day where there are none.
   */
  private void remember(long local) {
    java.time.Instant instant = java.time.Instant.ofEpochSecond(local - offset);
    ZoneOffsetTransition next = rules.nextTransition(instant);
    ZoneOffsetTransition previous = rules.previousTransition(instant.plusSeconds(1));
    if (next == null) {
      to = local + 366 * DAY;
    } else {
      // the local clock is unambiguous until the change, less the hour that repeats
      long change = next.getDuration().getSeconds();
      to = next.toEpochSecond() + offset + Math.min(0, change);
    }
    if (previous == null) {
      from = local;
    } else {
      long after = previous.toEpochSecond() + offset;
      long size = Math.abs(previous.getDuration().getSeconds());
      from = after + (previous.isOverlap() ? size : 0);
    }
  }

  /** The first instant of the local time last placed. */
  public long earlier() {
    return earlier;
  }

  /** The second. */
  public long later() {
    return later;
  }

  /** The local time of an instant. */
  public long local(long epochSecond) {
    return epochSecond
        + rules.getOffset(java.time.Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
  }

  /** The first moment of a day, given as days since 1970. */
  public long startOfDay(long epochDay) {
    place(epochDay * DAY);
    return earlier;
  }
}
