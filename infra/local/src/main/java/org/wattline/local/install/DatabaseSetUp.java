package org.wattline.local.install;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.wattline.local.identity.Secrets;
import org.wattline.tenancy.schema.DatabaseHardening;

/** The two databases and their roles, and what PostgreSQL shows to everybody taken away. */
public final class DatabaseSetUp {
  /** The control plane's role. */
  public static final String CONTROL_ROLE = "wattline_control";

  /** Keycloak's role, and its database's name. */
  public static final String KEYCLOAK = "keycloak";

  /** The services' database. */
  public static final String DATABASE = "wattline";

  private final Secrets secrets;
  private final Superuser superuser;

  public DatabaseSetUp(Secrets secrets, Superuser superuser) {
    this.secrets = secrets;
    this.superuser = superuser;
  }

  /** Does all of it; can be done again. */
  public void run() throws SQLException {
    try (Connection connection = superuser.connect("postgres")) {
      ensureRole(connection, CONTROL_ROLE, "createrole");
      ensureRole(connection, KEYCLOAK, "nocreaterole");
      ensureDatabase(connection, DATABASE, "");
      execute(
          connection,
          "grant connect, create, temporary on database "
              + DATABASE
              + " to "
              + CONTROL_ROLE
              + " with grant option");
      ensureDatabase(connection, KEYCLOAK, " owner " + KEYCLOAK);
    }
    try (Connection connection = superuser.connect(DATABASE)) {
      DatabaseHardening.apply(connection, CONTROL_ROLE);
    }
  }

  private void ensureRole(Connection connection, String role, String right) throws SQLException {
    if (!exists(connection, "select from pg_roles where rolname = '" + role + "'")) {
      execute(connection, "create role " + role + " login " + right);
    }
    execute(connection, "alter role " + role + " password '" + secrets.password(role) + "'");
  }

  private static void ensureDatabase(Connection connection, String database, String owner)
      throws SQLException {
    if (!exists(connection, "select from pg_database where datname = '" + database + "'")) {
      execute(connection, "create database " + database + owner);
    }
    execute(connection, "revoke all on database " + database + " from public");
  }

  private static boolean exists(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      return found.next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Opens a superuser's connection. */
  @FunctionalInterface
  public interface Superuser {
    Connection connect(String database) throws SQLException;
  }
}
