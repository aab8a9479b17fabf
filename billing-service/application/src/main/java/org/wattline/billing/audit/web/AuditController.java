package org.wattline.billing.audit.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.audit.AuditFilter;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.audit.AuditApi;
import org.wattline.billing.contract.audit.AuditEntry;
import org.wattline.tenancy.security.Role;

@RestController
class AuditController implements AuditApi {
  private final AuditTrail audit;
  private final Askers askers;

  AuditController(AuditTrail audit, Askers askers) {
    this.audit = audit;
    this.askers = askers;
  }

  @Override
  public Page<AuditEntry> list(
      @Nullable UUID subjectId,
      @Nullable String actor,
      @Nullable String action,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable String cursor,
      int limit) {
    askers.current().requireAnyOf(Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
    return audit.list(new AuditFilter(subjectId, actor, action, from, until), cursor, limit);
  }
}
