package org.wattline.bench.controlplane;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.wattline.tenancy.test.TestDatabase;

/**
 * The control plane's connections, which can be cut as the end of its process would cut them: the
 * server ends their sessions at once, whatever they were doing, and no other is to be had.
 */
final class MortalDataSource extends DelegatingDataSource implements AutoCloseable {
  private static final int CONNECTIONS = 12;

  private final String name;
  private final HikariDataSource pool;
  private volatile boolean dead;

  MortalDataSource(String name) {
    this.name = name;
    TestDatabase database = TestDatabase.shared();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url(TestDatabase.DATABASE) + "?ApplicationName=" + name);
    config.setUsername(TestDatabase.CONTROL_ROLE);
    config.setPassword(TestDatabase.CONTROL_PASSWORD);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    pool = new HikariDataSource(config);
    setTargetDataSource(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (dead) {
      throw new SQLException("The process of this connection is gone", "57P01");
    }
    return super.getConnection();
  }

  /** As SIGKILL does to a process: from now on nothing of it reaches the database. */
  void kill() throws SQLException {
    dead = true;
    try (Connection superuser = TestDatabase.shared().superuser();
        PreparedStatement end =
            superuser.prepareStatement(
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = ?")) {
      end.setString(1, name);
      end.execute();
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
