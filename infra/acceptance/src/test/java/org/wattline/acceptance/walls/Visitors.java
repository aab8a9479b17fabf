package org.wattline.acceptance.walls;

import java.util.List;
import org.wattline.acceptance.walls.Desk.Visitor;
import org.wattline.local.LocalStack;
import org.wattline.local.demo.Demo;
import org.wattline.local.demo.DemoSupplier;
import org.wattline.local.identity.Keycloak;

/** Who goes through the walls' doors, or tries to: each with a token of their own. */
final class Visitors {
  private Visitors() {}

  static Visitor operator(LocalStack stack) {
    return new Visitor("operator", Demo.PLATFORM, Demo.PLATFORM, stack.demo().automationToken());
  }

  static Visitor staff(LocalStack stack, DemoSupplier supplier, String username) {
    String host = supplier.slug() + "-staff";
    return new Visitor(
        username,
        supplier.slug(),
        host,
        stack.accessToken(supplier.slug(), host, "console", username, Demo.PASSWORD));
  }

  static Visitor customer(LocalStack stack, DemoSupplier supplier, int index) {
    String username = supplier.customers().get(index).username();
    return new Visitor(
        username,
        supplier.slug(),
        supplier.slug(),
        stack.accessToken(supplier.slug(), supplier.slug(), "portal", username, Demo.PASSWORD));
  }

  /** Somebody with a password at the supplier and no role at its console. */
  static Visitor nobodyInParticular(LocalStack stack, DemoSupplier supplier) {
    person(stack, supplier.slug(), "passer-by", List.of());
    return staff(stack, supplier, "passer-by");
  }

  static Visitor viewer(LocalStack stack) {
    person(stack, Demo.PLATFORM, "onlooker", List.of("onboarding-viewer"));
    return new Visitor(
        "onlooker",
        Demo.PLATFORM,
        Demo.PLATFORM,
        stack.accessToken(Demo.PLATFORM, Demo.PLATFORM, "console", "onlooker", Demo.PASSWORD));
  }

  private static void person(LocalStack stack, String realm, String name, List<String> roles) {
    stack
        .identity()
        .ensurePerson(
            realm,
            new Keycloak.Person(name, name + "@example.com", "Pat", "Passer", "en"),
            Demo.PASSWORD,
            roles);
  }
}
