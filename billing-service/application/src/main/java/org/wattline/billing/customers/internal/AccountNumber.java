package org.wattline.billing.customers.internal;

import java.util.Locale;

/**
 * What a customer reads on a bill: eight digits and two that check them (modulo 97, and 97 itself
 * where the remainder is zero, as in the Belgian structured communication). Two digits swapped or
 * one mistyped are always found.
 */
record AccountNumber(String text) {
  private static final int DIGITS = 10;
  private static final long MODULUS = 97;

  AccountNumber {
    if (text.length() != DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("An account number has " + DIGITS + " digits: " + text);
    }
    if (check(Long.parseLong(text.substring(0, DIGITS - 2)))
        != Long.parseLong(text.substring(DIGITS - 2))) {
      throw new IllegalArgumentException(
          "The check digits of account number " + text + " do not fit");
    }
  }

  /** The number of an ordinal from 1 to 99,999,999. */
  static AccountNumber of(long ordinal) {
    return new AccountNumber(String.format(Locale.ROOT, "%08d%02d", ordinal, check(ordinal)));
  }

  /** Reads what a person typed: spaces, dots, dashes and slashes do not matter. */
  static AccountNumber parse(String typed) {
    return new AccountNumber(typed.replaceAll("[\\s./-]", ""));
  }

  private static long check(long ordinal) {
    long remainder = ordinal % MODULUS;
    return remainder == 0 ? MODULUS : remainder;
  }

  @Override
  public String toString() {
    return text;
  }
}
