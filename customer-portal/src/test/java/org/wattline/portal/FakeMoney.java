package org.wattline.portal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillComparison;
import org.wattline.billing.contract.billing.BillGroup;
import org.wattline.billing.contract.billing.BillKind;
import org.wattline.billing.contract.billing.BillLine;
import org.wattline.billing.contract.billing.BillReference;
import org.wattline.billing.contract.billing.BillSummary;
import org.wattline.billing.contract.billing.BillTax;
import org.wattline.billing.contract.billing.ChargeGroup;
import org.wattline.billing.contract.billing.Difference;
import org.wattline.billing.contract.billing.ExplainedEvidence;
import org.wattline.billing.contract.billing.LineExplanation;
import org.wattline.billing.contract.billing.PricedPart;
import org.wattline.billing.contract.billing.ToldStep;
import org.wattline.billing.contract.ledger.AccountBalance;
import org.wattline.billing.contract.ledger.AccountItem;
import org.wattline.billing.contract.ledger.ItemBill;
import org.wattline.billing.contract.ledger.ItemClaim;
import org.wattline.billing.contract.payments.Autopay;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentFailure;
import org.wattline.billing.contract.payments.PaymentOrigin;
import org.wattline.billing.contract.payments.PaymentReceipt;
import org.wattline.billing.contract.payments.PaymentStatus;
import org.wattline.billing.contract.payments.SavedMethod;

/** The bills, payments and cards of accounts, in memory. */
final class FakeMoney {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  static final UUID OCTOBER = id("october");
  static final UUID CORRECTION = id("correction");
  static final UUID PAID = id("paid");
  static final UUID DECLINED = id("declined");
  static final UUID CARD = id("card");

  final Map<UUID, AccountBalance> balances = new LinkedHashMap<>();
  final Map<UUID, List<Bill>> bills = new LinkedHashMap<>();
  final Map<UUID, List<Payment>> payments = new LinkedHashMap<>();
  final Map<UUID, List<SavedMethod>> cards = new LinkedHashMap<>();
  final Map<UUID, Autopay> autopay = new LinkedHashMap<>();
  boolean eInvoices = true;

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** What an account owes: overdue, and due later on a day. */
  void owes(UUID account, String balance, String overdue, @Nullable LocalDate dueOn) {
    BigDecimal whole = new BigDecimal(balance);
    balances.put(
        account,
        new AccountBalance(
            account,
            "EUR",
            TODAY,
            whole,
            new BigDecimal(overdue),
            BigDecimal.ZERO,
            dueOn,
            dueOn == null ? BigDecimal.ZERO : whole.subtract(new BigDecimal(overdue))));
  }

  AccountBalance balance(UUID account) {
    return balances.getOrDefault(
        account,
        new AccountBalance(
            account,
            "EUR",
            TODAY,
            new BigDecimal("0.00"),
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            null,
            BigDecimal.ZERO));
  }

  List<AccountItem> items(UUID account) {
    return bills.getOrDefault(account, List.of()).stream()
        .filter(bill -> bill.open().signum() != 0)
        .map(
            bill ->
                new AccountItem(
                    bill.id(),
                    bill.number(),
                    ItemClaim.PRINCIPAL,
                    bill.issuedOn(),
                    bill.dueOn(),
                    bill.total(),
                    bill.open(),
                    "+++090/9337/55493+++",
                    List.of(),
                    new ItemBill(bill.kind(), bill.finalBill(), bill.from(), bill.to())))
        .toList();
  }

