package org.wattline.bills;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the issue of a bill goes by: a {@link BillDocument} without what only its reader needs. Read
 * from the bytes of a draft, it costs a fraction of the document.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BillFacts(
    UUID id,
    UUID accountId,
    DocumentKind kind,
    boolean finalBill,
    boolean estimated,
    Instant knownAt,
    LocalDate from,
    LocalDate to,
    String currency,
    @Nullable Original correctionOf,
    List<BillDocument.Period> periods,
    List<Line> lines,
    List<TaxAmount> taxes,
    BigDecimal net,
    BigDecimal tax,
    BigDecimal total) {
  /** What a line charges, and on what kind of period. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Line(Period period, BigDecimal amount) {}

  /** Of a line's period its kind. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Period(PeriodKind kind) {}

  /** What a tax comes to. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record TaxAmount(String tax, BigDecimal amount) {}
}
