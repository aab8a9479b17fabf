package org.wattline.billing.payments;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.payments.NewRefund;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentDispute;
import org.wattline.billing.contract.payments.Refund;

/** What staff do about payments by card. */
public interface PaymentCare {

  /**
   * Gives money back, once for each key.
   *
   * @throws org.wattline.tenancy.problem.ProblemException above what is left of the payment or
   *     above the asker's cap
   */
  Refund refund(Asker asker, UUID paymentId, String key, NewRefund refund);

  List<Refund> refunds(Asker asker, UUID paymentId);

  Page<PaymentDispute> disputes(Asker asker, boolean open, @Nullable String cursor, int limit);

  /** Payments that nobody knows the fate of for longer than is usual. */
  Page<Payment> attention(Asker asker, @Nullable String cursor, int limit);
}
