package org.wattline.tenancy.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.service.UnknownUnwrapTypeException;
import org.wattline.tenancy.NoTenantBoundException;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.TenantScopeConflictException;
import org.wattline.tenancy.jdbc.TenantDataSource;

/** Gives Hibernate the bound tenant's connections, and none to a session of anybody else. */
public final class TenantConnections implements MultiTenantConnectionProvider<TenantId> {
  private final transient TenantDataSource source;

  public TenantConnections(TenantDataSource source) {
    this.source = source;
  }

  /**
   * Never: there is no tenant-less connection, not even for looking at the database's metadata.
   *
   * @throws NoTenantBoundException always
   */
  @Override
  public Connection getAnyConnection() {
    throw new NoTenantBoundException();
  }

  @Override
  public void releaseAnyConnection(Connection connection) throws SQLException {
    connection.close();
  }

  /**
   * @throws NoTenantBoundException when no tenant is bound
   * @throws TenantScopeConflictException when the session is another tenant's than the bound one
   */
  @Override
  public Connection getConnection(TenantId sessionTenant) throws SQLException {
    TenantId bound = TenantScope.current();
    if (!bound.equals(sessionTenant)) {
      throw new TenantScopeConflictException(bound, sessionTenant);
    }
    return source.getConnection();
  }

  @Override
  public void releaseConnection(TenantId sessionTenant, Connection connection) throws SQLException {
    connection.close();
  }

  @Override
  public boolean supportsAggressiveRelease() {
    return false;
  }

  @Override
  public boolean isUnwrappableAs(Class<?> type) {
    return type.isInstance(this) || type.isInstance(source);
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    if (type.isInstance(source)) {
      return type.cast(source);
    }
    throw new UnknownUnwrapTypeException(type);
  }
}
