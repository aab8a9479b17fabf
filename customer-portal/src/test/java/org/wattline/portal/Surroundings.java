package org.wattline.portal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.billing.EnergyCostsApi;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.AccountStatus;
import org.wattline.billing.contract.documents.BillForms;
import org.wattline.billing.contract.documents.DocumentsApi;
import org.wattline.billing.contract.documents.IssuerNotice;
import org.wattline.billing.contract.ledger.LedgerApi;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.moves.Move;
import org.wattline.billing.contract.moves.MoveIn;
import org.wattline.billing.contract.moves.MoveKind;
import org.wattline.billing.contract.moves.MoveOut;
import org.wattline.billing.contract.moves.MovesApi;
import org.wattline.billing.contract.moves.NextStep;
import org.wattline.billing.contract.moves.VacantPoint;
import org.wattline.billing.contract.payments.Autopay;
import org.wattline.billing.contract.payments.AutopayChange;
import org.wattline.billing.contract.payments.NewPayment;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentStatus;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.billing.contract.payments.ProviderPage;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.contract.premises.PremiseAddress;
import org.wattline.billing.contract.tariffs.ComparedTariff;
import org.wattline.billing.contract.tariffs.SimulationsApi;
import org.wattline.billing.contract.tariffs.TariffComparison;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.vaadin.test.TwoSuppliers;

/** What the portal asks, in memory, with something in it. */
@Configuration(proxyBeanMethods = false)
@Import(FakeArrangements.Beans.class)
class Surroundings {
  @Bean
  TenantDirectory directory() {
    return new TwoSuppliers(System.getProperty("demo.issuer", "http://auth.localhost/realms/"))
        .directory();
  }

  @Bean
  @Primary
  FakeBilling billing() {
    FakeBilling billing = new FakeBilling();
    fill(billing);
    return billing;
  }

  @Bean
  @Primary
  LedgerApi fakeLedger(FakeBilling billing) {
    return FakeApi.of(
        LedgerApi.class,
        () -> billing.failure,
        Map.of(
            "balance", a -> billing.money.balance((UUID) a[0]),
            "items", a -> billing.money.items((UUID) a[0])));
  }

  @Bean
  @Primary
  BillsApi fakeBills(FakeBilling billing) {
    return FakeApi.of(
        BillsApi.class,
        () -> billing.failure,
        Map.of(
            "ofAccount",
                a ->
                    page(
                        billing.money.bills.getOrDefault((UUID) a[0], List.of()).stream()
                            .map(FakeMoney::summary)
                            .toList(),
                        (String) a[1],
                        (int) a[2]),
            "get", a -> bill(billing, (UUID) a[0]),
            "explain", a -> FakeMoney.explanation(bill(billing, (UUID) a[0]).id(), (String) a[1]),
            "proof", a -> "{\"bill\":\"" + bill(billing, (UUID) a[0]).number() + "\"}",
            "document", a -> "{}"));
  }

  @Bean
  @Primary
  DocumentsApi fakeDocuments(FakeBilling billing) {
    return FakeApi.of(
        DocumentsApi.class,
        () -> billing.failure,
        Map.of(
            "pdf", a -> bill(billing, (UUID) a[0]).number().getBytes(StandardCharsets.UTF_8),
            "ubl", a -> "<Invoice/>".getBytes(StandardCharsets.UTF_8),
            "forms", a -> new BillForms(billing.money.eInvoices),
            "notices",
                a ->
                    List.of(
                        new IssuerNotice(
                            "Niet akkoord?", "De Ombudsdienst voor Energie helpt gratis."))));
  }

  private static Bill bill(FakeBilling billing, UUID id) {
    return billing.money.bills.values().stream()
        .flatMap(List::stream)
        .filter(bill -> bill.id().equals(id))
        .findFirst()
        .orElseThrow(() -> FakeBilling.refusal(404, "not-found", "Not found"));
  }

