package org.wattline.bench.ui;

import com.microsoft.playwright.BrowserContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wattline.acceptance.browser.Browsers;
import org.wattline.acceptance.browser.Look;
import org.wattline.bench.Bench;
import org.wattline.bench.Benchmark;
import org.wattline.bench.Distribution;
import org.wattline.bench.Unit;
import org.wattline.local.LocalStack;
import org.wattline.local.Ports;
import org.wattline.local.Service;
import org.wattline.local.StackOptions;
import org.wattline.local.Tuning;
import org.wattline.local.demo.DemoSupplier;
import org.wattline.local.demo.history.History;

/**
 * A customer opens the portal's home on a phone, with the browser's cache warm: until the largest
 * thing is painted. The probe is a page of three lines by the JDK's own server in the same browser.
 * Beside it: how long the console takes to build each of its views, with how many statements, and
 * what a session of each user interface keeps in memory.
 *
 * <p>Takes the stack that runs here, or starts one of its own.
 */
public final class UiBenchmark implements Benchmark {
  private static final double BOUND_MILLIS = 1_000;
  private static final int LOADS = 5;
  private static final int REPEATS = 7;
  private static final int SESSIONS = 40;

  @Override
  public String name() {
    return "ui";
  }

  @Override
  public String summary() {
    return "the portal's largest paint, warm; probe: a bare page's; and the console's views"
        + " (customers=N months=N of the demo's past, sessions=N)";
  }

  @Override
  public void run(Bench bench) throws Exception {
    Path root = Path.of(System.getProperty("wattline.root", "")).toAbsolutePath();
    try (LocalStack stack = LocalStack.running(root).orElseGet(() -> ownStack(bench, root))) {
      DemoSupplier supplier = stack.demo().suppliers().getFirst();
      views(bench, new ConsoleViews(stack, supplier));
      SessionMemory memory = new SessionMemory(stack, supplier);
      int sessions = bench.argument("sessions", SESSIONS);
      bench.detail("bytes a session of the console", memory.bytes(Service.CONSOLE, sessions));
      bench.detail("bytes a session of the portal", memory.bytes(Service.PORTAL, sessions));
      try (Browsers browsers = Browsers.start();
          BarePage bare = BarePage.serve();
          BrowserContext customer = browsers.visitor(Look.PHONE, "en");
          BrowserContext anybody = browsers.visitor(Look.PHONE, "en")) {
        LargestPaint home = LargestPaint.ofHome(stack, supplier, customer);
        LargestPaint probe = new LargestPaint(anybody.newPage(), bare.address());
        bench
            .unit(Unit.MILLISECONDS)
            .bound(BOUND_MILLIS)
            .rounds(7)
            .measure(() -> home.median(LOADS), () -> probe.median(LOADS));
      }
    }
  }

  private static LocalStack ownStack(Bench bench, Path root) {
    History.Size past =
        new History.Size(bench.argument("customers", 40), bench.argument("months", 13));
    Path data = root.resolve("infra/.data/bench/ui-stack");
    StackOptions options = StackOptions.forTests(bench::say).with(Tuning.FULL_SPEED).with(past);
    LocalStack stack = LocalStack.startFresh(Ports.free(), root, data, options);
    // so that an interrupt leaves nothing running either
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
    return stack;
  }

  private static void views(Bench bench, ConsoleViews console) throws Exception {
    List<Double> all = new ArrayList<>();
    long most = 0;
    List<Map<String, Object>> views = new ArrayList<>();
    List<String> paths = console.paths();
    console.warmUp(paths);
    for (String path : paths) {
      ConsoleViews.Built built = console.build(path, REPEATS);
      for (double millis : built.millis()) {
        all.add(millis);
      }
      most = Math.max(most, built.statements());
      double median = Distribution.of(built.millis()).median();
      views.add(Map.of("view", path, "ms", median, "statements", built.statements()));
      bench.say(
          String.format(
              Locale.ROOT, "%-60s %6.1f ms, %d statements", path, median, built.statements()));
    }
    double[] each = all.stream().mapToDouble(Double::doubleValue).toArray();
    bench.detail("console, server time of a view at p95, ms", Distribution.of(each).percentile(95));
    bench.detail("console, most statements of a view", most);
    bench.detail("views", views);
  }
}
