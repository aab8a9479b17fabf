package org.wattline.billing.contract.agreements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of an agreement.
 *
 * @param from the first day that it changed
 * @param undone whether it was undone since
 */
public record AgreementStep(
    UUID id,
    ChangeKind kind,
    LocalDate from,
    Instant recordedAt,
    String by,
    @Nullable String reason,
    boolean undone) {}
