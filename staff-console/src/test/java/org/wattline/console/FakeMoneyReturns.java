package org.wattline.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.payments.DisputeCount;
import org.wattline.billing.contract.payments.DisputeStatus;
import org.wattline.billing.contract.payments.ListedRefund;
import org.wattline.billing.contract.payments.NewRefund;
import org.wattline.billing.contract.payments.PaymentCareApi;
import org.wattline.billing.contract.payments.PaymentDispute;
import org.wattline.billing.contract.payments.Refund;
import org.wattline.billing.contract.payments.RefundCount;
import org.wattline.billing.contract.payments.RefundStatus;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;

/** Disputes and refunds in memory, and what was asked for. */
@Configuration(proxyBeanMethods = false)
class FakeMoneyReturns {
  static final UUID ACCOUNT = FakeBilling.id("1000 0017 42");

  /** What there is, and what of it was asked for. */
  static final class Returned {
    final List<PaymentDispute> disputes = new ArrayList<>();
    final List<ListedRefund> refunds = new ArrayList<>();
    final List<List<Object>> asked = new ArrayList<>();
    boolean silent;

    void reset() {
      disputes.clear();
      refunds.clear();
      asked.clear();
      silent = false;
    }

    void dispute(String name, DisputeStatus status, @Nullable Instant respondBy, String reason) {
      disputes.add(
          new PaymentDispute(
              FakeBilling.id(name),
              FakeBilling.id("paid"),
              ACCOUNT,
              "1000001742",
              name,
              "Visa •••• 0259",
              new BigDecimal("84.20"),
              "EUR",
              status,
              reason,
              Instant.parse("2026-11-20T09:00:00Z"),
              respondBy,
              status == DisputeStatus.NEEDS_RESPONSE));
    }

    void refund(String name, RefundStatus status, String reason, @Nullable String by) {
      refunds.add(
          new ListedRefund(
              new Refund(
                  FakeBilling.id(name),
                  FakeBilling.id("paid"),
                  ACCOUNT,
                  new BigDecimal("12.50"),
                  "EUR",
                  status,
                  reason,
                  by,
                  Instant.parse("2026-11-28T09:00:00Z")),
              "1000001742",
              name,
              null));
    }

    private <T> Page<T> page(Stream<T> found, Object[] question) {
      asked.add(Arrays.asList(question));
      if (silent) {
        throw new ApiUnavailableException("The service does not answer");
      }
      return new Page<>(found.toList(), null);
    }
  }

  @Bean
  Returned returned() {
    return new Returned();
  }

  @Bean
  @Primary
  PaymentCareApi fakePaymentCare(Returned returned) {
    return new FakeApi<>(PaymentCareApi.class)
        .on(
            "disputeSummary",
            asked ->
                returned.disputes.stream()
                    .map(
                        one ->
                            new DisputeCount(one.status(), "EUR", 1, one.amount(), one.respondBy()))
                    .toList())
        .on(
            "refundSummary",
            asked ->
                returned.refunds.stream()
                    .map(ListedRefund::refund)
                    .map(
                        one ->
                            new RefundCount(
                                one.status(), "EUR", 1, one.amount(), one.requestedAt()))
                    .toList())
        .on(
            "disputes",
            asked ->
                returned.page(
                    returned.disputes.stream()
                        .filter(one -> asked[1] == null || one.status() == asked[1])
                        .filter(
                            one ->
                                asked[6] == null
                                    || one.customerName().contains((String) asked[6])
                                    || one.accountNumber()
                                        .equals(((String) asked[6]).replace(" ", ""))),
                    asked))
        .on(
            "refund",
            asked -> {
              returned.asked.add(Arrays.asList(asked));
              NewRefund made = (NewRefund) asked[2];
              if (made.reason().equals("too much")) {
                throw FakeApi.refusal(403, "A refund above 500.00 needs the role supervisor.");
              }
              return new Refund(
                  FakeBilling.id("refunded"),
                  (UUID) asked[0],
                  ACCOUNT,
                  made.amount(),
                  "EUR",
                  RefundStatus.PENDING,
                  made.reason(),
                  "Els Maes",
                  Instant.parse("2026-11-28T09:00:00Z"));
            })
        .on(
            "allRefunds",
            asked ->
                returned.page(
                    returned.refunds.stream()
                        .filter(one -> asked[0] == null || one.refund().status() == asked[0]),
                    asked))
        .make();
  }
}
