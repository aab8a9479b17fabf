package org.wattline.controlplane.api;

import org.jspecify.annotations.Nullable;

/**
 * Ends a supplier: exported now, removed after the retention period.
 *
 * @param reason why, for the audit
 * @param slug the supplier's slug again, so that no one is removed by a slip
 * @param retentionDays days between the export and the removal, 0 to 3650; null for the
 *     installation's default of 30
 * @param passphrase also opens the export, see {@link ExportRequest#passphrase()}
 */
public record OffboardRequest(
    String reason, String slug, @Nullable Integer retentionDays, @Nullable String passphrase) {}
