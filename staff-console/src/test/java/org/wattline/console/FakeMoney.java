package org.wattline.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.AgreementStep;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.agreements.ChangeKind;
import org.wattline.billing.contract.agreements.Cycle;
import org.wattline.billing.contract.agreements.CycleKind;
import org.wattline.billing.contract.agreements.Terms;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillComparison;
import org.wattline.billing.contract.billing.BillGroup;
import org.wattline.billing.contract.billing.BillKind;
import org.wattline.billing.contract.billing.BillLine;
import org.wattline.billing.contract.billing.BillReference;
import org.wattline.billing.contract.billing.BillSummary;
import org.wattline.billing.contract.billing.BillTax;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.billing.ChargeGroup;
import org.wattline.billing.contract.billing.Difference;
import org.wattline.billing.contract.billing.ExplainedEvidence;
import org.wattline.billing.contract.billing.LineExplanation;
import org.wattline.billing.contract.billing.PricedPart;
import org.wattline.billing.contract.billing.Recomputation;
import org.wattline.billing.contract.documents.BillDelivery;
import org.wattline.billing.contract.documents.DeliveryState;
import org.wattline.billing.contract.documents.DocumentsApi;
import org.wattline.billing.contract.documents.Resent;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentFailure;
import org.wattline.billing.contract.payments.PaymentOrigin;
import org.wattline.billing.contract.payments.PaymentStatus;
import org.wattline.billing.contract.payments.PaymentsApi;

/** Bills, payments and agreements of every account, in memory. */
@Configuration(proxyBeanMethods = false)
class FakeMoney {
  static final UUID NOVEMBER = FakeBilling.id("bill-november");

  /** What was previewed until, and what was issued. */
  static final List<Object> BILLED = new ArrayList<>();

  static final UUID OCTOBER = FakeBilling.id("bill-october");
  private static final LocalDate FROM = LocalDate.of(2026, 10, 1);
  private static final LocalDate TO = LocalDate.of(2026, 11, 1);
  private static final Instant KNOWN = Instant.parse("2026-11-03T05:00:00Z");

  @Bean
  @Primary
  BillsApi fakeBills() {
    return new FakeApi<>(BillsApi.class)
        .on("ofAccount", asked -> bills((UUID) asked[0], (String) asked[1], (int) asked[2]))
        .on(
            "get",
            asked -> {
              if (asked[0].equals(FakeRuns.LAST)) {
                return FakeRuns.last();
              }
              if (!asked[0].equals(OCTOBER)) {
                throw FakeApi.refusal(404, "Not found");
              }
              return bill(FakeBilling.id("1000 0017 42"));
            })
        .on(
            "preview",
            asked -> {
              BILLED.add(asked[1]);
              return ((LocalDate) asked[1]).getYear() < 2026
                  ? List.of()
                  : List.of(bill((UUID) asked[0]));
            })
        .on(
            "issue",
            asked -> {
              BILLED.add(asked[1]);
              return List.of(
                  summary((UUID) asked[0], OCTOBER, "2026-0000210", FROM, "84.20", "84.20"));
            })
        .on("explain", asked -> explanation((UUID) asked[0], (String) asked[1]))
        .on("document", asked -> "{\"number\":\"2026-0000210\"}")
        .on("proof", asked -> "{\"proofs\":[]}")
        .on(
            "recompute",
            asked -> new Recomputation((UUID) asked[0], KNOWN, true, "9f2c", "9f2c", List.of()))
        .make();
  }

