package org.wattline.billing.search.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wattline.billing.payments.bank.PaymentReference;

/**
 * What was typed, taken as each of the things that it may be.
 *
 * @param typed without blanks around
 * @param words lower case, without accents and signs
 */
record Sought(String typed, List<String> words) {
  /** Words beyond these are not looked at: a name and an address have fewer. */
  private static final int MAX_WORDS = 6;

  /** Longer ones are cut: it is still that word. */
  private static final int MAX_WORD = 24;

  /** Digits that may stand for a postal code, and so are looked for in addresses. */
  private static final int MAX_POSTAL_CODE = 5;

  private static final int MIN_SERIAL = 3;
  private static final int MIN_MARKET_ID = 4;
  private static final int MIN_ACCOUNT = 3;
  private static final int ACCOUNT_DIGITS = 10;
  private static final int BILL_DIGITS = 7;

  /** The end of a telephone number that tells people apart, however its beginning is written. */
  private static final int PHONE_DIGITS = 8;

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern DIGITS = Pattern.compile("[\\d\\s./+()-]+");
  private static final Pattern BILL = Pattern.compile("([A-Z]?)(\\d{4})(-?)(\\d{0,7})");

  /** What a bill's number may begin with: invoice, advance, settlement, correction. */
  private static final List<String> SERIES = List.of("F", "V", "A", "C");

  Sought {
    words = List.copyOf(words);
  }

  static Sought of(String q) {
    return new Sought(
        q.strip(),
        words(plain(q)).stream()
            .map(word -> word.length() <= MAX_WORD ? word : word.substring(0, MAX_WORD))
            .distinct()
            .limit(MAX_WORDS)
            .toList());
  }

  /** Lower case, without accents, single spaces: as names are kept for sorting. */
  static String plain(String text) {
    String bare = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return BLANKS.matcher(bare.toLowerCase(Locale.ROOT).strip()).replaceAll(" ");
  }

  /** The words of a plain text. */
  static List<String> words(String plain) {
    return SIGNS.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
  }

  private boolean onlyDigits() {
    return DIGITS.matcher(typed).matches();
  }

  private boolean anyDigit() {
    return typed.chars().anyMatch(Character::isDigit);
  }

  private String digits() {
    return typed.replaceAll("\\D", "");
  }

  private String compact() {
    return typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }

  boolean isEmail() {
    return typed.indexOf('@') > 0;
  }

  /** Whether it may be words of a name or an address. */
  boolean isWords() {
    boolean number =
        (onlyDigits() || words.size() == 1) && digits().length() > MAX_POSTAL_CODE
            || !billNumbers().isEmpty();
    return !isEmail() && !number && words.stream().anyMatch(word -> word.length() > 1);
  }

  /** Whether it may be a name with letters that are wrong. */
  boolean isName() {
    return isWords() && words.stream().anyMatch(Closeness::forgives);
  }

  /** The beginning of an account's number, where it may be one. */
  Optional<String> accountNumber() {
    String digits = digits();
    return onlyDigits() && digits.length() >= MIN_ACCOUNT && digits.length() <= ACCOUNT_DIGITS
        ? Optional.of(digits)
        : Optional.empty();
  }

  /** The beginning of a market id, as they are kept. */
  Optional<String> marketId() {
    String compact = compact().replace("-", "");
    return anyDigit() && compact.length() >= MIN_MARKET_ID
        ? Optional.of(compact)
        : Optional.empty();
  }

  /** The beginning of a meter's serial, as on its plate. */
  Optional<String> serial() {
    return anyDigit() && typed.length() >= MIN_SERIAL ? Optional.of(typed) : Optional.empty();
  }

  /** What a bill's number may begin with: its series and leading zeros may be left out. */
  List<String> billNumbers() {
    Matcher bill = BILL.matcher(compact());
    if (!bill.matches()) {
      return List.of();
    }
    String series = bill.group(1);
    String year = bill.group(2);
    String number = bill.group(4);
    boolean told = !series.isEmpty() || !bill.group(3).isEmpty() || number.length() == BILL_DIGITS;
    if (!told) {
      return List.of();
    }
    List<String> numbers = new ArrayList<>();
    for (String letter : series.isEmpty() ? SERIES : List.of(series)) {
      if (bill.group(3).isEmpty() && number.isEmpty()) {
        numbers.add(letter + year);
        continue;
      }
      numbers.add(letter + year + "-" + number);
      if (!number.isEmpty() && number.length() < BILL_DIGITS) {
        numbers.add(letter + year + "-" + "0".repeat(BILL_DIGITS - number.length()) + number);
      }
    }
    return numbers;
  }

  Optional<PaymentReference> paymentReference() {
    return PaymentReference.parse(typed);
  }

  /** The end of a telephone number, digits alone. */
  Optional<String> phone() {
    String digits = digits();
    return onlyDigits() && digits.length() >= PHONE_DIGITS
        ? Optional.of(digits.substring(digits.length() - PHONE_DIGITS))
        : Optional.empty();
  }
}
