package org.wattline.tenancy.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.time.SystemClock;

/**
 * A clock that runs like the machine's until it is moved: {@link #set} stops it at an instant,
 * {@link #advance} moves it on, {@link #reset} lets it run again.
 */
public final class TestClock extends Clock {
  private final ZoneId zone;
  private final AtomicReference<@Nullable Instant> fixed;

  public TestClock() {
    this(ZoneOffset.UTC, new AtomicReference<>());
  }

  private TestClock(ZoneId zone, AtomicReference<@Nullable Instant> fixed) {
    this.zone = zone;
    this.fixed = fixed;
  }

  /** Stops the clock at an instant. */
  public void set(Instant instant) {
    fixed.set(instant);
  }

  /** Moves the clock on, or back, and leaves it stopped there. */
  public void advance(Duration by) {
    fixed.set(instant().plus(by));
  }

  /** Lets the clock run with the machine's again. */
  public void reset() {
    fixed.set(null);
  }

  @Override
  @SystemClock
  public Instant instant() {
    Instant stopped = fixed.get();
    return stopped == null ? Clock.systemUTC().instant() : stopped;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same time in another zone: moved together with this one. */
  @Override
  public Clock withZone(ZoneId other) {
    return new TestClock(other, fixed);
  }
}
