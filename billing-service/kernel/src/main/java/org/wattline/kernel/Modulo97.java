package org.wattline.kernel;

/** The remainder that checks IBANs and creditor references (ISO 7064, MOD 97-10). */
public final class Modulo97 {
  private static final int MODULUS = 97;

  private Modulo97() {}

  /**
   * @param text digits and capital letters, a letter counting as two digits, A as 10
   * @return its remainder, or -1 where there is another character
   */
  public static int remainder(String text) {
    int remainder = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        remainder = (remainder * 10 + (c - '0')) % MODULUS;
      } else if (c >= 'A' && c <= 'Z') {
        remainder = (remainder * 100 + (c - 'A' + 10)) % MODULUS;
      } else {
        return -1;
      }
    }
    return remainder;
  }

  /**
   * Whether a text of four leading check characters, as an IBAN's or a reference's, fits itself.
   */
  public static boolean fits(String text) {
    return text.length() > 4 && remainder(text.substring(4) + text.substring(0, 4)) == 1;
  }
}
