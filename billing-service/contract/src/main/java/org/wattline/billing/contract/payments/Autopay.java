package org.wattline.billing.contract.payments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account's bills are paid on their due dates without anybody doing anything.
 *
 * @param methodId the saved method that is charged; null while off
 * @param since when it was agreed; null while off
 * @param version what a change must name
 */
public record Autopay(
    boolean enabled, @Nullable UUID methodId, @Nullable Instant since, int version) {}
