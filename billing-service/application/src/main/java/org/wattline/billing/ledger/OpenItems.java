package org.wattline.billing.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which documents are still owed, and which credit paid them. It books nothing: whoever calls it
 * posts the same amounts to the account's receivables with the same effective dates.
 *
 * <p>Credits are used in the order of their effective dates, each for what was open then; what is
 * left waits for the next document. Something entered later with an earlier date makes the account
 * be worked out again from that date on, and the differences are written down: nothing is changed.
 *
 * <p>Accounts are locked in the order of their ids until the caller's transaction ends; whoever
 * works on several gives them in one call.
 */
public interface OpenItems {

  /**
   * Locks accounts until the caller's transaction ends, in the order of their ids: for callers that
   * will work on them in several calls.
   *
   * @throws IllegalArgumentException when one is not there
   */
  void lock(Collection<UUID> accountIds);

  /**
   * Locks those of the accounts that nobody else holds, until the caller's transaction ends: for
   * callers that have others to go on with.
   *
   * @return those that are locked now
   */
  Set<UUID> lockFree(Collection<UUID> accountIds);

  /**
   * Opens a document; what the account has in credit pays it at once. One below zero is a credit
   * itself. The same document again changes nothing.
   *
   * @throws IllegalStateException when another document of this id is there
   */
  void open(OpenItem item);

  /** The same for many, in few statements. */
  void open(Collection<OpenItem> items);

  /** What an account still owes, oldest due first. */
  List<OpenItem> of(UUID accountId);

  /** What became of some of an account's documents; those that are not its own are left out. */
  Settlement settlement(UUID accountId, Collection<UUID> documentIds);

  /** A document, settled or not. */
  Optional<OpenItem> byDocument(UUID documentId);

  /** Documents by their structured references. */
  Map<String, OpenItem> byPaymentReferences(Collection<String> references);

  /**
   * Uses a credit that counts from today.
   *
   * @param onlyItem the document that the payer names: it is paid first, the rest follows the
   *     policy
   * @return what it paid; what is missing of the amount stays in credit
   * @throws IllegalStateException when this payment was allocated before with other particulars
   */
  List<Allocated> allocate(
      UUID paymentId,
      UUID accountId,
      BigDecimal amount,
      AllocationPolicy policy,
      @Nullable UUID onlyItem);

  /** Uses a credit that counts from its own date; the same credit again changes nothing. */
  List<Allocated> allocate(Credit credit);

  /** The same for many, in few statements. */
  void allocate(Collection<Credit> credits);

  /** What a credit pays now. */
  List<Allocated> allocations(UUID creditId);

  /** Takes a whole credit back as of today: what it paid is owed again. Twice changes nothing. */
  void undo(UUID paymentId);

  /**
   * Takes a whole credit back as of a day: its own day where it was a mistake, the day of its
   * return where it came back.
   */
  void undo(UUID paymentId, LocalDate day);

  /**
   * Takes a part of a credit back: first what is not used yet, then what it paid last.
   *
   * @param returnId the key of its idempotency, such as a refund's id
   * @param amount above zero, at most what is left of the credit
   * @throws IllegalArgumentException when it is more than that
   */
  void giveBack(UUID returnId, UUID paymentId, BigDecimal amount, LocalDate day);
}