  /** A home with everything in it: an open bill, a paid one, a correction, payments, a card. */
  void fill(UUID account, String number) {
    owes(account, "84.20", "0.00", LocalDate.of(2026, 12, 3));
    bills.put(account, new ArrayList<>());
    bills.get(account).add(october(account, number));
    bills.get(account).add(correction(account, number));
    for (int month = 9; month >= 1; month--) {
      LocalDate from = LocalDate.of(2026, month, 1);
      bills
          .get(account)
          .add(
              simple(
                  account,
                  number,
                  id("month" + month),
                  "2026-0000" + (200 + month),
                  BillKind.INVOICE,
                  from,
                  month == 7 ? "-12.40" : "7" + month + ".35",
                  null));
    }
    cards.put(
        account, new ArrayList<>(List.of(new SavedMethod(CARD, "visa", "4242", 8, 2029, false))));
    autopay.put(account, new Autopay(false, null, null, 1));
    payments.put(
        account,
        new ArrayList<>(
            List.of(
                payment(
                    account,
                    DECLINED,
                    "84.20",
                    PaymentStatus.FAILED,
                    PaymentFailure.INSUFFICIENT_FUNDS),
                payment(account, PAID, "79.35", PaymentStatus.SUCCEEDED, null),
                payment(account, id("back"), "78.35", PaymentStatus.REFUNDED, null))));
  }

  Payment payment(
      UUID account,
      UUID id,
      String amount,
      PaymentStatus status,
      @Nullable PaymentFailure failure) {
    return new Payment(
        id,
        account,
        new BigDecimal(amount),
        "EUR",
        null,
        PaymentOrigin.CHECKOUT,
        status,
        failure,
        BigDecimal.ZERO,
        "Visa •••• 4242",
        null,
        Instant.parse("2026-10-12T17:40:00Z"),
        failure == null ? LocalDate.of(2026, 10, 12) : null);
  }

  PaymentReceipt receipt(Payment payment, String account) {
    return new PaymentReceipt(
        payment.id(),
        "R-2026-000731",
        "Zonnestroom",
        account,
        payment.amount(),
        "EUR",
        payment.method(),
        LocalDate.of(2026, 10, 12),
        List.of(new PaymentReceipt.PaidItem(id("month9"), "2026-0000209", new BigDecimal("75.00"))),
        new BigDecimal("4.35"),
        BigDecimal.ZERO);
  }

  static BillSummary summary(Bill bill) {
    return new BillSummary(
        bill.id(),
        bill.accountId(),
        bill.number(),
        bill.kind(),
        bill.issuedOn(),
        bill.dueOn(),
        bill.from(),
        bill.to(),
        bill.currency(),
        bill.total(),
        bill.open(),
        bill.estimated(),
        bill.finalBill(),
        bill.correctionOf() == null ? null : bill.correctionOf().number());
  }

  /** The only bill of an account, with all of it open, and nothing else owed. */
  void only(
      UUID account, String total, BillKind kind, boolean finalBill, LocalDate from, LocalDate to) {
    Bill like = october(account, "1000 0017 42");
    BigDecimal sum = new BigDecimal(total);
    bills.put(
        account,
        new ArrayList<>(
            List.of(
                new Bill(
                    id("only"),
                    account,
                    like.accountNumber(),
                    "2026-0000211",
                    kind,
                    finalBill,
                    false,
                    like.knownAt(),
                    like.issuedOn(),
                    LocalDate.of(2026, 12, 3),
                    from,
                    to,
                    "EUR",
                    "nl",
                    List.of(),
                    like.groups(),
                    List.of(),
                    sum,
                    BigDecimal.ZERO,
                    sum,
                    sum,
                    "",
                    null,
                    List.of(),
                    List.of(),
                    null,
                    "77ab"))));
    owes(account, total, "0.00", sum.signum() > 0 ? LocalDate.of(2026, 12, 3) : null);
  }

