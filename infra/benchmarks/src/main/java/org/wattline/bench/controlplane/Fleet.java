package org.wattline.bench.controlplane;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.Jobs;
import org.wattline.controlplane.registry.TenantStatus;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.controlplane.schema.SchemaStream;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.secrets.MasterKeys;
import org.wattline.tenancy.test.TestDatabase;

/**
 * Many suppliers, and the lives of the control plane that brings them to one version after another.
 */
final class Fleet {
  private static final int CONNECTIONS = 4;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final double NANOS = 1e6;

  private final List<TenantId> suppliers = new ArrayList<>();
  private final NextVersions next;
  private final MasterKeys keys;
  private final Random chance;

  /**
   * Looks at the jobs from outside, again and again: a new one each time would load the machine.
   */
  private final Connection outside;

  private int lives;
  private int version;

  /**
   * A migration of all.
   *
   * @param millis from asking for it to the last schema
   * @param waitedMillis at its end for the leases of the killed, when nothing else was left to do
   * @param restartMillis for the control plane to start again after each kill
   * @param doneAtKills how many schemas were done when the control plane was killed
   */
  record Migrated(
      double millis, double waitedMillis, double restartMillis, List<Integer> doneAtKills) {

    /** For another number of suppliers: what was worked by the number, what was waited once. */
    double forTimesAsMany(double times) {
      double once = waitedMillis + restartMillis;
      return (millis - once) * times + once;
    }
  }

  /** Makes the suppliers, through provisioning's steps in the database. */
  Fleet(int count, Path folder, Random chance) throws SQLException {
    this.next = new NextVersions(folder);
    this.keys = ControlPlaneLife.masterKeys(folder);
    this.chance = chance;
    this.outside = TestDatabase.shared().superuser();
    ControlPlaneLife.makeRegistry();
    try (ControlPlaneLife life = life(SchemaStream.onClassPath())) {
      for (int i = 0; i < count; i++) {
        suppliers.add(life.request());
      }
      Tenants tenants = life.part(Tenants.class);
      for (TenantId supplier : suppliers) {
        await(() -> tenants.get(supplier).status() instanceof TenantStatus.Ready);
      }
    }
  }

  /** Brings all to the next version, while the control plane is killed so many times. */
  Migrated migrate(int kills) throws IOException, SQLException {
    version++;
    SchemaStream stream = next.upTo(version);
    ControlPlaneLife life = life(stream);
    try {
      long start = System.nanoTime();
      UUID run = life.migrate(suppliers);
      Set<UUID> orphans = new HashSet<>();
      List<Integer> doneAtKills = new ArrayList<>();
      long restarts = 0;
      for (int kill = 1; kill <= kills; kill++) {
        int from = suppliers.size() * (kill - 1) / kills;
        int at = from + chance.nextInt(suppliers.size() / kills);
        await(() -> jobsIn(run, "'DONE'") >= at);
        LockSupport.parkNanos(chance.nextLong(LOOK_NANOS * 10));
        life.kill();
        doneAtKills.add(jobsIn(run, "'DONE'"));
        orphans.addAll(heldByTheKilled());
        long restart = System.nanoTime();
        life = life(stream);
        restarts += System.nanoTime() - restart;
      }
      await(() -> jobsIn(run, "'DONE', 'BLOCKED'") == suppliers.size());
      double millis = (System.nanoTime() - start) / NANOS;
      requireVersion(life, stream.newest());
      List<JobRecord> all = life.part(Jobs.class).ofRun(run);
      return new Migrated(millis, waited(all, orphans), restarts / NANOS, List.copyOf(doneAtKills));
    } finally {
      life.close();
      undo(NextVersions.name(version));
    }
  }

  /** The same SQL in the same schemas by bare connections, as many as there are workers. */
  double migrateBare() throws Exception {
    String name = "bare_" + (version + 1);
    AtomicInteger place = new AtomicInteger();
    List<Future<?>> work = new ArrayList<>();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        work.add(threads.submit(() -> bareWorker(place, NextVersions.sql(name))));
      }
      for (Future<?> one : work) {
        one.get();
      }
    }
    double millis = (System.nanoTime() - start) / NANOS;
    undo(name);
    return millis;
  }

  private void bareWorker(AtomicInteger place, String sql) {
    try (Connection connection = TestDatabase.shared().control();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int i = place.getAndIncrement(); i < suppliers.size(); i = place.getAndIncrement()) {
        statement.execute("set local search_path = " + suppliers.get(i).databaseName());
        statement.execute(sql);
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("A bare migration failed", e);
    }
  }

  private ControlPlaneLife life(SchemaStream stream) {
    return new ControlPlaneLife(++lives, stream, keys);
  }

  /** What nobody works on any more, until its lease has run out. */
  private static Set<UUID> heldByTheKilled() throws SQLException {
    Set<UUID> held = new HashSet<>();
    try (Connection superuser = TestDatabase.shared().superuser();
        Statement statement = superuser.createStatement();
        ResultSet rows =
            statement.executeQuery("select id from platform.job where state = 'RUNNING'")) {
      while (rows.next()) {
        held.add(rows.getObject(1, UUID.class));
      }
    }
    return held;
  }

  /** From the last schema that was migrated in its turn to the last of all. */
  private static double waited(List<JobRecord> jobs, Set<UUID> orphans) {
    long inTurn = 0;
    long last = 0;
    for (JobRecord job : jobs) {
      long finished = Objects.requireNonNull(job.finishedAt()).toEpochMilli();
      last = Math.max(last, finished);
      if (!orphans.contains(job.id())) {
        inTurn = Math.max(inTurn, finished);
      }
    }
    return last - inTurn;
  }

  private void requireVersion(ControlPlaneLife life, int newest) {
    Tenants tenants = life.part(Tenants.class);
    for (TenantId supplier : suppliers) {
      if (tenants.get(supplier).schemaVersion() != newest) {
        throw new IllegalStateException("Supplier " + supplier + " is not at version " + newest);
      }
    }
  }

  private void undo(String name) throws SQLException {
    try (Connection control = TestDatabase.shared().control();
        Statement statement = control.createStatement()) {
      for (TenantId supplier : suppliers) {
        statement.execute("set search_path = " + supplier.databaseName());
        statement.execute(NextVersions.undo(name));
      }
    }
  }

  /** How many of a run's jobs are in one of these states; asked without the control plane. */
  private int jobsIn(UUID run, String states) {
    try (Statement statement = outside.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from platform.job where migration_run = '"
                    + run
                    + "' and state in ("
                    + states
                    + ")")) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException("The jobs cannot be counted", e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("The schemas are not ready after 10 minutes");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
