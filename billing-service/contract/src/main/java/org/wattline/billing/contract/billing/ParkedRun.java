package org.wattline.billing.contract.billing;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that left an account behind.
 *
 * @param until periods that end on or before this day were to be billed
 * @param reason why the account is parked
 * @param sentence the reason with its particulars
 */
public record ParkedRun(
    UUID runId,
    String runName,
    LocalDate until,
    @Nullable ParkReason reason,
    @Nullable String sentence) {}
