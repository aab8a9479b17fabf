package org.wattline.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bill as data for the receiver's books: the content of an invoice by EN 16931. Amounts have the
 * currency's digits; they are not computed here.
 *
 * @param credit whether the total is owed to the buyer: then it is a credit note, and its amounts
 *     are given as they stand on the bill, negative
 * @param from the first day billed
 * @param to the first day after
 * @param corrects number of the document that this one corrects
 * @param buyerReference what the buyer asked to be named; the account number by default
 * @param lines what is billed; together the net amount
 * @param vat VAT by category and rate; their bases are the sums of the lines' amounts
 */
public record EInvoice(
    boolean credit,
    String number,
    LocalDate issuedOn,
    LocalDate dueOn,
    LocalDate from,
    LocalDate to,
    Currency currency,
    @Nullable Corrected corrects,
    Party seller,
    Party buyer,
    String buyerReference,
    @Nullable String iban,
    @Nullable String bic,
    String remittance,
    List<Line> lines,
    List<Vat> vat) {
  public EInvoice {
    lines = List.copyOf(lines);
    vat = List.copyOf(vat);
  }

  /** The document that this one corrects. */
  public record Corrected(String number, LocalDate issuedOn) {}

  /** The categories of VAT that energy bills need, by their codes of UNCL 5305. */
  public enum Category {
    /** A rate above zero. */
    S,
    /** A rate of zero. */
    Z,
    /** Exempt, for a reason. */
    E,
    /** Outside the scope of VAT. */
    O
  }

  /**
   * @param unit UN/ECE Recommendation 20, such as {@code KWH}; {@code C62} where it is one of
   *     something
   * @param quantity what was delivered; never zero
   * @param price of one unit, not negative, at most as long as the decimals of the market allow
   * @param amount of the line, rounded
   */
  public record Line(
      String name,
      LocalDate from,
      LocalDate to,
      BigDecimal quantity,
      String unit,
      BigDecimal price,
      BigDecimal amount,
      Category category,
      BigDecimal percent) {}

  /**
   * @param reason why nothing is taxed; null with category S and Z
   */
  public record Vat(
      Category category,
      BigDecimal percent,
      BigDecimal base,
      BigDecimal amount,
      @Nullable String reason) {}

  /** The sum of the lines. */
  public BigDecimal net() {
    return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  public BigDecimal tax() {
    return vat.stream().map(Vat::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
