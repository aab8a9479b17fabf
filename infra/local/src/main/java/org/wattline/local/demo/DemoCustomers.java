package org.wattline.local.demo;

import java.util.HashMap;
import java.util.Map;
import org.wattline.local.Http;
import org.wattline.local.LocalStack;
import tools.jackson.databind.JsonNode;

/**
 * The demo's customers: staff register them and open their accounts, and each takes hold of the
 * account with the code that the supplier would send.
 */
final class DemoCustomers {
  private final LocalStack stack;
  private final Http http = Http.program();

  DemoCustomers(LocalStack stack) {
    this.stack = stack;
  }

  void ensure(DemoSupplier supplier) {
    String staffApi = stack.url(supplier.slug() + "-staff") + "/api/v1";
    Demo.await(supplier.name() + " to be served", () -> isServed(staffApi));
    String agent =
        stack.accessToken(
            supplier.slug(), supplier.slug() + "-staff", "console", "agent", Demo.PASSWORD);
    for (DemoPerson person : supplier.customers()) {
      stack
          .identity()
          .ensurePerson(supplier.slug(), person.identity(), Demo.PASSWORD, person.roles());
      JsonNode known =
          http.get(
              staffApi + "/customers?limit=1&" + Http.encoded(Map.of("q", person.email())), agent);
      if (known.path("items").isEmpty()) {
        register(supplier, staffApi, agent, person);
      }
    }
  }

  private boolean isServed(String api) {
    return http.send(Http.request(api + "/openapi.json").build()).statusCode() == 200;
  }

  private void register(DemoSupplier supplier, String staffApi, String agent, DemoPerson person) {
    Map<String, Object> customer = new HashMap<>();
    customer.put("kind", "PERSON");
    customer.put("givenName", person.givenName());
    customer.put("familyName", person.familyName());
    customer.put("email", person.email());
    customer.put("language", person.language());
    customer.put("address", person.address());
    JsonNode registered =
        Http.json(http.expectOk("POST", staffApi + "/customers", agent, customer));
    JsonNode account =
        Http.json(
            http.expectOk(
                "POST",
                staffApi + "/accounts",
                agent,
                Map.of("customerId", registered.path("id").asString(), "delivery", "EMAIL")));
    JsonNode code =
        Http.json(
            http.expectOk(
                "POST",
                staffApi + "/accounts/" + account.path("id").asString() + "/registration-codes",
                agent,
                Map.of("role", "HOLDER")));
    String own =
        stack.accessToken(
            supplier.slug(), supplier.slug(), "portal", person.username(), Demo.PASSWORD);
    http.expectOk(
        "POST",
        stack.url(supplier.slug()) + "/api/v1/registrations",
        own,
        Map.of(
            "accountNumber", account.path("number").asString(),
            "code", code.path("code").asString()));
  }
}