  @Bean
  @Primary
  DocumentsApi fakeDocuments(Post post) {
    return new FakeApi<>(DocumentsApi.class)
        .on("deliveries", asked -> List.copyOf(post.sent))
        .on(
            "resend",
            asked -> {
              post.sent.add(delivery(DeliveryState.QUEUED, null));
              return post.sent.getLast();
            })
        .on(
            "list",
            asked -> {
              post.answer();
              return new Page<>(
                  post.sent.stream().filter(one -> one.state() == asked[0]).toList(), null);
            })
        .on(
            "retryFailed",
            asked -> {
              post.answer();
              int failed =
                  (int)
                      post.sent.stream().filter(one -> one.state() == DeliveryState.FAILED).count();
              post.sent.replaceAll(one -> delivery(DeliveryState.QUEUED, null));
              return new Resent(failed);
            })
        .make();
  }

  /** Bills on their way, and whether the service answers. */
  static final class Post {
    final List<BillDelivery> sent = new ArrayList<>();
    @Nullable RuntimeException failure;

    void reset() {
      failure = null;
      sent.clear();
      sent.add(delivery(DeliveryState.FAILED, "550 no such mailbox"));
    }

    void answer() {
      if (failure != null) {
        throw failure;
      }
    }
  }

  @Bean
  Post billPost() {
    Post post = new Post();
    post.reset();
    return post;
  }

  private static BillDelivery delivery(DeliveryState state, @Nullable String problem) {
    return new BillDelivery(
        FakeBilling.id("delivery-" + state),
        OCTOBER,
        "2026-0000210",
        FakeBilling.id("1000 0017 42"),
        "an@example.com",
        state,
        problem == null ? 0 : 3,
        problem,
        KNOWN,
        null);
  }

  @Bean
  @Primary
  PaymentsApi fakePayments() {
    return new FakeApi<>(PaymentsApi.class)
        .on(
            "ofAccount",
            asked ->
                new Page<>(
                    List.of(
                        payment((UUID) asked[0], "84.20", PaymentFailure.INSUFFICIENT_FUNDS),
                        payment((UUID) asked[0], "79.35", null)),
                    null))
        .make();
  }

  @Bean
  @Primary
  AgreementsApi fakeAgreements() {
    return new FakeApi<>(AgreementsApi.class)
        .on("ofAccount", asked -> List.of(agreement((UUID) asked[0])))
        .on(
            "ofPoint",
            asked ->
                asked[0].equals(FakeMoves.POINT)
                    ? List.of(agreement(FakeMoves.LEAVING))
                    : List.of())
        .on(
            "changes",
            asked ->
                List.of(
                    new AgreementStep(
                        FakeBilling.id("step"),
                        ChangeKind.TERMS_CHANGED,
                        LocalDate.of(2026, 6, 1),
                        Instant.parse("2026-05-20T08:00:00Z"),
                        "Els Maes",
                        "Wants the night price",
                        false)))
        .make();
  }

  /** Twenty bills: more than a page shows at first. */
  private static Page<BillSummary> bills(UUID account, @Nullable String cursor, int limit) {
    List<BillSummary> all = new ArrayList<>();
    all.add(summary(account, OCTOBER, "2026-0000210", FROM, "84.20", "84.20"));
    for (int month = 1; month < 20; month++) {
      String number = "2026-00001" + (99 - month);
      LocalDate from = FROM.minusMonths(month);
      all.add(summary(account, FakeBilling.id(number), number, from, "79.35", "0.00"));
    }
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    List<BillSummary> part = all.stream().skip(from).limit(limit).toList();
    int end = from + part.size();
    return new Page<>(part, end < all.size() ? String.valueOf(end) : null);
  }

  private static BillSummary summary(
      UUID account, UUID id, String number, LocalDate from, String total, String open) {
    return new BillSummary(
        id,
        account,
        number,
        BillKind.INVOICE,
        from.plusMonths(1).plusDays(2),
        from.plusMonths(2).plusDays(2),
        from,
        from.plusMonths(1),
        "EUR",
        new BigDecimal(total),
        new BigDecimal(open),
        id.equals(OCTOBER),
        false,
        null);
  }

