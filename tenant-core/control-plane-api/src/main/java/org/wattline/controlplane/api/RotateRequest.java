package org.wattline.controlplane.api;

/**
 * Exchanges a supplier's key for a new one under the newest master key.
 *
 * @param reason why, for the audit, at most 300 characters
 */
public record RotateRequest(String reason) {}
