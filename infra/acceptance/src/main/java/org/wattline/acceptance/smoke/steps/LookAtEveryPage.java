package org.wattline.acceptance.smoke.steps;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;
import org.wattline.local.Service;
import org.wattline.local.demo.Demo;
import org.wattline.local.demo.DemoSupplier;
import org.wattline.local.demo.history.StaffDesk;
import org.wattline.local.ui.RouteTemplates;
import tools.jackson.databind.JsonNode;

/** Every page of the portal and of the console, on phone and desktop, light and dark. */
public final class LookAtEveryPage implements Step {
  private static final String OPERATOR = "operator";

  @Override
  public String name() {
    return "Every page, on phone and desktop, light and dark, is accessible";
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    NewAccount account = journey.recall(NewAccount.class);
    StaffDesk desk = journey.desk(supplier.slug(), HireStaff.SUPERVISOR, NewSupplier.PASSWORD);
    Map<String, String> ids = new TreeMap<>();
    ids.put(":accountId", account.id());
    ids.put(":customerId", account.customerId());
    ids.put(":productId", journey.recall(NewProduct.class).id());
    ids.put(":billId", journey.recall(NewBill.class).id());
    ids.put(":paymentId", first(desk.get("/accounts/" + account.id() + "/payments").path("items")));
    ids.put(":runId", first(desk.get("/billing-runs").path("items")));
    ids.put(":deliveryId", first(desk.get("/deliveries").path("items")));
    ids.put(":servicePointId", first(desk.get("/service-points").path("items")));
    ids.put(":moveId", first(desk.get("/accounts/" + account.id() + "/moves")));

    List<String> wrong = new ArrayList<>();
    Visitor customer = journey.onPhone(ClaimAccount.VISITOR);
    Set<String> portal = filled(RouteTemplates.of(journey.stack(), Service.PORTAL), ids);
    wrong.addAll(journey.lookThrough(customer, supplier.slug(), List.copyOf(portal)));

    Visitor staff = journey.atDesk(HireStaff.SUPERVISOR);
    Set<String> console = new LinkedHashSet<>();
    Set<String> platform = new LinkedHashSet<>();
    Set<String> past = new LinkedHashSet<>();
    for (String template : RouteTemplates.of(journey.stack(), Service.CONSOLE)) {
      if (template.startsWith("suppliers") || template.equals("migrations")) {
        platform.add(template);
      } else if (template.contains(":entryId") || template.contains(":exceptionId")) {
        past.add(template);
      } else {
        console.add(template);
      }
    }
    wrong.addAll(journey.lookThrough(staff, supplier.console(), List.copyOf(filled(console, ids))));
    wrong.addAll(ofThePast(journey, past));

    Visitor operator = journey.atDesk(OPERATOR);
    operator.enter(Demo.PLATFORM, "/suppliers", Demo.OPERATOR.username(), Demo.PASSWORD);
    operator.follow(supplier.name());
    operator.see(supplier.name());
    ids.put(":supplierId", operator.idInAddress());
    List<String> suppliers = new ArrayList<>(filled(platform, ids));
    for (String part : List.of("jobs", "settings", "brand", "entities", "secrets", "audit")) {
      suppliers.add("/suppliers/" + ids.get(":supplierId") + "/" + part);
    }
    wrong.addAll(journey.lookThrough(operator, Demo.PLATFORM, suppliers));
    if (!wrong.isEmpty()) {
      throw new AssertionError(String.join("\n", wrong));
    }
  }

  /** Bank entries and exceptions of meter data are there where the demo has a past. */
  private static List<String> ofThePast(Journey journey, Set<String> templates) {
    DemoSupplier demo = journey.stack().demo().suppliers().getLast();
    StaffDesk desk = journey.desk(demo.slug(), HireStaff.SUPERVISOR, Demo.PASSWORD);
    Map<String, String> ids = new TreeMap<>();
    ids.put(":entryId", first(desk.get("/bank/entries").path("items")));
    ids.put(":exceptionId", first(desk.get("/vee/exceptions").path("items")));
    ids.values().removeIf(String::isEmpty);
    List<String> known =
        templates.stream().filter(path -> ids.keySet().stream().anyMatch(path::contains)).toList();
    if (known.isEmpty()) {
      return List.of();
    }
    Visitor supervisor = journey.atDesk("demo-supervisor");
    supervisor.enter(demo.slug() + "-staff", "/cash", HireStaff.SUPERVISOR, Demo.PASSWORD);
    return journey.lookThrough(supervisor, demo.slug() + "-staff", List.copyOf(filled(known, ids)));
  }

  private static String first(JsonNode items) {
    return items.path(0).path("id").asString();
  }

  /** Addresses with the ids in their places; a page whose ids nobody knows is a fault. */
  private static Set<String> filled(Iterable<String> templates, Map<String, String> ids) {
    Set<String> paths = new LinkedHashSet<>();
    for (String template : templates) {
      String path = "/" + RouteTemplates.filled(template, ids);
      if (path.contains(":")) {
        throw new AssertionError("Nobody knows an id for " + path);
      }
      paths.add(path);
    }
    return paths;
  }
}
