package org.wattline.tenancy.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock that business is done by. It is the machine's, unless it was told to start in the past
 * so that a past can be lived through: then it runs behind the machine's, can be moved forward up
 * to it, and once it was caught up it stays there. It never goes back and never ahead.
 */
public final class BusinessClock extends Clock {
  private final Clock trueTime;
  private final ZoneId zone;
  private final Offset behind;

  /** What all of its zones share. */
  private static final class Offset {
    private volatile Duration length;

    Offset(Duration length) {
      this.length = length;
    }

    Duration get() {
      return length;
    }

    void set(Duration to) {
      length = to;
    }
  }

  private BusinessClock(Clock trueTime, ZoneId zone, Offset behind) {
    this.trueTime = trueTime;
    this.zone = zone;
    this.behind = behind;
  }

  /** The machine's time: it cannot be moved. */
  public static BusinessClock following(Clock trueTime) {
    return new BusinessClock(trueTime, ZoneOffset.UTC, new Offset(Duration.ZERO));
  }

  /**
   * A clock that starts in the past.
   *
   * @throws IllegalArgumentException when the start is not past
   */
  public static BusinessClock startingAt(Instant start, Clock trueTime) {
    Duration behind = Duration.between(start, trueTime.instant());
    if (behind.isNegative() || behind.isZero()) {
      throw new IllegalArgumentException(
          "Business time cannot start at " + start + ": that is not in the past");
    }
    return new BusinessClock(trueTime, ZoneOffset.UTC, new Offset(behind));
  }

  /** Whether it runs behind the machine's; what does not, cannot be moved. */
  public boolean isBehind() {
    return !behind.get().isZero();
  }

  /**
   * Moves it forward.
   *
   * @throws IllegalStateException naming the reason when it is not behind, when {@code to} is not
   *     after its time, or when it would run ahead
   */
  public void moveTo(Instant to) {
    synchronized (behind) {
      requireBehind();
      Instant now = trueTime.instant();
      Instant own = now.minus(behind.get());
      if (!to.isAfter(own)) {
        throw new IllegalStateException(
            "Business time is " + own + " and moves forward only: not to " + to + ".");
      }
      if (!to.isBefore(now)) {
        throw new IllegalStateException(
            "Business time never runs ahead: it is " + now + " now, before " + to + ".");
      }
      behind.set(Duration.between(to, now));
    }
  }

  /**
   * Makes it the machine's time, for good.
   *
   * @throws IllegalStateException when it is that already
   */
  public void catchUp() {
    synchronized (behind) {
      requireBehind();
      behind.set(Duration.ZERO);
    }
  }

  private void requireBehind() {
    if (!isBehind()) {
      throw new IllegalStateException("Business time is the machine's: it cannot be moved.");
    }
  }

  @Override
  public Instant instant() {
    return trueTime.instant().minus(behind.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same time in another zone: moved together with this one. */
  @Override
  public Clock withZone(ZoneId other) {
    return new BusinessClock(trueTime, other, behind);
  }
}
