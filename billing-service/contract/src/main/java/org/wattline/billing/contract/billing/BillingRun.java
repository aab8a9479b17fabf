package org.wattline.billing.contract.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run.
 *
 * @param asOf the moment whose knowledge it computes from, pinned when it started; null before
 * @param until periods that end on or before this day are billed
 * @param accounts how many it has
 * @param computed accounts whose bills are computed, with nothing to bill or parked ones
 * @param nothing accounts with nothing to bill
 * @param parked accounts that failed
 * @param flagged accounts whose bills a check is about
 * @param bills bills computed, then issued
 * @param issued bills issued
 * @param total the sum of its bills
 * @param createdBy who made it
 * @param approvedBy who approved it; another person
 */
public record BillingRun(
    UUID id,
    String name,
    RunState state,
    @Nullable Instant asOf,
    LocalDate until,
    LocalDate issuedOn,
    int dueDays,
    @Nullable Integer anchorDay,
    boolean corrections,
    int accounts,
    int computed,
    int nothing,
    int parked,
    int flagged,
    int bills,
    int issued,
    BigDecimal total,
    String currency,
    String createdBy,
    Instant createdAt,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    @Nullable Instant finishedAt,
    int version) {}
