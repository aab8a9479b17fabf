package org.wattline.billing.contract.tariffs;

import java.time.Instant;

/**
 * What came of an upload.
 *
 * @param values that were given
 * @param changed of these, how many were not known so before
 * @param recordedAt from when on they count as known
 */
public record IndexUpload(int values, int changed, Instant recordedAt) {}
