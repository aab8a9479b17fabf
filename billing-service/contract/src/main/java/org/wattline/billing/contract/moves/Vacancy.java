package org.wattline.billing.contract.moves;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.premises.PremiseAddress;

/**
 * A point that nobody holds.
 *
 * @param since the first day without an account, or null where it never had one
 * @param lastAccountId who held it last
 * @param lastAccountNumber the same, as people read it
 */
public record Vacancy(
    UUID servicePointId,
    String marketId,
    UUID premiseId,
    PremiseAddress address,
    @Nullable LocalDate since,
    @Nullable UUID lastAccountId,
    @Nullable String lastAccountNumber) {}
