package org.wattline.billing.payments.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.payments.Autopay;
import org.wattline.billing.contract.payments.AutopayChange;
import org.wattline.billing.contract.payments.NewPayment;
import org.wattline.billing.contract.payments.NewSavedMethod;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentReceipt;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.billing.contract.payments.ProviderPage;
import org.wattline.billing.contract.payments.SavedMethod;
import org.wattline.billing.payments.CardPayments;

@RestController
class PaymentsController implements PaymentsApi {
  private final CardPayments payments;
  private final Askers askers;

  PaymentsController(CardPayments payments, Askers askers) {
    this.payments = payments;
    this.askers = askers;
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Payment pay(UUID accountId, String key, NewPayment payment) {
    return payments.pay(askers.current(), accountId, key, payment);
  }

  @Override
  public Page<Payment> ofAccount(UUID accountId, @Nullable String cursor, int limit) {
    return payments.ofAccount(askers.current(), accountId, cursor, limit);
  }

  @Override
  public Payment get(UUID id) {
    return payments.get(askers.current(), id);
  }

  @Override
  public PaymentReceipt receipt(UUID id) {
    return payments.receipt(askers.current(), id);
  }

  @Override
  public List<SavedMethod> methods(UUID accountId) {
    return payments.methods(askers.current(), accountId);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public ProviderPage saveMethod(UUID accountId, String key, NewSavedMethod method) {
    return payments.saveMethod(askers.current(), accountId, key, method);
  }

  @Override
  @ResponseStatus(HttpStatus.NO_CONTENT)
  public void removeMethod(UUID accountId, UUID methodId) {
    payments.removeMethod(askers.current(), accountId, methodId);
  }

  @Override
  public Autopay autopay(UUID accountId) {
    return payments.autopay(askers.current(), accountId);
  }

  @Override
  public Autopay changeAutopay(UUID accountId, AutopayChange change) {
    return payments.changeAutopay(askers.current(), accountId, change);
  }
}