  private Bill october(UUID account, String number) {
    LocalDate from = LocalDate.of(2026, 10, 1);
    LocalDate to = LocalDate.of(2026, 11, 1);
    BillLine energy =
        line(
            "energy",
            "Elektriciteit, dag en nacht",
            "245.812",
            List.of(
                part(from, to, "peak", "141.5", "0.1584"),
                part(from, to, "off-peak", "104.312", "0.1287")),
            "35.84",
            true);
    BillLine fee = line("fee", "Vaste vergoeding", null, List.of(), "5.50", false);
    BillLine network =
        line(
            "network",
            "Afname van het distributienet",
            "245.812",
            List.of(part(from, to, null, "245.812", "0.0586")),
            "14.40",
            false);
    BillLine capacity =
        line(
            "capacity",
            "Capaciteitstarief, gemiddelde maandpiek",
            "3.1",
            List.of(),
            "13.60",
            false);
    BillLine levy =
        line(
            "levy",
            "Bijzondere accijns",
            "245.812",
            List.of(part(from, to, null, "245.812", "0.0503")),
            "12.37",
            false);
    BillLine feed =
        line(
            "feed",
            "Vergoeding voor teruggeleverde stroom",
            "61.2",
            List.of(part(from, to, null, "61.2", "0.0341")),
            "-2.09",
            false);
    Bill before =
        simple(
            account,
            number,
            id("month9"),
            "2026-0000209",
            BillKind.INVOICE,
            LocalDate.of(2026, 9, 1),
            "79.35",
            null);
    return new Bill(
        OCTOBER,
        account,
        number,
        "2026-0000210",
        BillKind.INVOICE,
        false,
        true,
        Instant.parse("2026-11-03T05:00:00Z"),
        LocalDate.of(2026, 11, 3),
        LocalDate.of(2026, 12, 3),
        from,
        to,
        "EUR",
        "nl",
        List.of(),
        List.of(
            new BillGroup(ChargeGroup.ENERGY, new BigDecimal("41.34"), List.of(energy, fee)),
            new BillGroup(ChargeGroup.NETWORK, new BigDecimal("28.00"), List.of(network, capacity)),
            new BillGroup(ChargeGroup.LEVIES, new BigDecimal("12.37"), List.of(levy)),
            new BillGroup(ChargeGroup.GENERATION, new BigDecimal("-2.09"), List.of(feed))),
        List.of(
            new BillTax(
                "vat",
                "vat",
                "Btw",
                "S",
                new BigDecimal("6"),
                new BigDecimal("76.43"),
                new BigDecimal("4.58"))),
        new BigDecimal("79.62"),
        new BigDecimal("4.58"),
        new BigDecimal("84.20"),
        new BigDecimal("84.20"),
        "+++090/9337/55493+++",
        null,
        List.of(),
        List.of(),
        new BillComparison(
            reference(before),
            new BigDecimal("4.85"),
            List.of(
                new Difference(
                    Difference.Kind.USAGE,
                    "Elektriciteit, dag en nacht",
                    new BigDecimal("221.4"),
                    new BigDecimal("245.812"),
                    new BigDecimal("3.56")),
                new Difference(
                    Difference.Kind.PRICE,
                    "Bijzondere accijns",
                    new BigDecimal("0.0481"),
                    new BigDecimal("0.0503"),
                    new BigDecimal("0.54")),
                new Difference(
                    Difference.Kind.DAYS,
                    "Vaste vergoeding",
                    new BigDecimal("30"),
                    new BigDecimal("31"),
                    new BigDecimal("0.18")),
                new Difference(
                    Difference.Kind.TAX,
                    "Btw",
                    new BigDecimal("4.01"),
                    new BigDecimal("4.58"),
                    new BigDecimal("0.57")))),
        "9f2c");
  }

  private Bill correction(UUID account, String number) {
    Bill august =
        simple(
            account,
            number,
            id("month8"),
            "2026-0000208",
            BillKind.INVOICE,
            LocalDate.of(2026, 8, 1),
            "78.35",
            null);
    return simple(
        account,
        number,
        CORRECTION,
        "2026-C000017",
        BillKind.CORRECTION,
        LocalDate.of(2026, 8, 1),
        "-6.12",
        reference(august));
  }

