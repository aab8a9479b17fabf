package org.wattline.billing.contract.tariffs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tariff that is being written for a product: one at a time.
 *
 * @param document the tariff document as JSON text, as it was saved
 * @param savedBy who saved it last
 * @param effectiveFrom the first day that it is to price, once submitted
 * @param submittedBy who submitted it: somebody else approves
 * @param note what its submitter says of it
 * @param rejection why it was last rejected
 * @param replaces versions published already whose days it would take over, wholly or in part
 * @param version counts its changes
 */
public record TariffDraft(
    UUID productId,
    DraftState state,
    String document,
    String savedBy,
    Instant savedAt,
    @Nullable LocalDate effectiveFrom,
    @Nullable String submittedBy,
    @Nullable Instant submittedAt,
    @Nullable String note,
    @Nullable String rejection,
    List<TariffVersion> replaces,
    int version) {}
