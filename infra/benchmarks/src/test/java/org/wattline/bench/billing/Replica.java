package org.wattline.bench.billing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.wattline.bench.kills.ServiceProcess;
import org.wattline.billing.access.Asker;
import org.wattline.billing.bills.BillingRuns;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.NewBillingRun;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenants;

/**
 * The service in a process of its own, beside it two people who press the next button of the one
 * run whenever there is one to press, and press again where they were told of a fault.
 */
final class Replica implements AutoCloseable {
  private static final Asker MAKER = new Asker("maker", "Maker", Set.of(Role.BILLING));
  private static final Asker OTHER = new Asker("other", "Other", Set.of(Role.SUPERVISOR));

  /** A file that says that people may begin. */
  private static final String GO = "go";

  /** The setting that says which supplier's run it is. */
  private static final String SUPPLIER = "bench.supplier";

  /** The setting that says whether its people make the run. */
  private static final String SELECTS = "bench.selects";

  /** How long a worker may take over a chunk. */
  static final int LEASE_SECONDS = 6;

  private static final int DUE_DAYS = 14;
  private static final int PAUSE_MILLIS = 50;

  private final ServiceProcess process;
  private final Path folder;

  private Replica(ServiceProcess process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /** Starts one over the fixture's database; it works as soon as it is up. */
  static Replica start(TwoTenants world, Path folder, String name) throws IOException {
    return start(world, folder, name, true);
  }

  /** Starts one whose people leave it to another's to make the run: two would make two. */
  static Replica startBeside(TwoTenants world, Path folder, String name) throws IOException {
    return start(world, folder, name, false);
  }

  private static Replica start(TwoTenants world, Path folder, String name, boolean selects)
      throws IOException {
    Map<String, String> settings =
        Map.of(
            SELECTS,
            Boolean.toString(selects),
            SUPPLIER,
            world.acme().id().toString(),
            // shorter than in production: a test that kills often waits for what died each time
            "wattline.billing-runs.lease",
            LEASE_SECONDS + "s",
            "wattline.billing-runs.look",
            "300ms",
            "wattline.stripe.scheduled",
            "false");
    return new Replica(ServiceProcess.start(world, folder, name, Replica.class, settings), folder);
  }

  /** Keeps the people of replicas that start from now on from beginning. */
  static void holdBack(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(GO));
  }

  /** Lets the people begin, of this replica and of all others. */
  void letGo() throws IOException {
    Files.writeString(folder.resolve(GO), "");
  }

  boolean isUp() {
    return process.isUp();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What its workers' names begin with. */
  String workers() {
    return process.pid() + "@";
  }

  String log() throws IOException {
    return process.log();
  }

  void freeze() throws IOException, InterruptedException {
    process.freeze();
  }

  void thaw() throws IOException, InterruptedException {
    process.thaw();
  }

  void kill() throws InterruptedException {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }

  public static void main(String[] arguments) throws Exception {
    ServiceProcess.Booted booted =
        ServiceProcess.boot(arguments, Clock.fixed(Households.NOW, ZoneOffset.UTC));
    String supplier = booted.service().getEnvironment().getRequiredProperty(SUPPLIER);
    TenantId tenant =
        booted.directory().all().stream()
            .map(TenantEntry::id)
            .filter(id -> id.toString().equals(supplier))
            .findFirst()
            .orElseThrow();
    BillingRuns runs = booted.service().getBean(BillingRuns.class);
    boolean selects = booted.service().getEnvironment().getRequiredProperty(SELECTS, Boolean.class);
    booted.isUp();
    while (!Files.exists(booted.folder().resolve(GO))) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    boolean more = true;
    while (more) {
      try {
        more = TenantScope.call(tenant, () -> press(runs, selects));
      } catch (RuntimeException told) {
        System.out.println("Pressed in vain: " + told);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    Runtime.getRuntime().halt(0);
  }

  /** Moves the run on where a person has to; false when it is at its end. */
  private static boolean press(BillingRuns runs, boolean selects) {
    Page<BillingRun> all = runs.list(MAKER, null, 1);
    if (all.items().isEmpty()) {
      if (selects) {
        runs.select(
            MAKER,
            new NewBillingRun("May", Households.UNTIL, null, DUE_DAYS, null, List.of(), true));
      }
      return true;
    }
    BillingRun run = all.items().getFirst();
    UUID id = run.id();
    switch (run.state()) {
      case SELECTED -> runs.start(MAKER, id);
      case PREVIEWED -> runs.approve(OTHER, id);
      case APPROVED -> runs.finalise(OTHER, id);
      case FINALISED -> {
        return false;
      }
      case PREVIEWING, FINALISING -> {}
      default -> throw new IllegalStateException("The run is " + run.state());
    }
    return true;
  }
}
