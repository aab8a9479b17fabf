package org.wattline.kernel;

/**
 * An amount of energy in whole watt-hours.
 *
 * @param wattHours Wh; negative where a correction takes energy back
 */
public record Energy(long wattHours) implements Comparable<Energy> {
  public static final Energy ZERO = new Energy(0);

  public static Energy ofWattHours(long wattHours) {
    return new Energy(wattHours);
  }

  public static Energy ofKilowattHours(long kilowattHours) {
    return new Energy(Math.multiplyExact(kilowattHours, 1000L));
  }

  public Energy plus(Energy other) {
    return new Energy(Math.addExact(wattHours, other.wattHours));
  }

  public Energy minus(Energy other) {
    return new Energy(Math.subtractExact(wattHours, other.wattHours));
  }

  public Energy negated() {
    return new Energy(Math.negateExact(wattHours));
  }

  /** The mean power over a time, exactly. */
  public Exact meanWatts(java.time.Duration time) {
    return Exact.of(wattHours).times(3600).dividedBy(time.toSeconds());
  }

  public Exact kilowattHours() {
    return Exact.ofScaled(wattHours, 3);
  }

  @Override
  public int compareTo(Energy other) {
    return Long.compare(wattHours, other.wattHours);
  }

  @Override
  public String toString() {
    return kilowattHours() + " kWh";
  }
}
