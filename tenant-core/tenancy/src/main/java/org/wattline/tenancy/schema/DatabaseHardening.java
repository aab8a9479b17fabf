package org.wattline.tenancy.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What PostgreSQL shows to everybody unless it is told otherwise, taken away. Applied once per
 * database by a superuser, and again after a major upgrade of the server; repeatable. Without it a
 * tenant's role could read the neighbours' row counts, sizes and activity from the system views,
 * and log in to other databases.
 */
public final class DatabaseHardening {
  /** Columns of {@code pg_class} that tell how much is in a table. */
  private static final String TELLING_COLUMNS =
      "'reltuples', 'relpages', 'relallvisible', 'relallfrozen'";

  /** Views that name the installation's roles, and so count its tenants, or tell statistics. */
  private static final String TELLING_VIEWS =
      """
      select c.relname
      from pg_catalog.pg_class c
      where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind in ('r', 'v')
        and (c.relname in ('pg_roles', 'pg_user', 'pg_group', 'pg_auth_members',
                           'pg_db_role_setting', 'pg_locks', 'pg_sequences',
                           'pg_prepared_xacts', 'pg_replication_slots')
          or c.relkind = 'v' and c.relname ~ '^pg_(stat|statio|stats)(_|$)')
      order by 1
      """;

  /**
   * Functions that tell sizes, counts, activity, locks and last values of anybody's relations; the
   * statistics views stand on them.
   */
  private static final String TELLING_FUNCTIONS =
      """
      select p.oid::regprocedure::text
      from pg_catalog.pg_proc p
      where p.pronamespace = 'pg_catalog'::regnamespace
        and (p.proname like 'pg\\_stat\\_get\\_%'
          or p.proname ~ '^pg_(relation|total_relation|table|indexes|database|tablespace)_size$'
          or p.proname in ('pg_lock_status', 'pg_sequence_last_value', 'pg_relation_filepath',
                           'pg_relation_filenode', 'pg_get_sequence_data', 'pg_prepared_xact',
                           'pg_cursor', 'pg_blocking_pids', 'pg_safe_snapshot_blocking_pids',
                           'pg_isolation_test_session_is_blocked', 'pg_stat_get_backend_idset'))
      order by 1
      """;

  private DatabaseHardening() {}

  /**
   * Hardens the database that the connection is to.
   *
   * @param superuser a superuser's connection, in autocommit or in a transaction
   * @param controlRole the control plane's role, which keeps its sight (it exports and migrates)
   * @throws SQLException when the connection is no superuser's
   */
  public static void apply(Connection superuser, String controlRole) throws SQLException {
    String control = superuser.createStatement().enquoteIdentifier(controlRole, true);
    List<String> statements = new ArrayList<>();
    for (String database : names(superuser, "select datname from pg_catalog.pg_database")) {
      statements.add("revoke all on database " + quoted(superuser, database) + " from public");
    }
    statements.add("revoke all on schema public from public");
    for (String view : names(superuser, TELLING_VIEWS)) {
      statements.add("revoke select on pg_catalog." + view + " from public");
      statements.add("grant select on pg_catalog." + view + " to " + control);
    }
    statements.add("revoke select on pg_catalog.pg_class from public");
    statements.add(
        "grant select ("
            + String.join(", ", classColumns(superuser))
            + ") on pg_catalog.pg_class to public");
    statements.add("grant select on pg_catalog.pg_class to " + control);
    for (String function : names(superuser, TELLING_FUNCTIONS)) {
      statements.add("revoke execute on function pg_catalog." + bare(function) + " from public");
      statements.add("grant execute on function pg_catalog." + bare(function) + " to " + control);
    }
    for (String extensionView : statementStatistics(superuser)) {
      statements.add("revoke all on " + extensionView + " from public");
    }
    try (Statement statement = superuser.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> classColumns(Connection superuser) throws SQLException {
    return names(
        superuser,
        "select quote_ident(attname) from pg_catalog.pg_attribute"
            + " where attrelid = 'pg_catalog.pg_class'::regclass and not attisdropped"
            + " and attname not in ("
            + TELLING_COLUMNS
            + ")");
  }

  /** The views of {@code pg_stat_statements}, where somebody has installed it. */
  private static List<String> statementStatistics(Connection superuser) throws SQLException {
    return names(
        superuser,
        "select format('%I.%I', n.nspname, c.relname) from pg_catalog.pg_class c"
            + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
            + " where c.relkind = 'v' and c.relname like 'pg\\_stat\\_statements%'");
  }

  private static String bare(String function) {
    return function.startsWith("pg_catalog.")
        ? function.substring("pg_catalog.".length())
        : function;
  }

  private static String quoted(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.enquoteIdentifier(name, true);
    }
  }

  private static List<String> names(Connection connection, String query) throws SQLException {
    var names = new ArrayList<String>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
