package org.wattline.bench.controlplane;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.wattline.bench.Bench;
import org.wattline.bench.Benchmark;
import org.wattline.bench.Unit;

/**
 * Many suppliers' schemas to the next version, while the control plane is killed twice at moments
 * of chance and started again each time. The value is the time for a thousand: what was worked is
 * taken by the number, restarts and what was waited for the leases of the killed are taken once.
 * The probe runs the same SQL in the same schemas by as many bare connections as there are workers.
 */
public final class MigrateBenchmark implements Benchmark {
  private static final int SUPPLIERS = 300;
  private static final int ASKED = 1_000;
  private static final int KILLS = 2;
  private static final double BOUND_MILLIS = 60_000;

  @Override
  public String name() {
    return "migrate";
  }

  @Override
  public String summary() {
    return "ms for 1,000 schemas to a new version, from 300 and two kills; probe: the same SQL by bare connections";
  }

  @Override
  public void run(Bench bench) throws Exception {
    int count = bench.argument("suppliers", SUPPLIERS);
    long seed = bench.argument("seed", (int) System.nanoTime());
    Path folder = Files.createTempDirectory("bench-migrate");
    bench.say("making " + count + " suppliers");
    Fleet fleet = new Fleet(count, folder, new Random(seed));
    List<Fleet.Migrated> rounds = new ArrayList<>();
    double times = (double) ASKED / count;
    bench
        .unit(Unit.MILLISECONDS)
        .bound(BOUND_MILLIS)
        .warmUps(1)
        .rounds(Bench.MIN_ROUNDS)
        .measure(
            () -> {
              Fleet.Migrated round = fleet.migrate(KILLS);
              rounds.add(round);
              return round.forTimesAsMany(times);
            },
            () -> fleet.migrateBare() * times);
    bench.detail(
        "ms for " + count, rounds.stream().map(round -> Math.round(round.millis())).toList());
    bench.detail(
        "of them waited for the leases of the killed",
        rounds.stream().map(round -> Math.round(round.waitedMillis())).toList());
    bench.detail(
        "of them until the control plane had started again",
        rounds.stream().map(round -> Math.round(round.restartMillis())).toList());
    bench.detail("done at each kill", rounds.stream().map(Fleet.Migrated::doneAtKills).toList());
    bench.detail("seed", seed);
    bench.detail("PostgreSQL", "does not wait for the disk (fsync off)");
  }
}
