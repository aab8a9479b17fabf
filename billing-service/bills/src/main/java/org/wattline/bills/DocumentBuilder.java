package org.wattline.bills;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers the differences of one document. */
final class DocumentBuilder {
  private final DocumentKind kind;
  private final @Nullable Original original;
  private final Set<Original> deducted = new LinkedHashSet<>();
  private final List<BillDocument.Period> periods = new ArrayList<>();
  private final List<BillDocument.Line> lines = new ArrayList<>();
  private final List<BillDocument.TaxAmount> taxes = new ArrayList<>();
  private final List<Draft.Proof> proofs = new ArrayList<>();
  private final Set<Currency> currencies = new LinkedHashSet<>();
  private @Nullable String pastCurrency;
  private boolean finalBill;

  DocumentBuilder(DocumentKind kind, @Nullable Original original) {
    this.kind = kind;
    this.original = original;
  }

  /**
   * Takes a period.
   *
   * @param past what was billed on it; null when it is billed for the first time
   * @return whether there was anything to take
   */
  boolean add(BillDocument.Period period, Statement statement, PastCharges.@Nullable Charges past) {
    statement.stretches().forEach(each -> currencies.add(each.rated().currency()));
    List<BillDocument.Line> should = statement.lines(proofs.size());
    Difference difference =
        past == null
            ? Difference.first(should, statement.taxes())
            : Difference.between(should, statement.taxes(), past, currency(past));
    if (difference.isNothing() && past != null) {
      return false;
    }
    periods.add(period);
    lines.addAll(difference.lines());
    taxes.addAll(difference.taxes());
    proofs.addAll(statement.stretches());
    return true;
  }

  /** Takes a month's advance. */
  void add(BillDocument.Period period, AdvanceCharge advance, Currency currency) {
    currencies.add(currency);
    periods.add(period);
    lines.add(advance.line());
    taxes.addAll(advance.taxes());
  }

  private Currency currency(PastCharges.Charges past) {
    if (!currencies.isEmpty()) {
      return currencies.iterator().next();
    }
    pastCurrency = past.currency();
    return Currency.getInstance(past.currency());
  }

  void deduct(Original advance) {
    deducted.add(advance);
  }

  void markFinal() {
    finalBill = true;
  }

  boolean isEmpty() {
    return periods.isEmpty();
  }

  boolean oneCurrency() {
    return currencies.size() <= 1;
  }

  Draft build(UUID id, UUID accountId, Instant knownAt) {
    Currency currency =
        currencies.isEmpty()
            ? Currency.getInstance(Objects.requireNonNull(pastCurrency))
            : currencies.iterator().next();
    List<BillDocument.Line> ordered = new ArrayList<>(lines);
    ordered.sort(Comparator.comparing(BillDocument.Line::group));
    List<BillDocument.Line> numbered = new ArrayList<>();
    for (BillDocument.Line line : ordered) {
      numbered.add(numbered(line, Integer.toString(numbered.size() + 1)));
    }
    BigDecimal net = Amounts.sum(lines.stream().map(BillDocument.Line::amount), currency);
    BigDecimal tax = Amounts.sum(taxes.stream().map(BillDocument.TaxAmount::amount), currency);
    boolean estimated =
        periods.stream().anyMatch(BillDocument.Period::estimated)
            || lines.stream().anyMatch(BillDocument.Line::estimated);
    return new Draft(
        new BillDocument(
            BillDocument.FORMAT,
            id,
            accountId,
            "",
            kind,
            finalBill,
            estimated,
            knownAt,
            null,
            null,
            first(),
            last(),
            currency.getCurrencyCode(),
            original,
            List.copyOf(deducted),
            List.copyOf(periods),
            List.copyOf(numbered),
            List.copyOf(taxes),
            net,
            tax,
            Amounts.scaled(net.add(tax), currency),
            ""),
        List.copyOf(proofs));
  }

  /** The first day: of what is billed for the first time where there is such. */
  private LocalDate first() {
    return shown().stream().map(each -> each.key().from()).min(LocalDate::compareTo).orElseThrow();
  }

  private LocalDate last() {
    return shown().stream().map(BillDocument.Period::to).max(LocalDate::compareTo).orElseThrow();
  }

  private List<BillDocument.Period> shown() {
    List<BillDocument.Period> firsts = periods.stream().filter(BillDocument.Period::first).toList();
    return firsts.isEmpty() ? periods : firsts;
  }

  private static BillDocument.Line numbered(BillDocument.Line line, String id) {
    return new BillDocument.Line(
        id,
        line.period(),
        line.key(),
        line.group(),
        line.name(),
        line.names(),
        line.from(),
        line.to(),
        line.quantity(),
        line.unit(),
        line.parts(),
        line.amount(),
        line.before(),
        line.now(),
        line.taxCategory(),
        line.estimated(),
        line.proof());
  }
}
