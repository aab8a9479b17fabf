package org.wattline.bills;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill as it is kept. A draft has no number, no dates and no payment reference yet.
 *
 * @param finalBill whether it ends an agreement
 * @param estimated whether anything it charges for was estimated
 * @param knownAt the moment whose knowledge it was worked out from
 * @param from the first day it charges for
 * @param to the first day after
 * @param correctionOf the bill that it corrects
 * @param deducted the advances that it deducts
 * @param net the sum of its lines
 * @param tax the sum of its taxes
 * @param total both
 */
public record BillDocument(
    String format,
    UUID id,
    UUID accountId,
    String number,
    DocumentKind kind,
    boolean finalBill,
    boolean estimated,
    Instant knownAt,
    @Nullable LocalDate issuedOn,
    @Nullable LocalDate dueOn,
    LocalDate from,
    LocalDate to,
    String currency,
    @Nullable Original correctionOf,
    List<Original> deducted,
    List<Period> periods,
    List<Line> lines,
    List<TaxAmount> taxes,
    BigDecimal net,
    BigDecimal tax,
    BigDecimal total,
    String paymentReference) {
  /** The format that this class is. */
  public static final String FORMAT = "wattline-bill/1";

  /**
   * A period that it speaks of.
   *
   * @param to the first day after
   * @param first whether this is the bill that bills it first
   * @param importKwh energy taken from the grid in it, in kWh, where the tariff prices energy
   */
  public record Period(
      PeriodKey key,
      LocalDate to,
      @Nullable UUID servicePointId,
      boolean first,
      boolean estimated,
      @Nullable BigDecimal importKwh) {}

  /**
   * A line.
   *
   * @param id names it within the bill
   * @param period the original period that it is billed on
   * @param key names it within the period, in this and every other bill
   * @param name what the bill calls it
   * @param names the same in other languages
   * @param from the first day
   * @param to the first day after
   * @param quantity what it charges for, where that is one quantity
   * @param amount of a correction the difference
   * @param before of a correction what earlier bills charged
   * @param now of a correction what it should be
   * @param proof the place of its proof among those of the bill; below 0 where it has none
   */
  public record Line(
      String id,
      PeriodKey period,
      String key,
      LineGroup group,
      String name,
      Map<String, String> names,
      LocalDate from,
      LocalDate to,
      @Nullable BigDecimal quantity,
      @Nullable String unit,
      List<Part> parts,
      BigDecimal amount,
      @Nullable BigDecimal before,
      @Nullable BigDecimal now,
      String taxCategory,
      boolean estimated,
      int proof) {}

  /** Quantity times price, part of a line. */
  public record Part(
      LocalDate from,
      LocalDate to,
      @Nullable String period,
      @Nullable Integer tier,
      BigDecimal quantity,
      String unit,
      BigDecimal price,
      BigDecimal amount) {}

  /**
   * A tax at one rate on one period.
   *
   * @param key names it within the period, in this and every other bill
   * @param percent absent where the account is exempt
   * @param base what it is on; of a correction the difference
   * @param amount of a correction the difference
   */
  public record TaxAmount(
      PeriodKey period,
      String key,
      String tax,
      String name,
      Map<String, String> names,
      String category,
      @Nullable BigDecimal percent,
      BigDecimal base,
      BigDecimal amount) {}

  /** The same, issued. */
  public BillDocument issued(
      String newNumber, LocalDate newIssuedOn, LocalDate newDueOn, String newReference) {
    return new BillDocument(
        format,
        id,
        accountId,
        newNumber,
        kind,
        finalBill,
        estimated,
        knownAt,
        newIssuedOn,
        newDueOn,
        from,
        to,
        currency,
        correctionOf,
        deducted,
        periods,
        lines,
        taxes,
        net,
        tax,
        total,
        newReference);
  }
}
