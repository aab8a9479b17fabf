package org.wattline.billing.documents.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillGroup;
import org.wattline.billing.contract.billing.BillKind;
import org.wattline.billing.contract.billing.BillLine;
import org.wattline.billing.contract.billing.BillPeriod;
import org.wattline.billing.contract.billing.ChargeGroup;
import org.wattline.billing.contract.billing.PricedPart;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.documents.Issuer;
import org.wattline.billing.contract.premises.PremiseAddress;
import org.wattline.billing.customers.AccountHolders.HeldAccount;
import org.wattline.billing.premises.PointDirectory;
import org.wattline.billing.premises.SupplyAddresses;
import org.wattline.documents.Letter;
import org.wattline.documents.Letter.Group;
import org.wattline.documents.Letter.GroupKind;
import org.wattline.documents.Letter.Kind;
import org.wattline.documents.Letter.Letterhead;
import org.wattline.documents.Letter.Line;
import org.wattline.documents.Letter.Notice;
import org.wattline.documents.Letter.Original;
import org.wattline.documents.Letter.Payment;
import org.wattline.documents.Letter.SuppliedPoint;
import org.wattline.documents.Letter.TaxRow;
import org.wattline.documents.Party;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;

/** A bill as a letter: its amounts as they are, the words and places around them looked up. */
@Component
class Letters {
  private final TenantDirectory directory;
  private final PointDirectory points;
  private final SupplyAddresses addresses;
  private final MonthsOfUse months;

  Letters(
      TenantDirectory directory,
      PointDirectory points,
      SupplyAddresses addresses,
      MonthsOfUse months) {
    this.directory = directory;
    this.points = points;
    this.addresses = addresses;
    this.months = months;
  }

  Letter of(Bill bill, HeldAccount held, Issuer issuer) {
    TenantEntry tenant = tenant();
    Set<UUID> supplied = new LinkedHashSet<>();
    bill.periods().stream()
        .map(BillPeriod::servicePointId)
        .filter(Objects::nonNull)
        .forEach(supplied::add);
    String language = held.account().language();
    String country = issuer.address().country();
    return new Letter(
        Locale.of(language, language.equals("en") && !country.equals("US") ? "IE" : country),
        new Letterhead(
            tenant.brand().displayName(),
            tenant.brand().primaryColor(),
            party(issuer),
            issuer.website()),
        party(held.holder()),
        kind(bill),
        bill.accountNumber(),
        bill.number(),
        bill.issuedOn(),
        bill.dueOn(),
        bill.from(),
        bill.to(),
        bill.correctionOf() == null
            ? null
            : new Original(bill.correctionOf().number(), bill.correctionOf().issuedOn()),
        supplied.stream().map(this::supplied).filter(Objects::nonNull).toList(),
        Currency.getInstance(bill.currency()),
        groups(bill),
        bill.taxes().stream()
            .map(tax -> new TaxRow(tax.name(), tax.percent(), tax.base(), tax.amount()))
            .toList(),
        bill.total(),
        bill.total(),
        new Payment(
            issuer.iban() == null ? "" : issuer.iban(),
            issuer.bic() == null ? "" : issuer.bic(),
            issuer.legalName(),
            bill.paymentReference(),
            bill.paymentReference(),
            null,
            tenant.portalHosts().isEmpty() ? null : tenant.portalHosts().getFirst()),
        bill.kind() == BillKind.ADVANCE ? List.of() : months.upTo(bill.to(), supplied),
        bill.estimated(),
        issuer.notices().getOrDefault(language, List.of()).stream()
            .map(notice -> new Notice(notice.heading(), notice.text()))
            .toList());
  }

  private TenantEntry tenant() {
    return directory
        .byId(TenantScope.current())
        .orElseThrow(() -> new IllegalStateException("The bound tenant left the directory"));
  }

  static Party party(Issuer issuer) {
    var address = issuer.address();
    return new Party(
        issuer.legalName(),
        address.street(),
        address.extra(),
        address.postalCode(),
        address.city(),
        address.region(),
        address.country(),
        issuer.companyId(),
        issuer.vatId(),
        issuer.endpoint(),
        null,
        null);
  }

  static Party party(Customer holder) {
    var address = holder.address();
    return new Party(
        holder.name(),
        address.street(),
        address.extra(),
        address.postalCode(),
        address.city(),
        address.region(),
        address.country(),
        holder.enterpriseNumber(),
        null,
        null,
        holder.email(),
        holder.phone());
  }

  private static Kind kind(Bill bill) {
    return switch (bill.kind()) {
      case INVOICE -> bill.finalBill() ? Kind.FINAL_BILL : Kind.BILL;
      case ADVANCE -> Kind.ADVANCE;
      case SETTLEMENT -> bill.finalBill() ? Kind.FINAL_BILL : Kind.SETTLEMENT;
      case CORRECTION -> Kind.CORRECTION;
    };
  }

  private @Nullable SuppliedPoint supplied(UUID point) {
    return points
        .byId(point)
        .map(
            known ->
                new SuppliedPoint(
                    addresses.of(point).map(Letters::oneLine).orElse(known.marketId()),
                    known.marketId(),
                    List.of()))
        .orElse(null);
  }

  private static String oneLine(PremiseAddress address) {
    return address.street() + ", " + address.postalCode() + " " + address.city();
  }

  private static List<Group> groups(Bill bill) {
    Map<GroupKind, List<Line>> lines = new EnumMap<>(GroupKind.class);
    for (BillGroup group : bill.groups()) {
      List<Line> into = lines.computeIfAbsent(kind(group.group()), any -> new ArrayList<>());
      group.lines().forEach(line -> into.add(line(line)));
    }
    return lines.entrySet().stream()
        .map(
            entry ->
                new Group(
                    entry.getKey(),
                    entry.getValue().stream()
                        .map(Line::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                    entry.getValue()))
        .sorted(Comparator.comparing(Group::kind))
        .toList();
  }

  private static GroupKind kind(ChargeGroup group) {
    return switch (group) {
      case ENERGY -> GroupKind.ENERGY;
      case NETWORK -> GroupKind.NETWORK;
      case LEVIES -> GroupKind.LEVIES;
      case GENERATION, DISCOUNTS -> GroupKind.CREDITS;
      case SERVICES, ADVANCES -> GroupKind.SERVICES;
    };
  }

  private static Line line(BillLine line) {
    return new Line(
        line.name(),
        line.from(),
        line.to(),
        line.quantity(),
        line.unit(),
        onePrice(line.parts()),
        line.amount(),
        line.estimated());
  }

  /** The price, where all parts have the same. */
  static @Nullable BigDecimal onePrice(List<PricedPart> parts) {
    if (parts.isEmpty()) {
      return null;
    }
    BigDecimal first = parts.getFirst().price();
    return parts.stream().allMatch(part -> part.price().compareTo(first) == 0) ? first : null;
  }
}
