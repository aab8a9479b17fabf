package org.wattline.billing.contract.payments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proof of a payment that succeeded.
 *
 * @param number to quote when asking about it
 * @param supplier who was paid
 * @param accountNumber for which account
 * @param method what was paid with; null when the provider did not say
 * @param paidOn the supplier's local date
 * @param paidFor what the money went to, in that order; what no bill took stays on the account
 * @param onAccount the part that no bill took
 * @param refunded how much was given back since
 */
public record PaymentReceipt(
    UUID paymentId,
    String number,
    String supplier,
    String accountNumber,
    BigDecimal amount,
    String currency,
    @Nullable String method,
    LocalDate paidOn,
    List<PaidItem> paidFor,
    BigDecimal onAccount,
    BigDecimal refunded) {
  public PaymentReceipt {
    paidFor = List.copyOf(paidFor);
  }

  /**
   * What a part of a payment went to.
   *
   * @param number the bill's
   */
  public record PaidItem(UUID billId, String number, BigDecimal amount) {}
}
