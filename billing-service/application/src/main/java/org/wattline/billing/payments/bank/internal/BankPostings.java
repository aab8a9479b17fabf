package org.wattline.billing.payments.bank.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.ledger.GlAccount;
import org.wattline.billing.ledger.Leg;
import org.wattline.billing.ledger.Transaction;
import org.wattline.billing.ledger.TransactionKind;

/**
 * What is booked for a payment through the bank. An amount is the bank's: above zero came in. Money
 * of which nobody knows whose it is lies in suspense.
 */
final class BankPostings {
  private static final int SHORT = 40;

  private BankPostings() {}

  /** The bank booked it, and nobody knows what it is. */
  static Transaction unknown(UUID id, BigDecimal amount, LocalDate day, @Nullable String who) {
    return booked(
        id,
        TransactionKind.TRANSFER,
        day,
        who,
        id,
        Leg.of(GlAccount.BANK, amount),
        Leg.of(GlAccount.SUSPENSE, amount.negate()));
  }

  /** Whose it is was clear at once. */
  static Transaction known(
      UUID id, UUID entryId, UUID account, BigDecimal amount, LocalDate day, @Nullable String who) {
    return booked(
        id,
        TransactionKind.PAYMENT,
        day,
        who,
        entryId,
        Leg.of(GlAccount.BANK, amount),
        Leg.receivable(account, amount.negate()));
  }

  /** From suspense to the account that it belongs to. */
  static Transaction matched(
      UUID id, UUID entryId, UUID account, BigDecimal amount, LocalDate day, @Nullable String who) {
    return booked(
        id,
        amount.signum() > 0 ? TransactionKind.PAYMENT : TransactionKind.REFUND,
        day,
        who,
        entryId,
        Leg.of(GlAccount.SUSPENSE, amount),
        Leg.receivable(account, amount.negate()));
  }

  /** From the account back to suspense. */
  static Transaction unmatched(
      UUID id, UUID entryId, UUID account, BigDecimal amount, LocalDate day, @Nullable String who) {
    return booked(
        id,
        TransactionKind.REVERSAL,
        day,
        who,
        entryId,
        Leg.of(GlAccount.SUSPENSE, amount.negate()),
        Leg.receivable(account, amount));
  }

  /** From suspense to the supplier's general ledger, or back where the amount is turned. */
  static Transaction handedOver(
      UUID id, UUID entryId, BigDecimal amount, LocalDate day, @Nullable String who) {
    return booked(
        id,
        TransactionKind.TRANSFER,
        day,
        who,
        entryId,
        Leg.of(GlAccount.SUSPENSE, amount),
        Leg.of(GlAccount.GENERAL_LEDGER, amount.negate()));
  }

  private static Transaction booked(
      UUID id,
      TransactionKind kind,
      LocalDate day,
      @Nullable String who,
      UUID source,
      Leg one,
      Leg other) {
    return new Transaction(id, kind, day, name(who, day), source, List.of(one, other));
  }

  /** What people know the payment by. */
  static String name(@Nullable String who, LocalDate day) {
    String known = who == null ? "" : who.replace('\n', ' ').strip();
    String brief = known.length() > SHORT ? known.substring(0, SHORT).strip() : known;
    return brief.isEmpty() ? "Bank " + day : "Bank " + day + " " + brief;
  }
}
