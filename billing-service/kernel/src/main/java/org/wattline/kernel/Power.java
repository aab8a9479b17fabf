package org.wattline.kernel;

/**
 * A power in whole watts (or, for reactive and apparent power, whole var and VA).
 *
 * @param watts W
 */
public record Power(long watts) implements Comparable<Power> {
  public static final Power ZERO = new Power(0);

  public static Power ofWatts(long watts) {
    return new Power(watts);
  }

  public Exact kilowatts() {
    return Exact.ofScaled(watts, 3);
  }

  @Override
  public int compareTo(Power other) {
    return Long.compare(watts, other.watts);
  }

  @Override
  public String toString() {
    return kilowatts() + " kW";
  }
}
