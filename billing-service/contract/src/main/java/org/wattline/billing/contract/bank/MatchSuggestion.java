package org.wattline.billing.contract.bank;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account that an entry may belong to.
 *
 * @param documentId a document of it that asks for this very amount, or null
 * @param open what that document asks for, or what the account owes
 * @param why what speaks for it
 */
public record MatchSuggestion(
    UUID accountId,
    String accountNumber,
    String customerName,
    @Nullable UUID documentId,
    @Nullable String documentNumber,
    BigDecimal open,
    Why why) {

  /** What speaks for a suggestion, the strongest first. */
  public enum Why {
    /** The message names the account's number. */
    NUMBER_IN_MESSAGE,
    /** The payer's bank account paid for this account before. */
    PAID_BEFORE,
    /** The payer's name is the customer's. */
    NAME
  }
}
