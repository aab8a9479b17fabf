package org.wattline.rating.engine;

import java.math.BigInteger;
import org.wattline.kernel.Exact;

/**
 * The highest power of several windows, of equal ones the first. Windows are compared by whole
 * numbers; only one that beats all before it is worked out further.
 */
final class HighestPower {
  /**
   * Digits of apparent power, which is seldom a whole number: fine enough for no price to show it.
   */
  static final int KVA_DECIMALS = 6;

  private final boolean apparent;
  private final int window;
  private final int decimals;
  private int slot = -1;
  private long energy;
  private long squareHigh;
  private long squareLow;
  private long milliVoltAmperes;

  /**
   * @param apparent whether power is that of active and reactive energy together, to the nearest
   *     mVA
   */
  HighestPower(boolean apparent, int window, int decimals) {
    this.apparent = apparent;
    this.window = window;
    this.decimals = decimals;
  }

  void see(int at, long active, long reactive) {
    if (apparent) {
      seeApparent(at, active, reactive);
    } else if (slot < 0 || active > energy) {
      energy = active;
      slot = at;
    }
  }

  private void seeApparent(int at, long active, long reactive) {
    long low = active * active;
    long other = reactive * reactive;
    long sum = low + other;
    long high =
        Math.multiplyHigh(active, active)
            + Math.multiplyHigh(reactive, reactive)
            + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    if (slot >= 0
        && (high < squareHigh
            || (high == squareHigh && Long.compareUnsigned(sum, squareLow) <= 0))) {
      return;
    }
    squareHigh = high;
    squareLow = sum;
    long rounded = rounded(active, reactive);
    if (slot < 0 || rounded > milliVoltAmperes) {
      milliVoltAmperes = rounded;
      slot = at;
    }
  }

  /** sqrt(P² + Q²) to the nearest mVA, half up, by whole numbers alone. */
  long rounded(long active, long reactive) {
    BigInteger p = BigInteger.valueOf(active).multiply(BigInteger.valueOf(60L / window));
    BigInteger q = BigInteger.valueOf(reactive).multiply(BigInteger.valueOf(60L / window));
    BigInteger square = p.multiply(p).add(q.multiply(q));
    BigInteger unit = BigInteger.TEN.pow(decimals);
    BigInteger fine = square.multiply(BigInteger.valueOf(1_000_000));
    BigInteger twice = fine.shiftLeft(2).divide(unit.multiply(unit)).sqrt();
    return twice.add(BigInteger.ONE).shiftRight(1).longValueExact();
  }

  /** In kW or kVA; zero where no window was seen. */
  Exact power() {
    if (slot < 0) {
      return Exact.ZERO;
    }
    return apparent
        ? Exact.ofScaled(milliVoltAmperes, KVA_DECIMALS)
        : Measurements.kilowatts(energy, window, decimals);
  }

  /** The first interval of that window; below zero where none was seen. */
  int slot() {
    return slot;
  }
}
