package org.wattline.bench.billing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
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

  /** The name of the one that follows payments up instead. */
  private static final String CARE = "care";

  /** When payments are followed up: all that was asked in the run is long ago. */
  static final Instant LATER = Households.NOW.plus(Duration.ofMinutes(10));

  /** How long a worker may take over a chunk. */
  static final int LEASE_SECONDS = 6;

  private static final int DUE_DAYS = 14;
  private static final int PAUSE_MILLIS = 50;

  private final ServiceProcess process;
  private final Path folder;
  private final int port;

  private Replica(ServiceProcess process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  /** Starts one over the fixture's database; it works as soon as it is up. */
  static Replica start(TwoTenants world, CardPayers payers, Path folder, String name)
      throws IOException {
    return start(world, payers, folder, name, Map.of(SELECTS, "true"));
  }

  /** Starts one whose people leave it to another's to make the run: two would make two. */
  static Replica startBeside(TwoTenants world, CardPayers payers, Path folder, String name)
      throws IOException {
    return start(world, payers, folder, name, Map.of(SELECTS, "false"));
  }

  /** Starts one without people, later on, which asks the provider about what is not settled. */
  static Replica startCare(TwoTenants world, CardPayers payers, Path folder) throws IOException {
    return start(world, payers, folder, CARE, Map.of("wattline.stripe.scheduled", "true"));
  }

  private static Replica start(
      TwoTenants world, CardPayers payers, Path folder, String name, Map<String, String> more)
      throws IOException {
    int port = ServiceProcess.freePort();
    Map<String, String> settings = new HashMap<>(payers.settings());
    settings.put("server.port", Integer.toString(port));
    settings.put(SUPPLIER, world.acme().id().toString());
    // shorter than in production: a test that kills often waits for what died each time
    settings.put("wattline.billing-runs.lease", LEASE_SECONDS + "s");
    settings.put("wattline.billing-runs.look", "300ms");
    settings.put("wattline.stripe.scheduled", "false");
    settings.putAll(more);
    return new Replica(
        ServiceProcess.start(world, folder, name, Replica.class, settings), folder, port);
  }

  int port() {
    return port;
  }

  String url() {
    return "http://127.0.0.1:" + port;
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
    boolean cares = arguments[1].equals(CARE);
    ServiceProcess.Booted booted =
        ServiceProcess.boot(arguments, Clock.fixed(cares ? LATER : Households.NOW, ZoneOffset.UTC));
    if (cares) {
      care(booted);
    }
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

  /** Does what the janitor of payments does each minute, without waiting for the minute. */
  private static void care(ServiceProcess.Booted booted) throws Exception {
    ScheduledTask janitor =
        booted.service().getBean(ScheduledTaskHolder.class).getScheduledTasks().stream()
            .filter(task -> task.toString().endsWith("cleanUp"))
            .findFirst()
            .orElseThrow();
    booted.isUp();
    while (true) {
      janitor.getTask().getRunnable().run();
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  /** Moves the run on where a person has to; false when it is at its end. */
  private static boolean press(BillingRuns runs, boolean selects) {
    Page<BillingRun> all = runs.list(MAKER, null, 1);
    if (all.items().isEmpty()) {
      if (selects) {
        runs.select(
            MAKER,
            new NewBillingRun(
                "May", Households.UNTIL, null, DUE_DAYS, null, List.of(), null, true));
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
