package org.wattline.controlplane.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.directory.Brand;

/**
 * What is to become different about a supplier; what is null stays.
 *
 * @param quotas limits to set by name; a name not mentioned keeps its limit
 * @param featurePacks the packs that are on from now, replacing the list
 * @param hosts the hosts from now, replacing the list
 */
public record TenantChange(
    @Nullable String legalName,
    @Nullable Brand brand,
    @Nullable List<String> locales,
    @Nullable Hosts hosts,
    @Nullable Map<String, Long> quotas,
    @Nullable List<String> featurePacks) {}
