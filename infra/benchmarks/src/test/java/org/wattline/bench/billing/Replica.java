package org.wattline.bench.billing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;
import org.wattline.bench.service.ServiceInThisProcess;
import org.wattline.billing.access.Asker;
import org.wattline.billing.bills.BillingRuns;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.NewBillingRun;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.DirectoryJson;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TestDirectory;
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

  /** What a file's name begins with that a process makes when it is up. */
  private static final String UP = "up-";

  /** How long a worker may take over a chunk. */
  static final int LEASE_SECONDS = 6;

  private static final int DUE_DAYS = 14;
  private static final int PAUSE_MILLIS = 50;

  private final Process process;
  private final Path folder;
  private final Path log;

  private Replica(Process process, Path folder, Path log) {
    this.process = process;
    this.folder = folder;
    this.log = log;
  }

  /** Starts one over the fixture's database; it works as soon as it is up. */
  static Replica start(TwoTenants world, Path folder, String name) throws IOException {
    Properties surroundings = new Properties();
    ServiceInThisProcess.surroundings(world)
        .forEach((key, value) -> surroundings.setProperty(key, value.toString()));
    Path settings = folder.resolve("surroundings.properties");
    try (var out = Files.newBufferedWriter(settings)) {
      surroundings.store(out, null);
    }
    Files.write(
        folder.resolve("directory.json"), DirectoryJson.write(world.directory().snapshot()));
    Path log = folder.resolve(name + ".log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Replica.class.getName(),
                folder.toString(),
                world.acme().id().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new Replica(process, folder, log);
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
    return Files.exists(folder.resolve(UP + process.pid()));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What its workers' names begin with. */
  String workers() {
    return process.pid() + "@";
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** SIGSTOP: it stands still with whatever it has in hand. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT. */
  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The process: its folder with the surroundings, and the supplier's id. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Properties read = new Properties();
    try (var in = Files.newBufferedReader(folder.resolve("surroundings.properties"))) {
      read.load(in);
    }
    Map<String, Object> properties = new HashMap<>();
    read.forEach((key, value) -> properties.put(key.toString(), value));
    // shorter than in production: a test that kills often waits for what died each time
    properties.put("wattline.billing-runs.lease", LEASE_SECONDS + "s");
    properties.put("wattline.billing-runs.look", "300ms");
    properties.put("wattline.stripe.scheduled", "false");
    // only what billing needs: a process that dies young is not to build everything first
    properties.put("spring.main.lazy-initialization", "true");
    TestDirectory directory =
        new TestDirectory(
            DirectoryJson.read(Files.readAllBytes(folder.resolve("directory.json")))
                .tenants()
                .toArray(TenantEntry[]::new));
    TenantEntry tenant =
        directory.all().stream()
            .filter(each -> each.id().toString().equals(args[1]))
            .findFirst()
            .orElseThrow();
    ConfigurableApplicationContext service =
        ServiceInThisProcess.start(
            properties, directory, Clock.fixed(Households.NOW, ZoneOffset.UTC));
    BillingRuns runs = service.getBean(BillingRuns.class);
    Files.createFile(folder.resolve(UP + ProcessHandle.current().pid()));
    while (!Files.exists(folder.resolve(GO))) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    boolean more = true;
    while (more) {
      try {
        more = TenantScope.call(tenant.id(), () -> press(runs));
      } catch (RuntimeException told) {
        System.out.println("Pressed in vain: " + told);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    Runtime.getRuntime().halt(0);
  }

  /** Moves the run on where a person has to; false when it is at its end. */
  private static boolean press(BillingRuns runs) {
    Page<BillingRun> all = runs.list(MAKER, null, 1);
    if (all.items().isEmpty()) {
      runs.select(
          MAKER, new NewBillingRun("May", Households.UNTIL, null, DUE_DAYS, null, List.of(), true));
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
