package org.wattline.tenancy.test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wattline.tenancy.directory.DatabaseAccess;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.secrets.SecretVault;

/**
 * Proof of wall five: logged in as each tenant, tries every relation, routine and sequence of every
 * other schema, and everything that would tell of them, and demands that PostgreSQL refuses each.
 */
public final class GrantsProof {
  /** Insufficient privilege. */
  private static final String REFUSED = "42501";

  private final TestDatabase database;
  private final List<String> holes = new ArrayList<>();
  private int relations;
  private int routines;
  private int sequences;
  private int attempts;

  private GrantsProof(TestDatabase database) {
    this.database = database;
  }

  /** A tenant's way into the database; its role is named like its schema. */
  public record Login(String schema, String password) {}

  /**
   * What was tried.
   *
   * @param attempts statements that were refused, all told
   */
  public record Extent(int relations, int routines, int sequences, int attempts) {}

  /** Tries everything, as each of the fixture's tenants that serve. */
  public static Extent prove(TwoTenants tenants) {
    List<Login> logins = new ArrayList<>();
    for (TenantEntry tenant : tenants.directory().all()) {
      DatabaseAccess access = tenant.database();
      if (access != null && tenant.state().serves()) {
        logins.add(
            new Login(
                access.schema(),
                tenants
                    .vault()
                    .open(
                        tenant.id(),
                        access.wrappedKey(),
                        SecretVault.DATABASE_PASSWORD,
                        access.sealedPassword())));
      }
    }
    return prove(tenants.database(), logins);
  }

  /**
   * Tries everything, as each of these.
   *
   * @return how much that was; never nothing
   * @throws AssertionError naming every statement that was not refused, or when there was nothing
   *     to try
   */
  public static Extent prove(TestDatabase database, List<Login> logins) {
    try {
      return new GrantsProof(database).run(logins);
    } catch (SQLException e) {
      throw new AssertionError("The proof could not be carried out", e);
    }
  }

  private Extent run(List<Login> logins) throws SQLException {
    for (Login login : logins) {
      prove(login);
    }
    if (relations == 0 || attempts == 0) {
      throw new AssertionError("There was no foreign relation to try: the proof proves nothing");
    }
    if (!holes.isEmpty()) {
      throw new AssertionError(
          holes.size() + " holes in the wall:\n  " + String.join("\n  ", holes));
    }
    return new Extent(relations, routines, sequences, attempts);
  }

  private void prove(Login access) throws SQLException {
    try (Connection behind = database.superuser();
        Connection me =
            database.connection(TestDatabase.DATABASE, access.schema(), access.password())) {
      me.setAutoCommit(false);
      for (Named relation : foreign(behind, access.schema(), RELATIONS)) {
        relations++;
        tryRelation(me, relation);
      }
      for (Named sequence : foreign(behind, access.schema(), SEQUENCES)) {
        sequences++;
        trySequence(me, sequence);
      }
      for (Named routine : foreign(behind, access.schema(), ROUTINES)) {
        routines++;
        refuse(me, routine.call());
      }
      for (String schema : schemas(behind, access.schema())) {
        refuse(me, "create table " + schema + ".mine (id int)");
      }
      tryTheRest(me, access);
      tryOtherRoles(me, behind, access);
    }
  }

  private void tryRelation(Connection me, Named r) throws SQLException {
    refuse(me, "select * from " + r.name() + " limit 1");
    refuse(me, "select count(*) from " + r.name());
    refuse(me, "copy " + r.name() + " to stdout");
    refuse(me, "lock table " + r.name() + " in access share mode");
    refuse(me, "delete from " + r.name() + " where false");
    if (!r.column().isEmpty()) {
      refuse(
          me,
          String.format(
              Locale.ROOT, "update %s set %s = %s where false", r.name(), r.column(), r.column()));
      refuse(
          me,
          String.format(
              Locale.ROOT, "insert into %s (%s) select null where false", r.name(), r.column()));
      refuse(me, "explain select * from " + r.name());
    }
    if (r.kind().equals("r")) {
      refuse(me, "truncate " + r.name());
      refuse(me, "alter table " + r.name() + " add column mine int");
      refuse(me, "create index on " + r.name() + " (" + r.column() + ")");
      refuse(me, "analyze " + r.name(), "warning");
    }
    // how much is in it
    refuse(me, "select pg_total_relation_size(" + r.oid() + ")");
    refuse(me, "select pg_relation_size(" + r.oid() + ", 'main')");
    refuse(me, "select pg_stat_get_live_tuples(" + r.oid() + ")");
    refuse(me, "select pg_stat_get_tuples_inserted(" + r.oid() + ")");
  }

  private void trySequence(Connection me, Named s) throws SQLException {
    refuse(me, "select nextval('" + s.name() + "')");
    refuse(me, "select currval('" + s.name() + "')");
    refuse(me, "select setval('" + s.name() + "', 1)");
    refuse(me, "select last_value from " + s.name());
    refuse(me, "select pg_sequence_last_value(" + s.oid() + ")");
  }

