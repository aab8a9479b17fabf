package org.wattline.bench.billing;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.wattline.billing.access.Asker;
import org.wattline.billing.bills.BillingRuns;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.NewBillingRun;
import org.wattline.billing.contract.billing.RunState;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenants;

/** Bills the month of one supplier's {@link Households}, as often as asked. */
final class BilledMonth {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final int POLL_MILLIS = 10;
  private static final int DUE_DAYS = 14;
  private static final Asker MAKER = new Asker("maker", "Maker", Set.of(Role.BILLING));
  private static final Asker OTHER = new Asker("other", "Other", Set.of(Role.SUPERVISOR));

  private final TwoTenants world;
  private final TenantEntry tenant;
  private final BillingRuns runs;
  private final int households;

  BilledMonth(TwoTenants world, TenantEntry tenant, BillingRuns runs, int households) {
    this.world = world;
    this.tenant = tenant;
    this.runs = runs;
    this.households = households;
  }

  /**
   * How long a run took.
   *
   * @param nanos all of it, from its selection to the last bill
   * @param previewNanos from its start to the last draft
   * @param issueNanos from the approval to the last bill
   * @param processorNanos that this process had of the processors meanwhile, the database not
   */
  record Timing(long nanos, long previewNanos, long issueNanos, long processorNanos) {}

  /** Forgets what was billed and bills all of it in one run. */
  Timing bill() throws Exception {
    forget();
    return world.as(
        tenant,
        () -> {
          long processor = PROCESS.getProcessCpuTime();
          long begun = System.nanoTime();
          UUID id =
              runs.select(
                      MAKER,
                      new NewBillingRun(
                          "May", Households.UNTIL, null, DUE_DAYS, null, List.of(), null, true))
                  .id();
          long selected = System.nanoTime();
          runs.start(MAKER, id);
          await(id, RunState.PREVIEWED);
          long previewed = System.nanoTime();
          runs.approve(OTHER, id);
          runs.finalise(OTHER, id);
          BillingRun done = await(id, RunState.FINALISED);
          long ended = System.nanoTime();
          if (done.issued() != households || done.parked() > 0) {
            throw new IllegalStateException(households + " are to be billed, not " + done);
          }
          return new Timing(
              ended - begun,
              previewed - selected,
              ended - previewed,
              PROCESS.getProcessCpuTime() - processor);
        });
  }

  /** Looks at the state alone: counting the run's accounts so often would be measured, too. */
  private BillingRun await(UUID id, RunState state) throws SQLException, InterruptedException {
    try (Connection db = Households.connection(world.database(), tenant);
        PreparedStatement look =
            db.prepareStatement("select 1 from billing_run where id = ? and state = ?")) {
      look.setObject(1, id);
      look.setString(2, state.name());
      while (!there(look)) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    }
    return runs.get(MAKER, id);
  }

  private static boolean there(PreparedStatement look) throws SQLException {
    try (ResultSet row = look.executeQuery()) {
      return row.next();
    }
  }

  /** Takes everything away that billing wrote, so that each round finds what the first did. */
  void forget() throws SQLException {
    Households.forgetBills(world.database(), tenant);
  }

  /** Bytes of the tables that bills are kept in, with their indexes, for each bill. */
  long bytesPerBill() throws SQLException {
    long bytes = 0;
    try (Connection db = Households.connection(world.database(), tenant);
        Statement statement = db.createStatement()) {
      for (String table : BareRows.TABLES) {
        try (ResultSet row =
            statement.executeQuery("select pg_total_relation_size('" + table + "')")) {
          row.next();
          bytes += row.getLong(1);
        }
      }
    }
    return bytes / households;
  }
}
