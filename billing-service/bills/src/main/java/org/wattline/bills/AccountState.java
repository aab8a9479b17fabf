package org.wattline.bills;

import java.util.List;
import java.util.UUID;

/**
 * An account before it is billed.
 *
 * @param agreements as known now; one that is not there any more should never have been billed
 * @param billed every period that was billed
 * @param past what was charged on them
 */
public record AccountState(
    UUID accountId, List<Agreement> agreements, List<BilledPeriod> billed, PastCharges past) {}
