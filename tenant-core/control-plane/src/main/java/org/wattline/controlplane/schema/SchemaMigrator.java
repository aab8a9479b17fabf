package org.wattline.controlplane.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.job.Fence;
import org.wattline.controlplane.job.StepFailedException;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.schema.TenantSchema;

/**
 * Brings one tenant's schema to a version. Each file is one transaction with its checks, its line
 * in the history, the role's rights and the version in the registry, so an abort anywhere leaves
 * the schema at a whole version. A new schema is made in a single transaction: nobody uses it yet.
 */
@Component
public class SchemaMigrator {
  /** A table that the supplier's people hold for longer is tried again later. */
  private static final String LOCK_TIMEOUT = "5s";

  private static final Set<String> HIDDEN = Set.of(SchemaHistory.TABLE);

  private final SchemaStream stream;
  private final Tenants tenants;

  public SchemaMigrator(SchemaStream stream, Tenants tenants) {
    this.stream = stream;
    this.tenants = tenants;
  }

  /**
   * What was done.
   *
   * @param from the version before
   * @param to the version since
   */
  public record Outcome(int from, int to) {
    @Override
    public String toString() {
      return from == to ? "at version " + to : "from version " + from + " to " + to;
    }
  }

  /** Migrates to the newest version. */
  public Outcome migrate(Fence fence, TenantId tenant) throws SQLException {
    return migrate(fence, tenant, stream.newest());
  }

  /**
   * Migrates up to a version; a schema that is there already stays as it is.
   *
   * @throws StepFailedException when the schema is newer than this build, or an assertion fails
   * @throws SQLException naming the file when the database refuses it
   */
  public Outcome migrate(Fence fence, TenantId tenant, int target) throws SQLException {
    String schema = tenant.databaseName();
    int from =
        fence.inTransaction(
            connection -> {
              enter(connection, schema);
              SchemaHistory history = SchemaHistory.open(connection);
              history.requireKnown(stream, schema);
              return history.version();
            });
    List<Migration> pending =
        stream.migrations().stream()
            .filter(migration -> migration.version() > from && migration.version() <= target)
            .toList();
    if (from == 0) {
      if (!pending.isEmpty()) {
        fence.inTransaction(connection -> apply(connection, tenant, pending));
      }
    } else {
      for (Migration migration : pending) {
        fence.inTransaction(connection -> apply(connection, tenant, List.of(migration)));
      }
    }
    if (pending.isEmpty()) {
      fence.inTransaction(connection -> register(tenant, from));
      return new Outcome(from, from);
    }
    return new Outcome(from, pending.getLast().version());
  }

  /**
   * Runs the scripts of the tenant's market pack that are new or have changed.
   *
   * @return how many were run
   */
  public int seed(Fence fence, RegisteredTenant tenant) throws SQLException {
    return fence.inTransaction(
        connection -> {
          enter(connection, tenant.schema());
          SchemaHistory history = SchemaHistory.open(connection);
          int run = 0;
          for (SchemaStream.Seed seed : stream.seeds(tenant.market())) {
            String name = tenant.market() + "/" + seed.script();
            boolean done =
                history.find(name).filter(e -> e.checksum().equals(seed.checksum())).isPresent();
            if (!done) {
              long start = System.nanoTime();
              execute(connection, name, seed.sql());
              SchemaHistory.add(connection, name, 0, seed.checksum(), since(start));
              run++;
            }
          }
          return run;
        });
  }

  /** The migrations applied to a tenant's schema with their checksums, by version. */
  public static Map<Integer, String> applied(Connection connection, TenantId tenant)
      throws SQLException {
    enter(connection, tenant.databaseName());
    return SchemaHistory.open(connection).checksums();
  }

  private boolean apply(Connection connection, TenantId tenant, List<Migration> pending)
      throws SQLException {
    String schema = tenant.databaseName();
    enter(connection, schema);
    SchemaHistory.open(connection).requireKnown(stream, schema);
    for (Migration migration : pending) {
      long start = System.nanoTime();
      AssertionCheck check = new AssertionCheck(migration);
      check.before(connection);
      execute(connection, migration.script(), migration.sql());
      enter(connection, schema); // whatever the file set
      check.after(connection);
      SchemaHistory.add(
          connection, migration.script(), migration.version(), migration.checksum(), since(start));
    }
    refuseBorrowedRights(connection, schema, pending);
    new TenantSchema(tenant).grant(connection, stream.contributions(), HIDDEN);
    return register(tenant, pending.getLast().version());
  }

  /** The registry says the same as the history, from the same commit on. */
  private boolean register(TenantId tenant, int version) {
    RegisteredTenant before = tenants.lock(tenant);
    tenants.replace(
        before,
        before.withSchema(version, before.schemaOpen()),
        Actor.SYSTEM,
        "schema-migrated",
        null);
    return true;
  }

  private static void enter(Connection connection, String schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "set local search_path = "
              + schema
              + "; set local lock_timeout = '"
              + LOCK_TIMEOUT
              + "'");
    }
  }

  private static void execute(Connection connection, String script, String sql)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SQLException(script + ": " + e.getMessage(), e.getSQLState(), e);
    }
  }

  /** A function that runs with its owner's rights would open every tenant's schema to this one. */
  private static void refuseBorrowedRights(
      Connection connection, String schema, List<Migration> pending) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select p.proname from pg_catalog.pg_depend d join pg_catalog.pg_proc p on p.oid = d.objid"
                    + " where d.refclassid = 'pg_namespace'::regclass and d.refobjid = '"
                    + schema
                    + "'::regnamespace and d.classid = 'pg_proc'::regclass and p.prosecdef")) {
      if (found.next()) {
        throw new StepFailedException(
            String.format(
                Locale.ROOT,
                "Function %s, as of %s, is SECURITY DEFINER and would run with the control plane's rights: make it SECURITY INVOKER",
                found.getString(1),
                pending.getLast().script()));
      }
    }
  }

  private static long since(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
