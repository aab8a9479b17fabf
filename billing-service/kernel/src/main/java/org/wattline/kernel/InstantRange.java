package org.wattline.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Time from one instant up to, and not including, another.
 *
 * @param from the first instant
 * @param to the first instant after; not before {@code from}
 */
public record InstantRange(Instant from, Instant to) {
  public InstantRange {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "A range cannot end at " + to + " before it starts at " + from);
    }
  }

  public static InstantRange of(Instant from, Instant to) {
    return new InstantRange(from, to);
  }

  public Duration duration() {
    return Duration.between(from, to);
  }

  public boolean isEmpty() {
    return from.equals(to);
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  public boolean overlaps(InstantRange other) {
    return from.isBefore(other.to) && other.from.isBefore(to);
  }

  @Override
  public String toString() {
    return from + "/" + to;
  }
}
