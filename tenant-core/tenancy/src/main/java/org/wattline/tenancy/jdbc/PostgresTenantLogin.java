package org.wattline.tenancy.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import org.postgresql.ds.PGSimpleDataSource;
import org.wattline.tenancy.directory.DatabaseAccess;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.secrets.SecretVault;

/**
 * Logs in to PostgreSQL with the tenant's own role, whose password is opened from the directory's
 * entry each time: a rotated password is used from the next connection on. Every new connection
 * shows who it is before it is handed out.
 */
public final class PostgresTenantLogin implements TenantLogin {
  private static final String WHO_AM_I =
      "set time zone 'UTC'; select current_user::text, current_schema()::text";

  private final Server server;
  private final SecretVault vault;

  /**
   * The server, and how long it is waited for.
   *
   * @param applicationName shown in {@code pg_stat_activity}
   * @param connectTimeout for the TCP connection and the log-in together
   * @param socketTimeout for one answer of the server: longer than any statement may take
   */
  public record Server(
      String host,
      int port,
      String database,
      String applicationName,
      Duration connectTimeout,
      Duration socketTimeout) {}

  public PostgresTenantLogin(Server server, SecretVault vault) {
    this.server = server;
    this.vault = vault;
  }

  @Override
  public Connection open(TenantEntry tenant) throws SQLException {
    DatabaseAccess access = tenant.database();
    if (access == null) {
      throw new SQLNonTransientConnectionException(
          "Tenant " + tenant.slug() + " has no schema yet", "3D000");
    }
    if (!access.schema().equals(tenant.id().databaseName())) {
      throw new SQLInvalidAuthorizationSpecException(
          String.format(
              Locale.ROOT,
              "The directory gives tenant %s the schema %s, which is not its own",
              tenant.slug(),
              access.schema()),
          "28000");
    }
    PGSimpleDataSource source = unauthenticated(server);
    String password =
        vault.open(
            tenant.id(),
            access.wrappedKey(),
            SecretVault.DATABASE_PASSWORD,
            access.sealedPassword());
    Connection connection = source.getConnection(access.schema(), password);
    try {
      requireIdentity(connection, access.schema());
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** A driver's data source for the server, without user and password. */
  static PGSimpleDataSource unauthenticated(Server server) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {server.host()});
    source.setPortNumbers(new int[] {server.port()});
    source.setDatabaseName(server.database());
    source.setApplicationName(server.applicationName());
    source.setConnectTimeout((int) server.connectTimeout().toSeconds());
    source.setLoginTimeout((int) server.connectTimeout().toSeconds());
    source.setSocketTimeout((int) server.socketTimeout().toSeconds());
    source.setTcpKeepAlive(true);
    return source;
  }

  private static void requireIdentity(Connection connection, String expected) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(WHO_AM_I);
      statement.getMoreResults();
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        String user = row.getString(1);
        String schema = row.getString(2);
        if (!expected.equals(user) || !expected.equals(schema)) {
          throw new SQLInvalidAuthorizationSpecException(
              String.format(
                  Locale.ROOT,
                  "The database says this connection is %s in schema %s; it must be %s in its own schema",
                  user,
                  schema,
                  expected),
              "28000");
        }
      }
    }
  }
}
