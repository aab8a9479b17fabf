package org.wattline.formats.marketid;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The rules of each scheme.
 *
 * <p>Sources: GS1 General Specifications (GSRN); MRA, MPAN check digit; ERCOT, ESI ID; Spain,
 * ministerial resolution on the CUPS; AEMO, National Metering Identifier Procedure; Enedis, PRM;
 * E-Control and VDN MeteringCode, Zählpunktbezeichnung; BDEW, Marktlokations-Identifikationsnummer.
 */
final class MarketIdRules {

  private static final int LONGEST = 40;
  private static final int[] MPAN_PRIMES = {3, 5, 7, 13, 17, 19, 23, 29, 31, 37, 41, 43};
  private static final String CUPS_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final int CUPS_DIVISOR = CUPS_LETTERS.length() * CUPS_LETTERS.length();
  private static final Pattern CUPS = Pattern.compile("ES[0-9]{16}[A-Z]{2}([0-9][FPRCXYZ])?");
  private static final Pattern NMI = Pattern.compile("[A-HJ-NP-Z0-9]{10}[0-9]?");
  private static final Pattern POD = Pattern.compile("IT[0-9]{3}E[0-9A-Z]{8,9}");
  private static final Pattern ZAEHLPUNKT = Pattern.compile("[A-Z]{2}[0-9]{11}[0-9A-Z]{20}");

  private MarketIdRules() {}

  static String plain(String written) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < written.length() && plain.length() <= LONGEST; i++) {
      char c = written.charAt(i);
      if (c != ' ' && c != '-' && c != '\u00a0') {
        plain.append(c);
      }
    }
    return plain.toString().toUpperCase(Locale.ROOT);
  }

  /** What is wrong; empty for nothing. */
  static String problem(MarketIdScheme scheme, String value) {
    return switch (scheme) {
      case EAN18 -> digits(value, "An EAN", 18).orElse(() -> gs1(value));
      case MPAN -> digits(value, "An MPAN core", 13).orElse(() -> mpan(value));
      case MPRN -> between(value, "An MPRN", 6, 10);
      case ESI_ID -> esi(value);
      case CUPS -> cups(value);
      case NMI -> nmi(value);
      case PRM -> digits(value, "A PRM", 14).orElse(() -> "");
      case POD ->
          POD.matcher(value).matches()
              ? ""
              : "A POD is IT, three digits, E, and 8 or 9 characters.";
      case ZAEHLPUNKT_AT -> zaehlpunkt(value, "AT");
      case MELO_DE -> zaehlpunkt(value, "DE");
      case MESSPUNKT_CH -> zaehlpunkt(value, "CH");
      case POD_LU -> zaehlpunkt(value, "LU");
      case MALO_DE -> digits(value, "A market location", 11).orElse(() -> malo(value));
      case OWN, UNSTATED ->
          value.isEmpty() || value.length() > LONGEST
              ? "An id has 1 to " + LONGEST + " characters."
              : "";
    };
  }

  /** A problem of form, or the result of a further check. */
  private record Form(String problem) {
    String orElse(java.util.function.Supplier<String> further) {
      return problem.isEmpty() ? further.get() : problem;
    }
  }

  private static Form digits(String value, String what, int length) {
    return new Form(
        value.length() == length && isDigits(value) ? "" : what + " has " + length + " digits.");
  }

  private static String between(String value, String what, int least, int most) {
    boolean right = value.length() >= least && value.length() <= most && isDigits(value);
    return right ? "" : what + " has " + least + " to " + most + " digits.";
  }

  private static boolean isDigits(String value) {
    return value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String check(int expected, char given) {
    return expected == given - '0'
        ? ""
        : "The check digit is " + given + " and should be " + expected + ": a digit is mistyped.";
  }

  /** Weights 3 and 1 from the right; the check digit fills up to ten. */
  private static String gs1(String value) {
    int sum = 0;
    int last = value.length() - 1;
    for (int i = 0; i < last; i++) {
      int weight = (last - i) % 2 == 1 ? 3 : 1;
      sum += weight * (value.charAt(i) - '0');
    }
    return check((10 - sum % 10) % 10, value.charAt(last));
  }

  /** Twelve digits times primes without 11, modulo 11, modulo 10. */
  private static String mpan(String value) {
    int sum = 0;
    for (int i = 0; i < MPAN_PRIMES.length; i++) {
      sum += MPAN_PRIMES[i] * (value.charAt(i) - '0');
    }
    return check(sum % 11 % 10, value.charAt(12));
  }

  private static String esi(String value) {
    boolean right =
        (value.length() == 17 || value.length() == 22) && isDigits(value) && value.startsWith("10");
    return right ? "" : "An ESI ID has 17 or 22 digits and begins with 10.";
  }

  /** The remainder of the sixteen digits by 529 gives two letters. */
  private static String cups(String value) {
    if (!CUPS.matcher(value).matches()) {
      return "A CUPS is ES, 16 digits, two letters, and perhaps a digit and one of F, P, R, C, X, Y, Z.";
    }
    int rest = (int) (Long.parseLong(value.substring(2, 18)) % CUPS_DIVISOR);
    String letters =
        ""
            + CUPS_LETTERS.charAt(rest / CUPS_LETTERS.length())
            + CUPS_LETTERS.charAt(rest % CUPS_LETTERS.length());
    String given = value.substring(18, 20);
    return letters.equals(given)
        ? ""
        : "The check letters are " + given + " and should be " + letters + ": a digit is mistyped.";
  }

  /**
   * Every second character code from the right is doubled, and all digits summed; fills up to ten.
   */
  private static String nmi(String value) {
    if (!NMI.matcher(value).matches()) {
      return "An NMI has 10 characters without the letters I and O, and perhaps a check digit.";
    }
    if (value.length() == 10) {
      return "";
    }
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      int code = value.charAt(i);
      for (int n = i % 2 == 1 ? 2 * code : code; n > 0; n /= 10) {
        sum += n % 10;
      }
    }
    return check((10 - sum % 10) % 10, value.charAt(10));
  }

  private static String zaehlpunkt(String value, String country) {
    boolean right = value.startsWith(country) && ZAEHLPUNKT.matcher(value).matches();
    return right
        ? ""
        : "It has 33 characters: "
            + country
            + ", 6 digits of the operator, 5 of the place, 20 characters.";
  }

  /** Odd places once, even places twice; the check digit fills up to ten. */
  private static String malo(String value) {
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += (value.charAt(i) - '0') * (i % 2 == 0 ? 1 : 2);
    }
    return check((10 - sum % 10) % 10, value.charAt(10));
  }
}
