package org.wattline.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.wattline.local.demo.Demo;
import org.wattline.local.demo.DemoPerson;
import org.wattline.local.demo.DemoSupplier;
import org.wattline.local.demo.archive.ArchivedPast;
import org.wattline.local.demo.history.History;
import org.wattline.local.process.ProcessRecord;
import org.wattline.local.process.ResidentMemory;

/** The command behind {@code infra/up}. */
final class Up {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int DEMO_CUSTOMERS = 300;
  private static final int DEMO_MONTHS = 12;
  /* what a machine of two cores makes in some minutes */
  private static final int MOST_DEMO_CUSTOMERS = 2_000;
  private static final int MOST_DEMO_MONTHS = 24;
  private static final String DISK_FULL = "The disk is full: free some space and start again.";
  private static final Duration STOP_GRACE = Duration.ofSeconds(150);
  private static final String USAGE_TEXT =
      """
      infra/up [--port N] [--fresh] [--no-demo]   starts Wattline; Ctrl-C stops it, data stay
         [--customers N] [--months N]       how much of a past the demo's suppliers get, once; 0 for none
         [--no-archive]                     makes that past anew and keeps no archive of it; else
                                            an empty installation gets it from the archive of an
                                            making of the last days where one fits
      infra/up --status                           says what runs
      infra/up --down                             stops it from another terminal\
      """;

  private final Folders folders;
  private final PrintStream out;
  private final Screen screen;

  private Up(Path root, PrintStream out) {
    this.folders = Folders.of(root);
    this.out = out;
    // since JDK 22 there is a console behind pipes as well
    this.screen =
        new Screen(
            out, System.console() != null && System.console().isTerminal(), System::nanoTime);
  }

  public static void main(String[] args) {
    Path root = Path.of(System.getProperty("wattline.root", ".")).toAbsolutePath().normalize();
    System.exit(new Up(root, System.out).run(List.of(args)));
  }

  private int run(List<String> args) {
    boolean fresh = false;
    boolean demo = true;
    boolean archive = true;
    int customers = DEMO_CUSTOMERS;
    int months = DEMO_MONTHS;
    int port = Ports.DEFAULT_BASE;
    List<String> rest = new ArrayList<>(args);
    while (!rest.isEmpty()) {
      String word = rest.removeFirst();
      switch (word) {
        case "--status" -> {
          return status();
        }
        case "--down" -> {
          return down();
        }
        case "--fresh" -> fresh = true;
        case "--no-demo" -> demo = false;
        case "--no-archive" -> archive = false;
        case "--help", "-h" -> {
          out.println(USAGE_TEXT);
          return 0;
        }
        case "--port", "--customers", "--months" -> {
          if (rest.isEmpty() || !rest.getFirst().matches("\\d{1,5}")) {
            return usage(word + " needs a number.");
          }
          int number = Integer.parseInt(rest.removeFirst());
          switch (word) {
            case "--port" -> port = number;
            case "--customers" -> customers = Math.min(number, MOST_DEMO_CUSTOMERS);
            default -> months = Math.clamp(number, 1, MOST_DEMO_MONTHS);
          }
        }
        default -> {
          return usage("'" + word + "' is not known.");
        }
      }
    }
    try {
      return up(new Ports(port), fresh, demo, archive, new History.Size(customers, months));
    } catch (LocalStackException e) {
      // whatever it names, nothing can be mended before there is room
      out.println(diskIsFull(e) ? DISK_FULL : e.getMessage());
      return FAILED;
    } catch (RuntimeException e) {
      out.println(diskIsFull(e) ? DISK_FULL : "Starting failed: " + e + ". " + traced(e));
      return FAILED;
    }
  }

  /** Puts a fault's trace into a file and says where. */
  private String traced(RuntimeException fault) {
    Path log = folders.log("up-fault");
    try {
      Files.createDirectories(folders.logs());
      try (PrintStream to = new PrintStream(log.toFile(), StandardCharsets.UTF_8)) {
        fault.printStackTrace(to);
      }
      return "Read " + log + ", mend what it names, and start again.";
    } catch (IOException notWritten) {
      fault.printStackTrace(out);
      return "Mend what it names, and start again.";
    }
  }

  private int usage(String why) {
    out.println(why + "\n" + USAGE_TEXT);
    return USAGE;
  }

