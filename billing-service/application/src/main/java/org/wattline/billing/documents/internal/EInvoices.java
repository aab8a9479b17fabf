package org.wattline.billing.documents.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillGroup;
import org.wattline.billing.contract.billing.BillLine;
import org.wattline.billing.contract.billing.BillTax;
import org.wattline.billing.contract.documents.Issuer;
import org.wattline.billing.customers.AccountHolders.HeldAccount;
import org.wattline.documents.EInvoice;
import org.wattline.documents.EInvoice.Category;
import org.wattline.documents.EInvoice.Corrected;
import org.wattline.documents.EInvoice.Line;
import org.wattline.documents.EInvoice.Vat;
import org.wattline.documents.Party;

/**
 * A bill as an e-invoice. VAT is broken down as on the bill; other taxes are lines. Where a tax
 * category has two rates in one bill, its lines are given as one sum for each rate, because the
 * base of each rate is what the rules check.
 */
final class EInvoices {
  private static final Set<String> VAT =
      Set.of(
          "vat", "btw", "tva", "iva", "mwst", "ust", "gst", "moms", "mva", "alv", "dph", "pdv",
          "ddv", "kdv");
  private static final String NOT_TAXED = "Not subject to VAT";
  private static final Map<String, String> UNITS =
      Map.of("kWh", "KWH", "MWh", "MWH", "kW", "KWT", "kVA", "KVA", "m³", "MTQ", "m3", "MTQ");

  /** What the rules let quantity times price differ from the amount. */
  private static final BigDecimal SLACK = new BigDecimal("0.01");

  private EInvoices() {}

  static EInvoice of(Bill bill, HeldAccount held, Issuer issuer) {
    List<Line> lines = new ArrayList<>();
    List<Vat> vat = new ArrayList<>();
    Map<String, List<BillTax>> rates = new LinkedHashMap<>();
    bill.taxes().stream()
        .filter(EInvoices::isVat)
        .forEach(tax -> rates.computeIfAbsent(tax.category(), any -> new ArrayList<>()).add(tax));
    rates.forEach((category, taxes) -> taxed(bill, taxes, lines(bill, category), lines, vat));
    untaxed(bill, rates.keySet(), lines, vat);
    return new EInvoice(
        bill.total().signum() < 0,
        bill.number(),
        bill.issuedOn(),
        bill.dueOn(),
        bill.from(),
        bill.to(),
        Currency.getInstance(bill.currency()),
        bill.correctionOf() == null
            ? null
            : new Corrected(bill.correctionOf().number(), bill.correctionOf().issuedOn()),
        seller(issuer),
        buyer(held),
        bill.accountNumber(),
        issuer.iban(),
        issuer.bic(),
        bill.paymentReference(),
        lines,
        merged(vat));
  }

  private static boolean isVat(BillTax tax) {
    return VAT.contains(tax.tax().toLowerCase(Locale.ROOT));
  }

  private static List<BillLine> lines(Bill bill, String category) {
    return bill.groups().stream()
        .map(BillGroup::lines)
        .flatMap(List::stream)
        .filter(line -> line.taxCategory().equals(category) && line.amount().signum() != 0)
        .toList();
  }

