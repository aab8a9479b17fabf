package org.wattline.billing.payments.bank.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.bank.BankEntryState;

/**
 * A payment of a file on its way into the books.
 *
 * @param references all that the payer gave, structured or in the message
 */
record NewEntry(
    UUID id,
    int ordinal,
    BankEntryState state,
    BigDecimal amount,
    String currency,
    boolean mayBeReturn,
    LocalDate bookedOn,
    @Nullable LocalDate valueOn,
    @Nullable String partyName,
    @Nullable String partyAccount,
    List<String> references,
    @Nullable String reference,
    @Nullable String message,
    @Nullable String endToEndId,
    @Nullable String bankReference,
    @Nullable String returnReason,
    @Nullable String remark) {
  NewEntry {
    references = List.copyOf(references);
  }

  NewEntry with(BankEntryState newState, @Nullable String newRemark) {
    return new NewEntry(
        id,
        ordinal,
        newState,
        amount,
        currency,
        mayBeReturn,
        bookedOn,
        valueOn,
        partyName,
        partyAccount,
        references,
        reference,
        message,
        endToEndId,
        bankReference,
        returnReason,
        newRemark);
  }
}
