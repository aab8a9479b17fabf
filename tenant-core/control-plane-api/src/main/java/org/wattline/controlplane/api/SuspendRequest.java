package org.wattline.controlplane.api;

/**
 * Stops serving a supplier; its data stay.
 *
 * @param reason shown to the supplier's people at the gateway, at most 300 characters
 */
public record SuspendRequest(String reason) {}
