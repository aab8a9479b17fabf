package org.wattline.tenancy.test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.jdbc.PoolLimits;
import org.wattline.tenancy.jdbc.PostgresTenantLogin;
import org.wattline.tenancy.jdbc.SchemaVersions;
import org.wattline.tenancy.jdbc.TenantDataSource;
import org.wattline.tenancy.jdbc.TenantPoolMetrics;

/** The source under test, with an eye on its logins and a small pool until told otherwise. */
final class ObservedSource implements AutoCloseable {
  private final TwoTenants tenants;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicInteger logins = new AtomicInteger();
  private final List<Connection> opened = new CopyOnWriteArrayList<>();
  private final AtomicInteger mostOpen = new AtomicInteger();
  private TenantDataSource source;

  ObservedSource(TwoTenants tenants) {
    this.tenants = tenants;
    this.source = made(20, 4, Duration.ofSeconds(5), Duration.ofMinutes(5));
  }

  /** Another one with these limits instead. */
  void become(int max, int perTenant, Duration acquireTimeout, Duration poolIdle) {
    source.close();
    source = made(max, perTenant, acquireTimeout, poolIdle);
  }

  TenantDataSource source() {
    return source;
  }

  SimpleMeterRegistry meters() {
    return meters;
  }

  AtomicInteger logins() {
    return logins;
  }

  /** The most connections that were open at once. */
  int mostOpen() {
    return mostOpen.get();
  }

  Connection open(TenantEntry tenant) throws SQLException {
    return TenantScope.<Connection, SQLException>call(tenant.id(), source::getConnection);
  }

  String whoAmI(TenantEntry tenant) throws SQLException {
    try (Connection connection = open(tenant)) {
      return ask(connection, "select current_user");
    }
  }

  static String ask(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  static PoolLimits limits(int max, int perTenant, Duration acquireTimeout, Duration poolIdle) {
    return new PoolLimits(
        max, perTenant, acquireTimeout, Duration.ofSeconds(30), poolIdle, Duration.ofMinutes(10));
  }

  @Override
  public void close() {
    source.close();
  }

  private boolean isOpen(Connection connection) {
    try {
      return !connection.isClosed();
    } catch (SQLException e) {
      return false;
    }
  }

  private TenantDataSource made(
      int max, int perTenant, Duration acquireTimeout, Duration poolIdle) {
    var login = new PostgresTenantLogin(tenants.server(), tenants.vault());
    return new TenantDataSource(
        tenants.directory(),
        tenant -> {
          logins.incrementAndGet();
          Connection connection = login.open(tenant);
          opened.add(connection);
          mostOpen.accumulateAndGet((int) opened.stream().filter(this::isOpen).count(), Math::max);
          return connection;
        },
        limits(max, perTenant, acquireTimeout, poolIdle),
        SchemaVersions.ANY,
        new TenantPoolMetrics(meters));
  }
}