  private static void taxed(
      Bill bill, List<BillTax> taxes, List<BillLine> of, List<Line> lines, List<Vat> vat) {
    for (BillTax tax : taxes) {
      BigDecimal percent = tax.percent() == null ? BigDecimal.ZERO : tax.percent();
      Category category =
          tax.percent() == null ? Category.E : percent.signum() == 0 ? Category.Z : Category.S;
      vat.add(
          new Vat(
              category,
              percent,
              tax.base(),
              tax.amount(),
              category == Category.E ? "Exempt" : null));
      BigDecimal itemised = BigDecimal.ZERO;
      if (taxes.size() == 1) {
        of.forEach(line -> lines.add(line(line, category, percent)));
        itemised = of.stream().map(BillLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
      }
      BigDecimal rest = tax.base().subtract(itemised);
      if (rest.signum() != 0) {
        String name =
            taxes.size() == 1
                ? "Taxes and levies"
                : "Supply taxed at " + percent.toPlainString() + " %";
        lines.add(whole(bill, name, rest, category, percent));
      }
    }
  }

  /** What no VAT is on: lines of other categories, and other taxes that no VAT has as its base. */
  private static void untaxed(Bill bill, Set<String> taxed, List<Line> lines, List<Vat> vat) {
    BigDecimal vatAmount = vat.stream().map(Vat::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal billed = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    for (BillGroup group : bill.groups()) {
      for (BillLine line : group.lines()) {
        if (!taxed.contains(line.taxCategory()) && line.amount().signum() != 0) {
          lines.add(line(line, Category.E, BigDecimal.ZERO));
          billed = billed.add(line.amount());
          vat.add(new Vat(Category.E, BigDecimal.ZERO, line.amount(), BigDecimal.ZERO, NOT_TAXED));
        }
      }
    }
    BigDecimal rest = bill.total().subtract(vatAmount).subtract(billed);
    if (rest.signum() != 0) {
      lines.add(whole(bill, "Taxes and levies", rest, Category.E, BigDecimal.ZERO));
      vat.add(new Vat(Category.E, BigDecimal.ZERO, rest, BigDecimal.ZERO, NOT_TAXED));
    }
  }

  private static Line line(BillLine line, Category category, BigDecimal percent) {
    BigDecimal price = Letters.onePrice(line.parts());
    BigDecimal quantity = line.quantity();
    String unit = line.unit() == null ? null : UNITS.get(line.unit());
    if (price != null
        && quantity != null
        && unit != null
        && price.signum() >= 0
        && quantity.signum() != 0
        && quantity.multiply(price).subtract(line.amount()).abs().compareTo(SLACK) <= 0) {
      return new Line(
          line.name(),
          line.from(),
          line.to(),
          quantity,
          unit,
          price,
          line.amount(),
          category,
          percent);
    }
    return one(line.name(), line.from(), line.to(), line.amount(), category, percent);
  }

  private static Line whole(
      Bill bill, String name, BigDecimal amount, Category category, BigDecimal percent) {
    return one(name, bill.from(), bill.to(), amount, category, percent);
  }

  private static Line one(
      String name,
      LocalDate from,
      LocalDate to,
      BigDecimal amount,
      Category category,
      BigDecimal percent) {
    return new Line(
        name,
        from,
        to,
        BigDecimal.valueOf(amount.signum()),
        "C62",
        amount.abs(),
        amount,
        category,
        percent);
  }

  /** One row for each category and rate. */
  private static List<Vat> merged(List<Vat> rows) {
    Map<String, Vat> merged = new LinkedHashMap<>();
    for (Vat row : rows) {
      merged.merge(
          row.category() + " " + row.percent().stripTrailingZeros().toPlainString(),
          row,
          (a, b) ->
              new Vat(
                  a.category(),
                  a.percent(),
                  a.base().add(b.base()),
                  a.amount().add(b.amount()),
                  a.reason()));
    }
    return List.copyOf(merged.values());
  }

  private static Party seller(Issuer issuer) {
    Party party = Letters.party(issuer);
    return party.endpoint() == null
        ? with(party, belgian(issuer.companyId(), issuer.address().country()))
        : party;
  }

  private static Party buyer(HeldAccount held) {
    Party party = Letters.party(held.holder());
    return with(party, belgian(party.companyId(), party.country()));
  }

  private static @Nullable String belgian(@Nullable String companyId, String country) {
    if (companyId == null || !country.equals("BE")) {
      return null;
    }
    String digits = companyId.replaceAll("[^0-9]", "");
    return digits.length() == 10 ? "0208:" + digits : null;
  }

  private static Party with(Party p, @Nullable String endpoint) {
    return new Party(
        p.name(),
        p.street(),
        p.addressExtra(),
        p.postalCode(),
        p.city(),
        p.region(),
        p.country(),
        p.companyId(),
        p.vatId(),
        endpoint,
        p.email(),
        p.phone());
  }
}
