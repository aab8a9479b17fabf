package org.wattline.tenancy.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.wattline.tenancy.TenantId;

/**
 * A tenant's login role, its schema, and the rights of the one in the other: the whole of wall five
 * inside the database. Used by the control plane to provision and by tests to prove. Every step is
 * repeatable.
 */
public final class TenantSchema {
  private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final TenantId tenant;
  private final String name;

  public TenantSchema(TenantId tenant) {
    this.tenant = tenant;
    this.name = tenant.databaseName();
  }

  /** The name of both the role and the schema. */
  public String name() {
    return name;
  }

  /**
   * Makes the login role, or sets its password and settings again. It may connect to this database
   * and nothing else. The password leaves this process as a SCRAM verifier only.
   *
   * @param control a connection of the control plane's role, with CREATEROLE
   * @param statementTimeout after which the database ends any of the tenant's statements
   */
  public void createRole(Connection control, String password, Duration statementTimeout)
      throws SQLException {
    String database = control.getCatalog();
    try (Statement statement = control.createStatement()) {
      if (!exists(control, "select 1 from pg_catalog.pg_roles where rolname = ?")) {
        statement.execute(
            "create role " + name + " login noinherit nocreatedb nocreaterole nosuperuser");
      }
      statement.execute("alter role " + name + " set search_path = " + name);
      statement.execute(
          "alter role " + name + " set statement_timeout = " + statementTimeout.toMillis());
      statement.execute(
          "alter role "
              + name
              + " set idle_in_transaction_session_timeout = "
              + 2 * statementTimeout.toMillis());
      statement.execute(
          "grant connect on database "
              + statement.enquoteIdentifier(database, true)
              + " to "
              + name);
    }
    setPassword(control, password);
  }

  /** Gives the role a new password. Connections that are open stay open. */
  public void setPassword(Connection control, String password) throws SQLException {
    control
        .unwrap(PGConnection.class)
        .alterUserPassword(name, password.toCharArray(), "scram-sha-256");
  }

  /** Makes the schema, owned by the control plane's role. */
  public void createSchema(Connection control) throws SQLException {
    try (Statement statement = control.createStatement()) {
      statement.execute("create schema if not exists " + name);
      statement.execute("revoke all on schema " + name + " from public");
      statement.execute("grant usage on schema " + name + " to " + name);
    }
  }

  /**
   * Gives the role its rights on everything in its schema: after each migration.
   *
   * @param contributions whose append-only tables allow reading and adding alone
   * @param hidden tables of the migrator, of which the role sees nothing
   */
  public void grant(
      Connection control, Collection<SchemaContribution> contributions, Set<String> hidden)
      throws SQLException {
    hidden.forEach(TenantSchema::checked);
    new RoleRights(name, appendOnly(contributions), hidden).settle(control);
  }

  /** Removes schema and role with everything in them. There is no way back but an archive. */
  public void drop(Connection control) throws SQLException {
    try (Statement statement = control.createStatement()) {
      statement.execute("drop schema if exists " + name + " cascade");
      if (exists(control, "select 1 from pg_catalog.pg_roles where rolname = ?")) {
        String database = statement.enquoteIdentifier(control.getCatalog(), true);
        statement.execute("revoke all on database " + database + " from " + name);
        statement.execute("drop role " + name);
      }
    }
  }

  private static Set<String> appendOnly(Collection<SchemaContribution> contributions) {
    var tables = new TreeSet<String>();
    for (SchemaContribution contribution : contributions) {
      for (String table : contribution.appendOnlyTables()) {
        tables.add(checked(table));
      }
    }
    return tables;
  }

  private static String checked(String table) {
    if (!TABLE.matcher(table).matches()) {
      throw new IllegalArgumentException("Not a table's plain name: " + table);
    }
    return table;
  }

  private boolean exists(Connection control, String query) throws SQLException {
    try (PreparedStatement statement = control.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  @Override
  public String toString() {
    return "schema " + name + " of tenant " + tenant;
  }
}