  private static Bill simple(
      UUID account,
      String accountNumber,
      UUID id,
      String number,
      BillKind kind,
      LocalDate from,
      String total,
      @Nullable BillReference corrects) {
    BigDecimal sum = new BigDecimal(total);
    BillLine line =
        new BillLine(
            "energy",
            "Elektriciteit",
            FakeEnergy.AGREEMENT,
            FakeEnergy.POINT,
            from,
            from.plusMonths(1),
            null,
            null,
            List.of(),
            sum,
            corrects == null ? null : new BigDecimal("36.12"),
            corrects == null ? null : new BigDecimal("30.00"),
            "S",
            false,
            true);
    return new Bill(
        id,
        account,
        accountNumber,
        number,
        kind,
        false,
        false,
        Instant.parse("2026-10-03T05:00:00Z"),
        from.plusMonths(1).plusDays(2),
        from.plusMonths(2).plusDays(2),
        from,
        from.plusMonths(1),
        "EUR",
        "nl",
        List.of(),
        List.of(new BillGroup(ChargeGroup.ENERGY, sum, List.of(line))),
        List.of(),
        sum,
        BigDecimal.ZERO,
        sum,
        BigDecimal.ZERO,
        "+++090/9337/55493+++",
        corrects,
        List.of(),
        List.of(),
        null,
        "77aa");
  }

  private static BillReference reference(Bill bill) {
    return new BillReference(bill.id(), bill.number(), bill.kind(), bill.issuedOn(), bill.total());
  }

  private static BillLine line(
      String id,
      String name,
      @Nullable String quantity,
      List<PricedPart> parts,
      String amount,
      boolean estimated) {
    return new BillLine(
        id,
        name,
        FakeEnergy.AGREEMENT,
        FakeEnergy.POINT,
        LocalDate.of(2026, 10, 1),
        LocalDate.of(2026, 11, 1),
        quantity == null ? null : new BigDecimal(quantity),
        quantity == null ? null : id.equals("capacity") ? "kW" : "kWh",
        parts,
        new BigDecimal(amount),
        null,
        null,
        "S",
        estimated,
        true);
  }

  private static PricedPart part(
      LocalDate from, LocalDate to, @Nullable String period, String quantity, String price) {
    BigDecimal amount = new BigDecimal(quantity).multiply(new BigDecimal(price));
    return new PricedPart(
        from, to, period, null, new BigDecimal(quantity), "kWh", new BigDecimal(price), amount);
  }

  /** Two periods of which one is charged twice, and a sum of many days that opens by parts. */
  private static ToldStep told() {
    ToldStep peak = leaf("meting op import, in piek: 141,5 kWh");
    ToldStep measured = leaf("meting op import, in dal: 104,312 kWh");
    ToldStep offPeak =
        new ToldStep("104,312 kWh × € 0,1287 per kWh in dal = 13,425", List.of(measured));
    List<ToldStep> days = new ArrayList<>();
    for (int day = 1; day <= 31; day++) {
      days.add(leaf("dag " + day + ": 3 kWh"));
    }
    ToldStep daily = new ToldStep("som van 31 delen = 93", days);
    return new ToldStep(
        "Elektriciteit, dag en nacht",
        List.of(
            new ToldStep(
                "som van 4 delen = 35,838",
                List.of(
                    new ToldStep("141,5 kWh × € 0,1584 per kWh in piek = 22,4136", List.of(peak)),
                    offPeak,
                    offPeak,
                    new ToldStep("het minste van (93; 104,312) = 93", List.of(daily, offPeak)))),
            leaf("eenmaal afgerond, op 0,01; op de factuur: € 35,84"),
            leaf("onder Btw aan 6 %")));
  }

  private static ToldStep leaf(String sentence) {
    return new ToldStep(sentence, List.of());
  }

  static LineExplanation explanation(UUID bill, String line) {
    return new LineExplanation(
        bill,
        line,
        "Elektriciteit, dag en nacht",
        List.of(
            "In oktober 2026 mat uw meter 245,812 kWh.",
            "  In de piekuren 141,5 kWh aan € 0,1584.",
            "  In de daluren 104,312 kWh aan € 0,1287.",
            "Samen € 35,838, afgerond op € 35,84."),
        told(),
        null,
        new BigDecimal("35.838"),
        new BigDecimal("0.01"),
        "HALF_UP",
        new BigDecimal("35.84"),
        null,
        List.of(
            new ExplainedEvidence(
                "import",
                false,
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 11, 1),
                15,
                2980,
                14,
                "ab12")));
  }
}
