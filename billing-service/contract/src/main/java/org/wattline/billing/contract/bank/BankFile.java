package org.wattline.billing.contract.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that was taken.
 *
 * @param duplicate whether this very content was taken before: this is that file, and nothing was
 *     booked again
 * @param message which message it is
 * @param version such as {@code camt.053.001.08}
 * @param messageId the bank's own
 * @param statements how many it holds
 * @param repeated how many of these were taken before in another file; their entries are not
 *     counted
 * @param entries how many entries the others hold, with batches opened: the sum of the next five
 * @param matched booked to an account
 * @param unmatched booked, waiting for a person
 * @param returned booked as the return of an earlier one
 * @param pending not booked by the bank yet, or in another currency
 * @param informed kept and not booked, since the account is booked from the other message
 * @param credit what came in of booked entries, 0 or more
 * @param debit what went out of booked entries, 0 or more
 * @param remark what is unusual about the file, in words, or null
 */
public record BankFile(
    UUID id,
    String name,
    boolean duplicate,
    BankMessage message,
    String version,
    String messageId,
    Instant loadedAt,
    String loadedBy,
    long bytes,
    int statements,
    int repeated,
    int entries,
    int matched,
    int unmatched,
    int returned,
    int pending,
    int informed,
    BigDecimal credit,
    BigDecimal debit,
    @Nullable String remark) {}
