package org.wattline.controlplane.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.TenantId;

/**
 * Brings schemas to the newest version.
 *
 * @param tenants whose, or null for all that have a schema
 */
public record MigrationRequest(@Nullable List<TenantId> tenants) {}
