package org.wattline.billing.payments.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.payments.NewRefund;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentCareApi;
import org.wattline.billing.contract.payments.PaymentDispute;
import org.wattline.billing.contract.payments.Refund;
import org.wattline.billing.payments.PaymentCare;

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
  public Page<PaymentDispute> disputes(boolean open, @Nullable String cursor, int limit) {
    return care.disputes(askers.current(), open, cursor, limit);
  }

  @Override
  public Page<Payment> attention(@Nullable String cursor, int limit) {
    return care.attention(askers.current(), cursor, limit);
  }
}
