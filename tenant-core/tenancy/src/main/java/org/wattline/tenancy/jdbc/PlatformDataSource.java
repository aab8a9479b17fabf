package org.wattline.tenancy.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The data source of the platform's own work: registry, provisioning, schedules. A type of its own,
 * so that nothing gets it by asking for a {@link DataSource}; logged in as a role that is no
 * tenant's.
 */
public final class PlatformDataSource extends HikariDataSource {

  public PlatformDataSource(
      PostgresTenantLogin.Server server,
      String username,
      String password,
      int maxConnections,
      Duration acquireTimeout) {
    super(config(server, username, password, maxConnections, acquireTimeout));
  }

  private static HikariConfig config(
      PostgresTenantLogin.Server server,
      String username,
      String password,
      int maxConnections,
      Duration acquireTimeout) {
    var source = PostgresTenantLogin.unauthenticated(server);
    source.setUser(username);
    source.setPassword(password);
    HikariConfig config = new HikariConfig();
    config.setPoolName("platform");
    config.setDataSource(source);
    config.setMaximumPoolSize(maxConnections);
    config.setMinimumIdle(Math.min(1, maxConnections));
    config.setConnectionTimeout(acquireTimeout.toMillis());
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql("set time zone 'UTC'");
    return config;
  }
}
