package org.wattline.controlplane.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.directory.TenantState;

/**
 * A supplier in the registry.
 *
 * @param stateReason why it is suspended, blocked or leaving; else null
 * @param issuer the issuer of its realm's tokens
 * @param schemaVersion the version of its newest migration, 0 before the first
 * @param masterKeyVersion the version of the master key that its own key is sealed under; null
 *     while it has none
 * @param version grows by every change: the {@code ETag}, to be sent as {@code If-Match}
 * @param activeJob the job that is queued, running or blocked for it, or null
 */
public record Tenant(
    TenantId id,
    String slug,
    String legalName,
    String market,
    String currency,
    String zone,
    List<String> locales,
    Brand brand,
    Hosts hosts,
    TenantState state,
    @Nullable String stateReason,
    String issuer,
    String cell,
    int schemaVersion,
    @Nullable Integer masterKeyVersion,
    Map<String, Long> quotas,
    List<String> featurePacks,
    long version,
    @Nullable UUID activeJob,
    Instant createdAt,
    Instant updatedAt) {
  public Tenant {
    locales = List.copyOf(locales);
    quotas = Map.copyOf(quotas);
    featurePacks = List.copyOf(featurePacks);
  }
}
