package org.wattline.billing.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Documents that are paid by instalments instead of on their due dates; told by the module that
 * agrees to it. Their due dates stay what they are, and so does what is paid first.
 */
public interface Deferrals {

  /** What holds for an account today. */
  Optional<Deferral> of(UUID accountId);

  /**
   * One agreement that runs.
   *
   * @param id the agreement's own
   * @param documentIds what it covers
   * @param open the instalments that are not wholly paid, first due first
   */
  record Deferral(UUID id, Set<UUID> documentIds, List<OpenInstalment> open) {
    public Deferral {
      documentIds = Set.copyOf(documentIds);
      open = List.copyOf(open);
    }
  }

  /**
   * An instalment that is not wholly paid.
   *
   * @param number from 1 on, in the order of the days
   * @param open above zero
   */
  record OpenInstalment(int number, LocalDate dueOn, BigDecimal open) {}
}
