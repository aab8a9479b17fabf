package org.wattline.controlplane.web;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.api.Job;
import org.wattline.controlplane.api.Tenant;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.Jobs;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.TenantStatus;
import org.wattline.tenancy.directory.PublicAddress;
import org.wattline.tenancy.secrets.SecretVault;

/** The contract's records of what the registry holds. */
@Component
class Views {
  private final Jobs jobs;
  private final PublicAddress address;

  Views(Jobs jobs, PublicAddress address) {
    this.jobs = jobs;
    this.address = address;
  }

  Tenant of(RegisteredTenant tenant) {
    TenantStatus status = tenant.status();
    RegisteredTenant.TenantKeys keys = tenant.keys();
    return new Tenant(
        tenant.id(),
        tenant.slug(),
        tenant.legalName(),
        tenant.market(),
        tenant.currency().getCurrencyCode(),
        tenant.zone().getId(),
        tenant.locales().stream().map(Locale::toLanguageTag).toList(),
        tenant.brand(),
        tenant.hosts(),
        status.state(),
        status.reason(),
        address.issuer(tenant.realm()),
        tenant.cell(),
        tenant.schemaVersion(),
        keys == null ? null : SecretVault.masterKeyVersion(keys.wrapped()),
        tenant.quotas(),
        tenant.featurePacks(),
        tenant.version(),
        jobs.active(tenant.id()).orElse(null),
        tenant.createdAt(),
        tenant.updatedAt());
  }

  /** Its parameters stay inside: what is sealed in them is nobody's business. */
  static Job of(JobRecord job) {
    return new Job(
        job.id(),
        job.kind(),
        job.tenant(),
        job.state(),
        job.cause(),
        job.requestedBy(),
        job.requestedAt(),
        job.startedAt(),
        job.finishedAt(),
        job.notBefore(),
        job.steps(),
        job.result());
  }
}
