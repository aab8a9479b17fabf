package org.wattline.bench.ui;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wattline.bench.Bench;
import org.wattline.local.LocalStack;
import org.wattline.local.Service;
import org.wattline.local.demo.Demo;
import org.wattline.local.demo.DemoSupplier;
import org.wattline.local.demo.history.StaffDesk;
import org.wattline.local.ui.RouteTemplates;
import org.wattline.local.ui.UiSession;

/** The console's views as a supervisor opens them, without a browser: what the server builds. */
final class ConsoleViews {
  private static final int WARM_UPS = 25;

  private final LocalStack stack;
  private final DemoSupplier supplier;
  private final String host;
  private final UiSession session;

  ConsoleViews(LocalStack stack, DemoSupplier supplier) {
    this.stack = stack;
    this.supplier = supplier;
    this.host = supplier.slug() + "-staff";
    this.session = UiSession.signedIn(stack.url(host) + "/customers", "supervisor", Demo.PASSWORD);
  }

  /**
   * A view, built several times.
   *
   * @param millis each time, from going there within a page to its content
   * @param statements of SQL, the median of the times: background work adds to some of them
   */
  record Built(double[] millis, long statements) {}

  /** The views that belong to a supplier, with ids of what the demo has; others are left out. */
  List<String> paths() {
    Map<String, String> ids = ids();
    List<String> paths = new ArrayList<>();
    for (String template : RouteTemplates.of(stack, Service.CONSOLE)) {
      String path = RouteTemplates.filled(template, ids);
      boolean platform = template.startsWith("suppliers") || template.equals("migrations");
      if (!platform && !path.contains(":")) {
        paths.add(path);
      }
    }
    return paths;
  }

  private Map<String, String> ids() {
    StaffDesk desk = StaffDesk.of(stack, supplier.slug(), "supervisor", Demo.PASSWORD);
    Map<String, String> lists = new LinkedHashMap<>();
    lists.put(":accountId", "/accounts?limit=1");
    lists.put(":customerId", "/customers?limit=1");
    lists.put(":productId", "/products?limit=1");
    lists.put(":billId", "/bills?limit=1");
    lists.put(":runId", "/billing-runs?limit=1");
    lists.put(":entryId", "/bank/entries?limit=1");
    lists.put(":deliveryId", "/deliveries?limit=1");
    lists.put(":servicePointId", "/service-points?limit=1");
    lists.put(":exceptionId", "/vee/exceptions?limit=1");
    Map<String, String> ids = new LinkedHashMap<>();
    lists.forEach(
        (name, list) -> {
          String id = desk.get(list).path("items").path(0).path("id").asString("");
          if (!id.isEmpty()) {
            ids.put(name, id);
          }
        });
    return ids;
  }

  /**
   * Opens all views in turn: a console runs for weeks, and what one view has the compiler look at
   * serves the others.
   */
  void warmUp(List<String> paths) throws IOException, InterruptedException {
    String base = stack.url(host) + "/";
    String own = host + ".localhost";
    for (int i = 0; i < WARM_UPS; i++) {
      for (String path : paths) {
        String begun = session.begin(base, path, own).body();
        session.navigate(base, path, begun, own);
        session.leave(base, begun, own);
      }
    }
  }

  Built build(String path, int times) throws IOException, InterruptedException, SQLException {
    String base = stack.url(host) + "/";
    String own = host + ".localhost";
    double[] millis = new double[times];
    long[] statements = new long[times];
    try (Statements counted = new Statements(stack)) {
      for (int i = 0; i < times; i++) {
        String begun = session.begin(base, path, own).body();
        long before = counted.soFar();
        long started = System.nanoTime();
        HttpResponse<String> built = session.navigate(base, path, begun, own);
        millis[i] = Bench.millis(System.nanoTime() - started);
        if (built.statusCode() != 200) {
          throw new IllegalStateException("The console did not build " + path);
        }
        statements[i] = counted.soFar() - before;
        session.leave(base, begun, own);
      }
    }
    Arrays.sort(statements);
    return new Built(millis, statements[times / 2]);
  }
}
