package org.wattline.billing.contract.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document and what of it is open.
 *
 * @param number what people know it by
 * @param amount what it asked for
 * @param open what is still owed of it, 0 to the amount
 * @param paymentReference the structured reference for bank transfers, without blanks, or null
 * @param payments what was paid on it, oldest first
 * @param bill which bill it is, or null where it is none
 */
public record AccountItem(
    UUID documentId,
    String number,
    ItemClaim claim,
    LocalDate issuedOn,
    LocalDate dueOn,
    BigDecimal amount,
    BigDecimal open,
    @Nullable String paymentReference,
    List<ItemPayment> payments,
    @Nullable ItemBill bill) {
  public AccountItem {
    payments = List.copyOf(payments);
  }
}
