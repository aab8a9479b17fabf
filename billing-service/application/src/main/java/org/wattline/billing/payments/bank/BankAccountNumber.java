package org.wattline.billing.payments.bank;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wattline.kernel.Modulo97;

/**
 * A bank account's number: an IBAN, whose check digits are checked, or another number of letters
 * and digits that a bank without IBANs gives.
 *
 * @param text capital letters and digits
 */
public record BankAccountNumber(String text) {
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
  private static final Pattern OTHER = Pattern.compile("\\d{4,34}");

  public BankAccountNumber {
    boolean fits =
        IBAN.matcher(text).matches() ? Modulo97.fits(text) : OTHER.matcher(text).matches();
    if (!fits) {
      throw new IllegalArgumentException("No bank account's number: " + text);
    }
  }

  /** Reads what a person wrote: blanks, dots, dashes and slashes do not matter. */
  public static Optional<BankAccountNumber> parse(String written) {
    String plain = written.replaceAll("[\\s./-]", "").toUpperCase(Locale.ROOT);
    try {
      return Optional.of(new BankAccountNumber(plain));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return text.replaceAll("(.{4})(?=.)", "$1 ");
  }
}
