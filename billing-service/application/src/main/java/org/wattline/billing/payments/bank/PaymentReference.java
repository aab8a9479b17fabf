package org.wattline.billing.payments.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.modulith.NamedInterface;
import org.wattline.kernel.Modulo97;

/**
 * A structured payment reference with check digits: the Belgian structured communication ({@code
 * +++090/9337/55493+++}) or the creditor reference of ISO 11649 ({@code RF18 5390 0754 7034}).
 *
 * @param text without blanks and signs: 12 digits, or RF, two check digits and 1 to 21 letters and
 *     digits
 */
@NamedInterface("bank")
public record PaymentReference(Scheme scheme, String text) {

  /** Ordinals of documents are below this; what is above stands for an account's number. */
  public static final long DOCUMENTS = 1_000_000_000L;

  private static final long BELGIAN_BASES = 10_000_000_000L;
  private static final int BELGIAN_MODULUS = 97;
  private static final Pattern BELGIAN = Pattern.compile("\\d{12}");
  private static final Pattern CREDITOR = Pattern.compile("RF\\d{2}[A-Z0-9]{1,21}");
  private static final Pattern SIGNS = Pattern.compile("[\\s+*/.-]");

  /** Longer texts are cut before they are searched: a message of a bank has 140 characters. */
  private static final int MAX_SEARCHED = 2_000;

  private static final Pattern BELGIAN_IN_TEXT =
      Pattern.compile(
          "(?<![\\dA-Za-z])(\\d{3}[ ]?[/.-]?[ ]?\\d{4}[ ]?[/.-]?[ ]?\\d{5})(?![\\dA-Za-z])");
  private static final Pattern CREDITOR_IN_TEXT =
      Pattern.compile("(?<![\\dA-Za-z])(RF\\d{2}(?:[ ]?[A-Z0-9]){1,21})(?![\\dA-Za-z])");

  /** How a reference is written and checked. */
  public enum Scheme {
    /** The Belgian structured communication, OGM-VCS. */
    BELGIAN,
    /** The creditor reference of ISO 11649. */
    CREDITOR
  }

  public PaymentReference {
    boolean fits =
        switch (scheme) {
          case BELGIAN -> BELGIAN.matcher(text).matches() && checkOf(text) == writtenCheck(text);
          case CREDITOR -> CREDITOR.matcher(text).matches() && Modulo97.fits(text);
        };
    if (!fits) {
      throw new IllegalArgumentException("No payment reference: " + text);
    }
  }

  /**
   * A Belgian structured communication.
   *
   * @param base 0 to 9,999,999,999
   */
  public static PaymentReference belgian(long base) {
    if (base < 0 || base >= BELGIAN_BASES) {
      throw new IllegalArgumentException("No base of ten digits: " + base);
    }
    String digits = String.format(Locale.ROOT, "%010d", base);
    return new PaymentReference(
        Scheme.BELGIAN, digits + String.format(Locale.ROOT, "%02d", checkOf(digits)));
  }

  /**
   * A creditor reference.
   *
   * @param body 1 to 21 digits and capital letters
   */
  public static PaymentReference creditor(String body) {
    int remainder = Modulo97.remainder(body + "RF00");
    return new PaymentReference(
        Scheme.CREDITOR, String.format(Locale.ROOT, "RF%02d%s", 98 - remainder, body));
  }

  /**
   * Reads what a person or a bank wrote: blanks, plus signs, asterisks and slashes do not matter.
   */
  public static Optional<PaymentReference> parse(String written) {
    if (written.length() > 60) {
      return Optional.empty();
    }
    String plain = SIGNS.matcher(written).replaceAll("").toUpperCase(Locale.ROOT);
    if (BELGIAN.matcher(plain).matches() && checkOf(plain) == writtenCheck(plain)) {
      return Optional.of(new PaymentReference(Scheme.BELGIAN, plain));
    }
    if (CREDITOR.matcher(plain).matches() && Modulo97.fits(plain)) {
      return Optional.of(new PaymentReference(Scheme.CREDITOR, plain));
    }
    return Optional.empty();
  }

  /** The references in a message that a payer typed, each once, in the message's order. */
  public static List<PaymentReference> findIn(String message) {
    String searched =
        message.length() <= MAX_SEARCHED ? message : message.substring(0, MAX_SEARCHED);
    List<PaymentReference> found = new ArrayList<>();
    Matcher belgian = BELGIAN_IN_TEXT.matcher(searched);
    while (belgian.find()) {
      parse(belgian.group(1)).filter(r -> !found.contains(r)).ifPresent(found::add);
    }
    Matcher creditor = CREDITOR_IN_TEXT.matcher(searched.toUpperCase(Locale.ROOT));
    while (creditor.find()) {
      longest(creditor.group(1)).filter(r -> !found.contains(r)).ifPresent(found::add);
    }
    return found;
  }

  /** A reference may be written in groups, and words may follow: the most groups that fit win. */
  private static Optional<PaymentReference> longest(String words) {
    String rest = words;
    while (true) {
      Optional<PaymentReference> reference = parse(rest);
      int blank = rest.lastIndexOf(' ');
      if (reference.isPresent() || blank < 0) {
        return reference;
      }
      rest = rest.substring(0, blank);
    }
  }

  /** The number of the account that this is the standing reference of; empty for a document's. */
  public Optional<String> accountNumber() {
    String body = scheme == Scheme.BELGIAN ? text.substring(0, 10) : text.substring(4);
    return body.length() == 10
            && body.chars().allMatch(c -> c >= '0' && c <= '9')
            && Long.parseLong(body) >= DOCUMENTS
        ? Optional.of(body)
        : Optional.empty();
  }

  /** As it stands on a bill. */
  public String printed() {
    return switch (scheme) {
      case BELGIAN ->
          "+++"
              + text.substring(0, 3)
              + "/"
              + text.substring(3, 7)
              + "/"
              + text.substring(7)
              + "+++";
      case CREDITOR -> text.replaceAll("(.{4})(?=.)", "$1 ");
    };
  }

  private static long checkOf(String digits) {
    long remainder = Long.parseLong(digits.substring(0, 10)) % BELGIAN_MODULUS;
    return remainder == 0 ? BELGIAN_MODULUS : remainder;
  }

  private static long writtenCheck(String digits) {
    return Long.parseLong(digits.substring(10));
  }

  @Override
  public String toString() {
    return printed();
  }
}
