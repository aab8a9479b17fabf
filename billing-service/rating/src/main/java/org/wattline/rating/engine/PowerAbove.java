package org.wattline.rating.engine;

import java.math.RoundingMode;
import org.wattline.kernel.Exact;

/** Adds up the squares of how far windows' power is above a limit, by whole numbers. */
final class PowerAbove {
  private final WindowWalk walk;
  private final Exact limit;
  private final Exact unit;
  private final long whole;
  private long count;
  private long sumHigh;
  private long sumLow;
  private long squaresHigh;
  private long squaresLow;

  /**
   * @param limit in kW
   */
  PowerAbove(WindowWalk walk, Exact limit) {
    this.walk = walk;
    this.limit = limit;
    this.unit = Exact.ofScaled(1, walk.isApparent() ? HighestPower.KVA_DECIMALS : walk.decimals());
    this.whole = limit.wholeSteps(unit, RoundingMode.FLOOR).longValueExact();
  }

  void see(int slot, long active, long reactive) {
    long power =
        walk.isApparent()
            ? walk.highest().rounded(active, reactive)
            : Math.multiplyExact(active, (long) walk.windowsInAnHour());
    if (power > whole) {
      count++;
      long low = sumLow + power;
      sumHigh += (power >> 63) + (Long.compareUnsigned(low, power) < 0 ? 1 : 0);
      sumLow = low;
      long square = power * power;
      long squares = squaresLow + square;
      squaresHigh +=
          Math.multiplyHigh(power, power) + (Long.compareUnsigned(squares, square) < 0 ? 1 : 0);
      squaresLow = squares;
    }
  }

  /** The sum of (power - limit)², in kW². */
  Exact squares() {
    Exact sum = IndexedEnergy.wide(sumHigh, sumLow).times(unit);
    Exact squares = IndexedEnergy.wide(squaresHigh, squaresLow).times(unit).times(unit);
    return squares.minus(limit.times(sum).times(2)).plus(limit.times(limit).times(count));
  }
}
