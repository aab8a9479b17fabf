package org.wattline.controlplane.archive;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.controlplane.api.Administrator;
import org.wattline.controlplane.api.AuditEntry;
import org.wattline.controlplane.api.Hosts;
import org.wattline.controlplane.api.LegalEntity;
import org.wattline.tenancy.directory.Brand;

/**
 * What the registry says of a tenant.
 *
 * @param state where it stood when it was exported
 * @param audit the newest entries of its trail, newest first: to be read, not restored
 */
record RegistryExtract(
    String slug,
    String legalName,
    String market,
    String currency,
    String zone,
    List<String> locales,
    Brand brand,
    Hosts hosts,
    String state,
    @Nullable String stateReason,
    Map<String, Long> quotas,
    List<String> featurePacks,
    Administrator administrator,
    List<LegalEntity> legalEntities,
    List<AuditEntry> audit) {}
