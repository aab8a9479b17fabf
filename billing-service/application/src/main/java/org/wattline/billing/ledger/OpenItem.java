package org.wattline.billing.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document and what of it is still owed.
 *
 * @param number what people know it by; 1 to {@value Transaction#MAX_REFERENCE} characters
 * @param issuedOn the day that it counts from in the books: the effective date of its posting
 * @param amount above zero is owed; below zero is a credit, which pays what else is open
 * @param open how much of the amount is not settled yet, of the amount's sign
 * @param paymentReference the structured reference that payers give, without blanks, or null; one
 *     document's only
 */
public record OpenItem(
    UUID documentId,
    UUID accountId,
    String number,
    LocalDate issuedOn,
    LocalDate dueOn,
    BigDecimal amount,
    BigDecimal open,
    ClaimKind claim,
    @Nullable String paymentReference) {
  public static final int MAX_PAYMENT_REFERENCE = 35;

  public OpenItem {
    Objects.requireNonNull(documentId, "documentId");
    Objects.requireNonNull(accountId, "accountId");
    Objects.requireNonNull(claim, "claim");
    if (number.isBlank() || number.length() > Transaction.MAX_REFERENCE) {
      throw new IllegalArgumentException("No document's number: '" + number + "'");
    }
    if (amount.signum() == 0) {
      throw new IllegalArgumentException("Document " + number + " asks for nothing");
    }
    if (paymentReference != null && paymentReference.length() > MAX_PAYMENT_REFERENCE) {
      throw new IllegalArgumentException("No structured reference: " + paymentReference);
    }
  }

  public OpenItem(
      UUID documentId,
      UUID accountId,
      String number,
      LocalDate issuedOn,
      LocalDate dueOn,
      BigDecimal amount,
      BigDecimal open) {
    this(documentId, accountId, number, issuedOn, dueOn, amount, open, ClaimKind.PRINCIPAL, null);
  }

  /** A new document, wholly open, paid under a structured reference. */
  public static OpenItem issued(
      UUID documentId,
      UUID accountId,
      String number,
      LocalDate issuedOn,
      LocalDate dueOn,
      BigDecimal amount,
      @Nullable String paymentReference) {
    return new OpenItem(
        documentId,
        accountId,
        number,
        issuedOn,
        dueOn,
        amount,
        amount,
        ClaimKind.PRINCIPAL,
        paymentReference);
  }
}
