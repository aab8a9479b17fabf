package org.wattline.billing.payments;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.payments.Autopay;
import org.wattline.billing.contract.payments.AutopayChange;
import org.wattline.billing.contract.payments.NewPayment;
import org.wattline.billing.contract.payments.NewSavedMethod;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentReceipt;
import org.wattline.billing.contract.payments.ProviderPage;
import org.wattline.billing.contract.payments.SavedMethod;

/** What customers do with cards, on accounts that are theirs; staff see it, and do not pay. */
public interface CardPayments {

  /**
   * Starts a payment, once for each key.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when the key is in use or was used for
   *     something else, or the bill is not open
   */
  Payment pay(Asker asker, UUID accountId, String key, NewPayment payment);

  Page<Payment> ofAccount(Asker asker, UUID accountId, @Nullable String cursor, int limit);

  Payment get(Asker asker, UUID id);

  PaymentReceipt receipt(Asker asker, UUID id);

  List<SavedMethod> methods(Asker asker, UUID accountId);

  ProviderPage saveMethod(Asker asker, UUID accountId, String key, NewSavedMethod method);

  void removeMethod(Asker asker, UUID accountId, UUID methodId);

  Autopay autopay(Asker asker, UUID accountId);

  Autopay changeAutopay(Asker asker, UUID accountId, AutopayChange change);
}
