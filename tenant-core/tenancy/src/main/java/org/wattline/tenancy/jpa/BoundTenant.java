package org.wattline.tenancy.jpa;

import java.util.UUID;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;

/**
 * Tells Hibernate whose session it opens. Outside any scope a session may be opened, which
 * repositories do at the start to check their queries, but it gets no connection.
 */
public final class BoundTenant implements CurrentTenantIdentifierResolver<TenantId> {
  /** Stands for nobody; no tenant has this id. */
  static final TenantId NOBODY = new TenantId(new UUID(0, 0));

  @Override
  public TenantId resolveCurrentTenantIdentifier() {
    return TenantScope.find().orElse(NOBODY);
  }

  /** A session that is already open must be the bound tenant's. */
  @Override
  public boolean validateExistingCurrentSessions() {
    return true;
  }

  /** Nobody sees all tenants. */
  @Override
  public boolean isRoot(TenantId tenant) {
    return false;
  }
}
