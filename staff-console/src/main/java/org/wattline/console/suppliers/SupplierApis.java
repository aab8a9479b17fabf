package org.wattline.console.suppliers;

import org.springframework.stereotype.Component;
import org.wattline.controlplane.api.ArchivesClient;
import org.wattline.controlplane.api.JobsApi;
import org.wattline.controlplane.api.LifecycleApi;
import org.wattline.controlplane.api.MigrationsApi;
import org.wattline.controlplane.api.SecretsApi;
import org.wattline.controlplane.api.TenantsApi;

/** What a supplier's page asks the control plane. */
@Component
record SupplierApis(
    TenantsApi tenants,
    LifecycleApi lifecycle,
    JobsApi jobs,
    SecretsApi secrets,
    MigrationsApi migrations,
    ArchivesClient archives) {}
