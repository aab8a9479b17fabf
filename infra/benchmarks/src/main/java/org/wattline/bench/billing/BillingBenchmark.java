package org.wattline.bench.billing;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;
import org.springframework.context.ConfigurableApplicationContext;
import org.wattline.bench.Bench;
import org.wattline.bench.Benchmark;
import org.wattline.bench.Distribution;
import org.wattline.bench.service.ServiceInThisProcess;
import org.wattline.billing.bills.BillingRuns;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.test.TwoTenants;

/**
 * A month of a supplier's households billed by a run: selected, worked out, checked, approved and
 * issued by the service's own workers, from stored quarter-hours and agreements to documents with
 * proofs, postings, open items and queued letters. The probe writes the same rows by COPY alone.
 */
public final class BillingBenchmark implements Benchmark {
  private static final double BOUND = 1_000;
  private static final int ACCOUNTS = 20_000;
  private static final int SMALL = 2_000;
  private static final int THREADS = 2;
  private static final int CONNECTIONS = 20;

  @Override
  public String name() {
    return "billing";
  }

  @Override
  public String summary() {
    return "invoices a second by a billing run, from stored quarter-hours and agreements to issued"
        + " documents with proofs and postings; probe: the same rows by COPY (accounts=N small=N)";
  }

  @Override
  public void run(Bench bench) throws Exception {
    int accounts = bench.argument("accounts", ACCOUNTS);
    int few = bench.argument("small", SMALL);
    TwoTenants world = TwoTenants.shared();
    world.clock().set(Households.NOW);
    TenantEntry town = world.acme();
    TenantEntry village = world.create("village");
    bench.say(accounts + " households and " + few + " move in, with a month of quarter-hours each");
    Households.settle(world.database(), town, accounts);
    Households.settle(world.database(), village, few);
    List<BilledMonth.Timing> timings = new ArrayList<>();
    List<Double> small = new ArrayList<>();
    List<BareRows> rows = new ArrayList<>();
    try (ConfigurableApplicationContext service = ServiceInThisProcess.start(world, CONNECTIONS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        Connection one = Households.connection(world.database(), town);
        Connection two = Households.connection(world.database(), town)) {
      BillingRuns runs = service.getBean(BillingRuns.class);
      BilledMonth many = new BilledMonth(world, town, runs, accounts);
      BilledMonth little = new BilledMonth(world, village, runs, few);
      bench
          .bound(BOUND)
          .warmUps(1)
          .rounds(Bench.MIN_ROUNDS)
          .measure(
              () -> {
                small.add(Bench.perSecond(few, little.bill().nanos()));
                timings.add(many.bill());
                if (rows.isEmpty()) {
                  bench.detail("bytes a bill, with indexes", many.bytesPerBill());
                  rows.add(BareRows.taken(one));
                }
                return Bench.perSecond(accounts, timings.getLast().nanos());
              },
              () -> {
                many.forget();
                long started = System.nanoTime();
                rows.getFirst().write(List.of(one, two), threads);
                return Bench.perSecond(accounts, System.nanoTime() - started);
              });
      // those that warmed up are no measurement
      small.removeFirst();
      timings.removeFirst();
      bench
          .detail("accounts", accounts)
          .detail("readings", (long) accounts * Households.READINGS_A_MONTH)
          .detail("worked out a second", rate(accounts, timings, BilledMonth.Timing::previewNanos))
          .detail("issued a second", rate(accounts, timings, BilledMonth.Timing::issueNanos))
          .detail(
              "bills for each second of a processor that the service has",
              rate(accounts, timings, BilledMonth.Timing::processorNanos))
          .detail("invoices a second from " + few + " accounts", Math.round(median(small)));
    } finally {
      world.remove(village);
      world.clock().reset();
    }
  }

  private static long rate(
      int accounts, List<BilledMonth.Timing> timings, ToLongFunction<BilledMonth.Timing> part) {
    return Math.round(
        median(
            timings.stream()
                .map(each -> Bench.perSecond(accounts, part.applyAsLong(each)))
                .toList()));
  }

  private static double median(List<Double> figures) {
    return Distribution.of(figures.stream().mapToDouble(Double::doubleValue).toArray()).median();
  }
}
