package org.wattline.billing.payments;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.payments.DisputeCount;
import org.wattline.billing.contract.payments.DisputeOrder;
import org.wattline.billing.contract.payments.DisputeStatus;
import org.wattline.billing.contract.payments.ListedRefund;
import org.wattline.billing.contract.payments.NewRefund;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentDispute;
import org.wattline.billing.contract.payments.Refund;
import org.wattline.billing.contract.payments.RefundCount;
import org.wattline.billing.contract.payments.RefundStatus;

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

  /** The refunds of all payments, newest first. */
  Page<ListedRefund> refunds(
      Asker asker,
      @Nullable RefundStatus status,
      ReturnFilter filter,
      @Nullable String cursor,
      int limit);

  List<RefundCount> refundSummary(Asker asker);

  /**
   * @param open whether only those that are not decided yet; of no effect beside a status
   */
  Page<PaymentDispute> disputes(
      Asker asker,
      boolean open,
      @Nullable DisputeStatus status,
      ReturnFilter filter,
      DisputeOrder order,
      @Nullable String cursor,
      int limit);

  List<DisputeCount> disputeSummary(Asker asker);

  /** Payments that nobody knows the fate of for longer than is usual. */
  Page<Payment> attention(Asker asker, @Nullable String cursor, int limit);
}
