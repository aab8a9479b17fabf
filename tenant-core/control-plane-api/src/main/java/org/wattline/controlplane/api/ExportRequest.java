package org.wattline.controlplane.api;

import org.jspecify.annotations.Nullable;

/**
 * Asks for an archive of everything a supplier has.
 *
 * @param reason why, for the audit
 * @param passphrase at least 12 characters: whoever knows it can open the archive, so setting one
 *     needs the role {@code installation-owner}. Null: only this installation's master key opens
 *     it, and no person can
 */
public record ExportRequest(String reason, @Nullable String passphrase) {}