  private static <T> Page<T> page(List<T> all, @Nullable String cursor, int limit) {
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    int to = Math.min(all.size(), from + limit);
    return new Page<>(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
  }

  @Bean
  @Primary
  AgreementsApi fakeAgreements(FakeBilling billing) {
    return FakeApi.of(
        AgreementsApi.class,
        () -> billing.failure,
        Map.of(
            "ofAccount",
            a -> billing.energy.agreements.getOrDefault((UUID) a[0], List.<Agreement>of())));
  }

  @Bean
  @Primary
  UsageApi fakeUsage(FakeBilling billing) {
    return FakeApi.of(
        UsageApi.class,
        () -> billing.failure,
        Map.of(
            "channels", a -> billing.energy.channels(),
            "usage",
                a -> {
                  billing.energy.asked.add(new FakeEnergy.Asked((UUID) a[0], (Instant) a[4]));
                  return billing.energy.usage(
                      (LocalDate) a[1], (LocalDate) a[2], (Resolution) a[3]);
                },
            "usageAsCsv", a -> "start;value\n".getBytes(StandardCharsets.UTF_8),
            "usageAsGreenButton", a -> "<feed/>".getBytes(StandardCharsets.UTF_8)));
  }

  @Bean
  @Primary
  EnergyCostsApi fakeCosts(FakeBilling billing) {
    return FakeApi.of(
        EnergyCostsApi.class,
        () -> billing.failure,
        Map.of(
            "costs",
                a -> {
                  billing.energy.asked.add(
                      new FakeEnergy.Asked(FakeEnergy.pointOf((UUID) a[0]), (Instant) a[4]));
                  return billing.energy.costs(
                      (UUID) a[0], (LocalDate) a[1], (LocalDate) a[2], (Resolution) a[3]);
                },
            "costsAsCsv", a -> "direction;start\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Bean
  @Primary
  SimulationsApi fakeSimulations(FakeBilling billing) {
    return FakeApi.of(
        SimulationsApi.class,
        () -> billing.failure,
        Map.of("compare", a -> comparison((LocalDate) a[1], (LocalDate) a[2])));
  }

  private static TariffComparison comparison(LocalDate from, LocalDate to) {
    return new TariffComparison(
        FakeEnergy.AGREEMENT,
        from,
        to,
        false,
        "EUR",
        List.of(
            tariff("Zon & nacht, dynamisch per uur", "912.40", false),
            tariff("Dag en nacht", "968.15", true),
            tariff("Vast, één prijs", "1041.70", false),
            new ComparedTariff(
                UUID.randomUUID(),
                "ev",
                "Auto thuis laden",
                false,
                null,
                List.of(),
                List.of("x"))));
  }

  private static ComparedTariff tariff(String name, String total, boolean current) {
    return new ComparedTariff(
        FakeMoney.id(name), name, name, current, new BigDecimal(total), List.of(), List.of());
  }

  @Bean
  @Primary
  MovesApi fakeMoves(FakeBilling billing) {
    return FakeApi.of(
        MovesApi.class,
        () -> billing.failure,
        Map.of(
            "ofAccount", a -> List.copyOf(billing.moves),
            "moveOut", a -> moved(billing, (MoveOut) a[0], (boolean) a[1]),
            "vacantPoint", a -> vacant((String) a[0]),
            "moveIn", a -> movedIn(billing, (MoveIn) a[0], (boolean) a[1])));
  }

  private static VacantPoint vacant(String marketId) {
    if (!marketId.equals(FakeEnergy.FREE_MARKET_ID)) {
      throw FakeBilling.refusal(404, "not-found", "There is no such vacant point.");
    }
    return new VacantPoint(
        FakeEnergy.FREE_POINT,
        FakeEnergy.FREE_MARKET_ID,
        CommodityKind.ELECTRICITY,
        new PremiseAddress("Kouter 12", "bus 3", "9000", "Gent", null, "BE"));
  }

  private static Move movedIn(FakeBilling billing, MoveIn in, boolean preview) {
    Move move =
        new Move(
            preview ? null : UUID.randomUUID(),
            MoveKind.MOVE_IN,
            in.day(),
            in.servicePointId(),
            FakeEnergy.FREE_MARKET_ID,
            null,
            null,
            in.reads(),
            null,
            false,
            List.of(
                new NextStep(NextStep.Kind.CHANGE_UNTIL, in.day().minusDays(1)),
                new NextStep(NextStep.Kind.SUPPLY_STARTS, in.day()),
                new NextStep(NextStep.Kind.FIRST_BILL, in.day().plusMonths(1))),
            null,
            null);
    if (!preview) {
      billing.moves.add(move);
      billing.movedIn.add(in);
    }
    return move;
  }

  private static Move moved(FakeBilling billing, MoveOut out, boolean preview) {
    billing.refuse();
    Move move =
        new Move(
            preview ? null : UUID.randomUUID(),
            MoveKind.MOVE_OUT,
            out.day(),
            FakeEnergy.POINT,
            FakeEnergy.MARKET_ID,
            null,
            null,
            out.reads(),
            out.forwardingAddress(),
            true,
            List.of(
                new NextStep(NextStep.Kind.CHANGE_UNTIL, out.day().minusDays(1)),
                new NextStep(NextStep.Kind.SUPPLY_ENDS, out.day().minusDays(1)),
                new NextStep(NextStep.Kind.FINAL_BILL_BY, out.day().plusWeeks(6))),
            null,
            null);
    if (!preview) {
      billing.moves.add(move);
    }
    return move;
  }

  @Bean
  @Primary
  PaymentsApi fakePayments(FakeBilling billing) {
    FakeMoney money = billing.money;
    return FakeApi.of(
        PaymentsApi.class,
        () -> billing.failure,
        Map.of(
            "ofAccount",
                a ->
                    page(
                        money.payments.getOrDefault((UUID) a[0], List.of()),
                        (String) a[1],
                        (int) a[2]),
            "get", a -> payment(money, (UUID) a[0]),
            "receipt", a -> money.receipt(payment(money, (UUID) a[0]), "1000 0017 42"),
            "methods", a -> List.copyOf(money.cards.getOrDefault((UUID) a[0], List.of())),
            "autopay",
                a -> money.autopay.getOrDefault((UUID) a[0], new Autopay(false, null, null, 1)),
            "changeAutopay", a -> autopay(money, (UUID) a[0], (AutopayChange) a[1]),
            "removeMethod",
                a -> {
                  Objects.requireNonNull(money.cards.get((UUID) a[0]))
                      .removeIf(card -> card.id().equals(a[1]));
                  return null;
                },
            "saveMethod",
                a ->
                    new ProviderPage(
                        "https://checkout.example/keep", Instant.parse("2026-11-25T13:00:00Z")),
            "pay", a -> pay(billing, (UUID) a[0], (String) a[1], (NewPayment) a[2])));
  }

  private static Payment payment(FakeMoney money, UUID id) {
    return money.payments.values().stream()
        .flatMap(List::stream)
        .filter(payment -> payment.id().equals(id))
        .findFirst()
        .orElseThrow(() -> FakeBilling.refusal(404, "not-found", "Not found"));
  }

  private static Autopay autopay(FakeMoney money, UUID account, AutopayChange change) {
    Autopay now =
        new Autopay(
            change.enabled(),
            change.methodId(),
            change.enabled() ? Instant.parse("2026-11-25T12:00:00Z") : null,
            change.version() + 1);
    money.autopay.put(account, now);
    return now;
  }

  private static Payment pay(FakeBilling billing, UUID account, String key, NewPayment wanted) {
    billing.refuse();
    billing.keys.add(key);
    billing.wanted.add(wanted);
    Payment payment =
        billing.money.payment(
            account,
            UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
            wanted.amount().toPlainString(),
            wanted.methodId() == null ? PaymentStatus.PENDING : PaymentStatus.SUCCEEDED,
            null);
    billing.money.payments.computeIfAbsent(account, id -> new ArrayList<>()).addFirst(payment);
    return wanted.methodId() == null ? withPage(payment, "https://checkout.example/pay") : payment;
  }

  static Payment withPage(Payment payment, String url) {
    return new Payment(
        payment.id(),
        payment.accountId(),
        payment.amount(),
        payment.currency(),
        payment.billId(),
        payment.origin(),
        payment.status(),
        payment.failure(),
        payment.refunded(),
        payment.method(),
        url,
        payment.requestedAt(),
        payment.paidOn());
  }

  @Bean
  @Primary
  Clock today() {
    return Clock.fixed(
        FakeMoney.TODAY.atTime(12, 0).atZone(FakeEnergy.ZONE).toInstant(), FakeEnergy.ZONE);
  }

  static void fill(FakeBilling billing) {
    billing.failure = null;
    billing.accounts.clear();
    billing.people.clear();
    billing.clear();
    UUID home = billing.add("1000 0017 42", "An Peeters", AccountRole.HOLDER, AccountStatus.OPEN);
    billing.letIn(home, "Jef Peeters", AccountRole.VIEWER);
    UUID bakery =
        billing.add("1000 0023 08", "Bakkerij Peeters BV", AccountRole.PAYER, AccountStatus.OPEN);
    UUID old = billing.add("1000 0001 90", "An Peeters", AccountRole.HOLDER, AccountStatus.CLOSED);
    billing.energy.supply(home);
    billing.money.fill(home, "1000 0017 42");
    billing.money.owes(bakery, "1284.55", "642.10", LocalDate.of(2026, 12, 10));
    billing.money.owes(old, "-12.40", "0.00", null);
  }
}