  /** What every role may do to a database that nobody has hardened. */
  private void tryTheRest(Connection me, Login access) throws SQLException {
    refuse(me, "select sum(reltuples) from pg_class");
    refuse(me, "select max(relpages) from pg_class");
    refuse(me, "select count(*) from pg_roles");
    refuse(me, "select count(*) from pg_user");
    refuse(me, "select count(*) from pg_authid");
    refuse(me, "select count(*) from pg_auth_members");
    refuse(me, "select count(*) from pg_db_role_setting");
    refuse(me, "select count(*) from pg_stat_all_tables");
    refuse(me, "select count(*) from pg_stat_user_tables");
    refuse(me, "select count(*) from pg_statio_user_tables");
    refuse(me, "select count(*) from pg_stat_user_indexes");
    refuse(me, "select count(*) from pg_stat_user_functions");
    refuse(me, "select count(*) from pg_stat_activity");
    refuse(me, "select count(*) from pg_stat_database");
    refuse(me, "select count(*) from pg_locks");
    refuse(me, "select pg_database_size('" + TestDatabase.DATABASE + "')");
    refuse(me, "create schema mine");
    refuse(me, "create table " + access.schema() + ".mine (id int)");
    refuse(me, "create temporary table mine (id int)");
    refuse(me, "create table public.mine (id int)");
    refuse(me, "create extension hstore with schema " + access.schema());
    refuse(me, "select pg_read_file('/etc/hostname')");
    refuse(me, "copy (select 1) to program 'true'");
  }

  private void tryOtherRoles(Connection me, Connection behind, Login access) throws SQLException {
    List<String> others =
        names(
            behind,
            "select rolname from pg_roles where rolname !~ '^pg_' and rolname <> '"
                + access.schema()
                + "'");
    for (String role : others) {
      refuse(me, "set role " + role);
      refuse(me, "set local session authorization " + role);
      refuse(me, "select set_config('role', '" + role + "', true)");
      refuse(me, "alter role " + role + " password 'mine'");
      refuse(me, "grant " + role + " to " + access.schema());
    }
    for (String role : List.of("pg_read_all_data", "pg_read_all_stats", "pg_monitor")) {
      refuse(me, "set role " + role);
    }
  }

  private void refuse(Connection me, String sql) throws SQLException {
    refuse(me, sql, "");
  }

  /**
   * @param otherwise {@code warning} where PostgreSQL refuses by a warning and goes on
   */
  private void refuse(Connection me, String sql, String otherwise) throws SQLException {
    attempts++;
    try (Statement statement = me.createStatement()) {
      statement.execute(sql);
      boolean warned = otherwise.equals("warning") && statement.getWarnings() != null;
      if (!warned) {
        holes.add("not refused: " + sql);
      }
    } catch (SQLException e) {
      if (!REFUSED.equals(e.getSQLState())) {
        holes.add(
            "refused for another reason (" + e.getSQLState() + "): " + sql + ": " + e.getMessage());
      }
    } finally {
      me.rollback();
    }
  }

  private record Named(String name, String kind, long oid, String column, String call) {}

  private static final String RELATIONS =
      """
      select format('%I.%I', n.nspname, c.relname), c.relkind::text, c.oid::bigint,
             coalesce((select quote_ident(a.attname) from pg_attribute a
                       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                         and a.attgenerated = '' and a.attidentity = ''
                       order by a.attnum limit 1), ''), ''
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> ? and n.nspname !~ '^pg_'
        and n.nspname <> 'information_schema'
      order by 1
      """;

  private static final String SEQUENCES =
      """
      select format('%I.%I', n.nspname, c.relname), 'S', c.oid::bigint, '', ''
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and n.nspname <> ? and n.nspname !~ '^pg_'
      order by 1
      """;

  /**
   * Each called with a null for every parameter. Triggers cannot be called at all; extensions'
   * functions are everybody's and hold nobody's data.
   */
  private static final String ROUTINES =
      """
      select format('%I.%I', n.nspname, p.proname), p.prokind::text, p.oid::bigint, '',
             format('%s %I.%I(%s)', case p.prokind when 'p' then 'call' else 'select' end,
                    n.nspname, p.proname,
                    (select string_agg('null::' || format_type(t, null), ', ')
                     from unnest(p.proargtypes) t))
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname <> ? and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and p.prokind in ('f', 'p') and p.prorettype <> 'trigger'::regtype
        and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      order by 1
      """;

  private static List<Named> foreign(Connection behind, String own, String query)
      throws SQLException {
    var found = new ArrayList<Named>();
    try (var statement = behind.prepareStatement(query)) {
      statement.setString(1, own);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(
              new Named(
                  row.getString(1),
                  row.getString(2),
                  row.getLong(3),
                  row.getString(4),
                  row.getString(5)));
        }
      }
    }
    return found;
  }

  private static List<String> schemas(Connection behind, String own) throws SQLException {
    return names(
        behind,
        "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'"
            + " and nspname <> '"
            + own
            + "'");
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
