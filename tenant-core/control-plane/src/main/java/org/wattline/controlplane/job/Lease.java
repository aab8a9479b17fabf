package org.wattline.controlplane.job;

import java.util.UUID;
import org.wattline.tenancy.TenantId;

/**
 * A worker's hold on a job.
 *
 * @param token new with every lease: who shows an old one is refused
 */
public record Lease(UUID job, TenantId tenant, UUID token) {}
