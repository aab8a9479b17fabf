package org.wattline.billing.agreements;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.LocalDateRange;

/**
 * Tells what is agreed. It checks nobody's rights: that is the caller's to do. An agreement that
 * was undone altogether is in no answer.
 */
public interface AgreementDirectory {
  /** The most agreements of one answer. */
  int MAX_LIMIT = 10_000;

  /**
   * The agreements of an account, oldest first.
   *
   * @param knownAt as known then; as known now when null
   */
  List<SupplyAgreement> ofAccount(UUID accountId, @Nullable Instant knownAt);

  /**
   * The agreements of many accounts, those of each oldest first; an account without any has no
   * entry.
   *
   * @param accountIds at most {@link #MAX_LIMIT}
   * @param knownAt as known then; as known now when null
   */
  Map<UUID, List<SupplyAgreement>> ofAccounts(
      Collection<UUID> accountIds, @Nullable Instant knownAt);

  Optional<SupplyAgreement> byId(UUID agreementId, @Nullable Instant knownAt);

  /**
   * Agreements that supply on one of the days, by id.
   *
   * @param afterAgreementId where the answer before ended, or null
   * @param limit 1 to {@link #MAX_LIMIT}
   */
  List<SupplyAgreement> inForce(
      LocalDateRange days, @Nullable UUID afterAgreementId, int limit, @Nullable Instant knownAt);
}
