package org.wattline.billing.payments.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.payments.DisputeCount;
import org.wattline.billing.contract.payments.DisputeOrder;
import org.wattline.billing.contract.payments.DisputeStatus;
import org.wattline.billing.contract.payments.ListedRefund;
import org.wattline.billing.contract.payments.NewRefund;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentCareApi;
import org.wattline.billing.contract.payments.PaymentDispute;
import org.wattline.billing.contract.payments.Refund;
import org.wattline.billing.contract.payments.RefundCount;
import org.wattline.billing.contract.payments.RefundStatus;
import org.wattline.billing.payments.PaymentCare;
import org.wattline.billing.payments.ReturnFilter;

@RestController
class PaymentCareController implements PaymentCareApi {
  private final PaymentCare care;
  private final Askers askers;

  PaymentCareController(PaymentCare care, Askers askers) {
    this.care = care;
    this.askers = askers;
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Refund refund(UUID id, String key, NewRefund refund) {
    return care.refund(askers.current(), id, key, refund);
  }

  @Override
  public List<Refund> refunds(UUID id) {
    return care.refunds(askers.current(), id);
  }

  @Override
  public Page<ListedRefund> allRefunds(
      @Nullable RefundStatus status,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most,
      @Nullable String account,
      @Nullable String cursor,
      int limit) {
    ReturnFilter filter = new ReturnFilter(from, to, least, most, account);
    return care.refunds(askers.current(), status, filter, cursor, limit);
  }

  @Override
  public List<RefundCount> refundSummary() {
    return care.refundSummary(askers.current());
  }

  @Override
  public Page<PaymentDispute> disputes(
      boolean open,
      @Nullable DisputeStatus status,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most,
      @Nullable String account,
      DisputeOrder order,
      @Nullable String cursor,
      int limit) {
    ReturnFilter filter = new ReturnFilter(from, to, least, most, account);
    return care.disputes(askers.current(), open, status, filter, order, cursor, limit);
  }

  @Override
  public List<DisputeCount> disputeSummary() {
    return care.disputeSummary(askers.current());
  }

  @Override
  public Page<Payment> attention(@Nullable String cursor, int limit) {
    return care.attention(askers.current(), cursor, limit);
  }
}
