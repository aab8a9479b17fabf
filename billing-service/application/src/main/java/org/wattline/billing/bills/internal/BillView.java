package org.wattline.billing.bills.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillComparison;
import org.wattline.billing.contract.billing.BillGroup;
import org.wattline.billing.contract.billing.BillKind;
import org.wattline.billing.contract.billing.BillLine;
import org.wattline.billing.contract.billing.BillPeriod;
import org.wattline.billing.contract.billing.BillReference;
import org.wattline.billing.contract.billing.BillTax;
import org.wattline.billing.contract.billing.ChargeGroup;
import org.wattline.billing.contract.billing.PricedPart;
import org.wattline.bills.BillDocument;
import org.wattline.bills.LineGroup;
import org.wattline.bills.PeriodKey;
import org.wattline.bills.PeriodKind;

/** A kept document as people of a language read it. */
final class BillView {
  private final BillDocument document;
  private final String language;

  BillView(BillDocument document, String language) {
    this.document = document;
    this.language = language;
  }

  /**
   * What is not in the document itself.
   *
   * @param open what is still owed
   * @param hash of the document; empty for a draft
   */
  record Around(
      String accountNumber,
      LocalDate issuedOn,
      LocalDate dueOn,
      BigDecimal open,
      @Nullable BillReference correctionOf,
      List<BillReference> correctedBy,
      List<BillReference> deducted,
      @Nullable BillComparison comparison,
      String hash) {}

  Bill with(Around around) {
    return new Bill(
        document.id(),
        document.accountId(),
        around.accountNumber(),
        document.number(),
        BillKind.valueOf(document.kind().name()),
        document.finalBill(),
        document.estimated(),
        document.knownAt(),
        around.issuedOn(),
        around.dueOn(),
        document.from(),
        document.to(),
        document.currency(),
        language,
        periods(),
        groups(),
        taxes(),
        document.net(),
        document.tax(),
        document.total(),
        around.open(),
        document.paymentReference(),
        around.correctionOf(),
        around.correctedBy(),
        around.deducted(),
        around.comparison(),
        around.hash());
  }

  private List<BillPeriod> periods() {
    List<BillPeriod> periods = new ArrayList<>();
    for (BillDocument.Period period : document.periods()) {
      if (period.key().kind() == PeriodKind.USAGE || document.periods().size() == 1) {
        periods.add(
            new BillPeriod(
                period.key().agreementId(),
                period.servicePointId(),
                period.key().from(),
                period.to(),
                total(period.key()),
                period.importKwh(),
                period.estimated()));
      }
    }
    return periods;
  }

  private BigDecimal total(PeriodKey key) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BillDocument.Line line : document.lines()) {
      sum = line.period().equals(key) ? sum.add(line.amount()) : sum;
    }
    for (BillDocument.TaxAmount tax : document.taxes()) {
      sum = tax.period().equals(key) ? sum.add(tax.amount()) : sum;
    }
    return sum;
  }

  private List<BillGroup> groups() {
    Map<LineGroup, List<BillLine>> lines = new EnumMap<>(LineGroup.class);
    for (BillDocument.Line line : document.lines()) {
      lines.computeIfAbsent(line.group(), g -> new ArrayList<>()).add(line(line));
    }
    List<BillGroup> groups = new ArrayList<>();
    lines.forEach(
        (group, all) ->
            groups.add(
                new BillGroup(
                    ChargeGroup.valueOf(group.name()),
                    all.stream().map(BillLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                    all)));
    return groups;
  }

  private BillLine line(BillDocument.Line line) {
    UUID point =
        document.periods().stream()
            .filter(each -> each.key().equals(line.period()))
            .map(BillDocument.Period::servicePointId)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new BillLine(
        line.id(),
        name(line),
        line.period().agreementId(),
        point,
        line.from(),
        line.to(),
        line.quantity(),
        line.unit(),
        line.parts().stream()
            .map(
                part ->
                    new PricedPart(
                        part.from(),
                        part.to(),
                        part.period(),
                        part.tier(),
                        part.quantity(),
                        part.unit(),
                        part.price(),
                        part.amount()))
            .toList(),
        line.amount(),
        line.before(),
        line.now(),
        line.taxCategory(),
        line.estimated(),
        line.proof() >= 0);
  }

  private String name(BillDocument.Line line) {
    return line.names().getOrDefault(language, line.name());
  }

  /** Taxes of one name and rate together: that is how they stand on a bill. */
  private List<BillTax> taxes() {
    Map<String, BillTax> taxes = new LinkedHashMap<>();
    for (BillDocument.TaxAmount tax : document.taxes()) {
      taxes.merge(
          tax.key(),
          new BillTax(
              tax.key(),
              tax.tax(),
              tax.names().getOrDefault(language, tax.name()),
              tax.category(),
              tax.percent(),
              tax.base(),
              tax.amount()),
          (one, other) ->
              new BillTax(
                  one.id(),
                  one.tax(),
                  one.name(),
                  one.category(),
                  one.percent(),
                  one.base().add(other.base()),
                  one.amount().add(other.amount())));
    }
    return List.copyOf(taxes.values());
  }
}