  /** A bill with a line of two prices, a tax, a correction, and a reason why it is higher. */
  static Bill bill(UUID account) {
    BillLine energy =
        new BillLine(
            "energy",
            "Electricity, day and night",
            FakeBilling.id("agreement"),
            FakeBilling.id("point"),
            FROM,
            TO,
            new BigDecimal("245.812"),
            "kWh",
            List.of(part("peak", "141.5", "0.1584"), part("off-peak", "104.312", "0.1287")),
            new BigDecimal("79.62"),
            null,
            null,
            "S",
            true,
            true);
    BillReference before =
        new BillReference(
            FakeBilling.id("2026-0000198"),
            "2026-0000198",
            BillKind.INVOICE,
            LocalDate.of(2026, 10, 3),
            new BigDecimal("79.35"));
    BillReference correction =
        new BillReference(
            NOVEMBER,
            "2026-C000017",
            BillKind.CORRECTION,
            LocalDate.of(2026, 11, 20),
            new BigDecimal("-6.12"));
    return new Bill(
        OCTOBER,
        account,
        "1000 0017 42",
        "2026-0000210",
        BillKind.INVOICE,
        false,
        true,
        KNOWN,
        LocalDate.of(2026, 11, 3),
        LocalDate.of(2026, 12, 3),
        FROM,
        TO,
        "EUR",
        "en",
        List.of(),
        List.of(new BillGroup(ChargeGroup.ENERGY, new BigDecimal("79.62"), List.of(energy))),
        List.of(
            new BillTax(
                "vat",
                "vat",
                "VAT",
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
        List.of(correction),
        List.of(),
        new BillComparison(
            before,
            new BigDecimal("4.85"),
            List.of(
                new Difference(
                    Difference.Kind.USAGE,
                    "Electricity, day and night",
                    new BigDecimal("221.4"),
                    new BigDecimal("245.812"),
                    new BigDecimal("4.85")))),
        "9f2c");
  }

  private static PricedPart part(String period, String quantity, String price) {
    BigDecimal amount = new BigDecimal(quantity).multiply(new BigDecimal(price));
    return new PricedPart(
        FROM, TO, period, null, new BigDecimal(quantity), "kWh", new BigDecimal(price), amount);
  }

  private static LineExplanation explanation(UUID bill, String line) {
    return new LineExplanation(
        bill,
        line,
        "Electricity, day and night",
        List.of("Together 35.838.", "  In the peak 141.5 kWh at 0.1584."),
        null,
        null,
        new BigDecimal("35.838"),
        new BigDecimal("0.01"),
        "HALF_UP",
        new BigDecimal("35.84"),
        null,
        List.of(new ExplainedEvidence("import", false, FROM, TO, 15, 2980, 14, "ab12")));
  }

  private static Payment payment(UUID account, String amount, @Nullable PaymentFailure failure) {
    return new Payment(
        FakeBilling.id(amount),
        account,
        new BigDecimal(amount),
        "EUR",
        null,
        PaymentOrigin.CHECKOUT,
        failure == null ? PaymentStatus.SUCCEEDED : PaymentStatus.FAILED,
        failure,
        BigDecimal.ZERO,
        "Visa •••• 4242",
        null,
        Instant.parse("2026-10-12T17:40:00Z"),
        failure == null ? LocalDate.of(2026, 10, 12) : null);
  }

  static Agreement agreement(UUID account) {
    return new Agreement(
        FakeBilling.id("agreement"),
        account,
        FakeBilling.id("point"),
        "541448820044186577",
        LocalDate.of(2025, 4, 1),
        null,
        List.of(
            new Terms(
                LocalDate.of(2025, 4, 1),
                null,
                FakeTariffs.PRODUCT,
                "zon-dag-nacht",
                Map.of("en", "Sun day and night", "nl", "Zon dag en nacht"),
                new Cycle(CycleKind.YEARLY_WITH_ADVANCES, 1, 4),
                null,
                Map.of(),
                List.of(),
                new BigDecimal("75"))),
        1);
  }
}