  private int up(Ports ports, boolean fresh, boolean demo, boolean archive, History.Size history) {
    Optional<ProcessRecord> running = launcher();
    if (running.isPresent()) {
      out.println(
          "Wattline runs already (process "
              + running.get().pid()
              + "): infra/up --status shows it, infra/up --down stops it.");
      return FAILED;
    }
    long from = System.nanoTime();
    LocalStack.endLeftovers(folders);
    if (fresh) {
      folders.deleteData();
    }
    ProcessRecord own = ProcessRecord.ofThisProcess(LocalStack.LAUNCHER, folders.run());
    own.write();
    CompletableFuture<String> death = new CompletableFuture<>();
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  death.complete("");
                  stopped.completeOnTimeout(null, STOP_GRACE.toSeconds(), TimeUnit.SECONDS).join();
                  own.remove();
                },
                "stop"));
    try (LocalStack stack =
        past(archive && demo, ports, history)
            .start(
                () -> LocalStack.start(ports, folders, options(demo, history)),
                failure -> !death.isDone() && !diskIsFull(failure))) {
      folders.rememberPort(ports.base());
      stack.onDeath(death::complete);
      double seconds = (System.nanoTime() - from) / 1e9;
      out.println(table(stack, demo, history));
      out.printf(
          Locale.ROOT,
          "Started in %.0f s; %d MB resident. Ctrl-C stops it; data stay until --fresh.%n",
          seconds,
          (stack.parts().stream().mapToLong(Part::residentBytes).sum()
                  + ResidentMemory.withoutChildren(ProcessHandle.current().pid()))
              >> 20);
      String why = death.join();
      if (!why.isEmpty()) {
        out.println(why);
      }
      out.println(
          "Stopping; the first stop after a build takes longer, so that the next start is faster"
              + " ...");
      return why.isEmpty() ? 0 : FAILED;
    } finally {
      stopped.complete(null);
    }
  }

  private ArchivedPast past(boolean used, Ports ports, History.Size history) {
    // what stands in every start's way is no fault of an archive
    DiskSpace.requireRoom(folders.data());
    ports.requireFree();
    return new ArchivedPast(used, folders, ports, history, Clock.systemUTC(), screen);
  }

  private StackOptions options(boolean demo, History.Size history) {
    return new StackOptions(
        EnumSet.allOf(Service.class), Tuning.QUICK_START, demo, history, screen);
  }

  private static String table(LocalStack stack, boolean demo, History.Size history) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Wattline is up.");
    lines.add(row("Onboarding console", stack.url(Demo.PLATFORM), Demo.OPERATOR.username()));
    if (demo) {
      for (DemoSupplier supplier : stack.demo().suppliers()) {
        lines.add(
            row(
                supplier.name() + " portal",
                stack.url(supplier.slug()),
                names(supplier.customers())));
        lines.add(
            row(
                supplier.name() + " console",
                stack.url(supplier.slug() + "-staff"),
                names(supplier.staff())));
      }
    }
    lines.add(row("Mails", stack.url("mail"), ""));
    lines.add("Everybody's password is " + Demo.PASSWORD);
    if (demo && history.customers() > 0) {
      lines.add(
          "Customers with bills to look at, and one to pay: "
              + String.join(
                  ", ",
                  stack.demo().suppliers().stream()
                      .map(supplier -> supplier.customers().getFirst().username())
                      .toList()));
    }
    return String.join("\n", lines);
  }

  private static String names(List<DemoPerson> people) {
    return String.join(", ", people.stream().map(DemoPerson::username).toList());
  }

  private static String row(String what, String address, String users) {
    return String.format(Locale.ROOT, "  %-20s %-42s %s", what, address, users).stripTrailing();
  }

  private int status() {
    Optional<ProcessRecord> running = launcher();
    if (running.isEmpty()) {
      out.println("Wattline does not run: infra/up starts it.");
      return FAILED;
    }
    Ports ports = new Ports(folders.rememberedPort().orElse(Ports.DEFAULT_BASE));
    long all = 0;
    out.println("Wattline runs on port " + ports.gateway() + ".");
    for (ProcessRecord record : ProcessRecord.running(folders.run())) {
      boolean launcher = record.name().equals(LocalStack.LAUNCHER);
      long bytes =
          launcher ? ResidentMemory.withoutChildren(record.pid()) : ResidentMemory.of(record.pid());
      all += bytes;
      out.printf(
          Locale.ROOT,
          "  %-16s process %-8d %5d MB   %s%n",
          record.name(),
          record.pid(),
          bytes >> 20,
          launcher ? "" : folders.log(record.name()));
    }
    out.printf(Locale.ROOT, "  %d MB resident in all%n", all >> 20);
    return 0;
  }

  private int down() {
    Optional<ProcessRecord> running = launcher();
    running.ifPresent(record -> record.end(STOP_GRACE));
    LocalStack.endLeftovers(folders);
    out.println(running.isPresent() ? "Stopped." : "Nothing was running.");
    return 0;
  }

  private Optional<ProcessRecord> launcher() {
    return ProcessRecord.running(folders.run()).stream()
        .filter(record -> record.name().equals(LocalStack.LAUNCHER))
        .findFirst();
  }

  private boolean diskIsFull(Throwable failure) {
    if (DiskSpace.isFull(folders.data())) {
      return true;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
        return true;
      }
    }
    return false;
  }
}
