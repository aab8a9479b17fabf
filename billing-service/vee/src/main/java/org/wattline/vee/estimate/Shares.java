package org.wattline.vee.estimate;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;

/** Splits a whole number by weights so that the parts come to it exactly. */
public final class Shares {
  private Shares() {}

  /**
   * Parts in proportion to weights, by largest remainder: each is its exact share rounded down or
   * up, and together they are the whole. Where all weights are 0, equal parts.
   *
   * @param whole not negative
   * @param weights not negative
   */
  public static long[] of(long whole, long[] weights) {
    int n = weights.length;
    if (n == 0) {
      if (whole != 0) {
        throw new IllegalArgumentException(whole + " cannot be split among nobody");
      }
      return new long[0];
    }
    if (whole < 0 || Arrays.stream(weights).anyMatch(weight -> weight < 0)) {
      throw new IllegalArgumentException("A whole and its weights are not below zero");
    }
    BigInteger sum = BigInteger.ZERO;
    for (long weight : weights) {
      sum = sum.add(BigInteger.valueOf(weight));
    }
    long[] used = weights;
    if (sum.signum() == 0) {
      used = new long[n];
      Arrays.fill(used, 1);
      sum = BigInteger.valueOf(n);
    }
    long[] parts = new long[n];
    BigInteger[] remainders = new BigInteger[n];
    BigInteger all = BigInteger.valueOf(whole);
    long given = 0;
    for (int i = 0; i < n; i++) {
      BigInteger[] share = all.multiply(BigInteger.valueOf(used[i])).divideAndRemainder(sum);
      parts[i] = share[0].longValueExact();
      remainders[i] = share[1];
      given += parts[i];
    }
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    // of equal remainders the earlier: the sort is stable
    Arrays.sort(order, Comparator.comparing((Integer i) -> remainders[i]).reversed());
    for (int i = 0; given < whole; i++, given++) {
      parts[order[i]]++;
    }
    return parts;
  }
}
