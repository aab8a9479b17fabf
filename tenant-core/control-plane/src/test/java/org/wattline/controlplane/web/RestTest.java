package org.wattline.controlplane.web;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.controlplane.api.TenantRequest;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.testing.ControlPlaneTest;
import org.wattline.controlplane.testing.PlatformCaller;
import org.wattline.controlplane.testing.Rest;
import org.wattline.controlplane.testing.Rest.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The interface over the wire, with real tokens of the real Keycloak. */
abstract class RestTest extends ControlPlaneTest {
  static final String AUTOMATION = "service-account-onboarding-automation";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @LocalServerPort int port;

  Rest nobody;
  Rest viewer;
  Rest operator;
  Rest owner;

  @BeforeEach
  void signIn() {
    nobody = Rest.at(port);
    viewer = nobody.with(PlatformCaller.token("onboarding-viewer"));
    operator = nobody.with(PlatformCaller.token("onboarding-operator"));
    owner = nobody.with(PlatformCaller.ownersToken());
  }

  /** A request as a program writes it, to be spoilt field by field. */
  static ObjectNode aRequest(String name) {
    TenantRequest request = aSupplier(name);
    return MAPPER.valueToTree(request);
  }

  /** Registered through the interface; not provisioned. */
  JsonNode registered(String name) {
    return operator.post("/api/v1/tenants", aRequest(name)).expect(202).json();
  }

  static String path(JsonNode tenant) {
    return "/api/v1/tenants/" + tenant.path("id").asString();
  }

  static String path(RegisteredTenant tenant) {
    return "/api/v1/tenants/" + tenant.id();
  }

  /** The newest entry of a supplier's audit. */
  JsonNode lastAudit(String tenantPath) {
    return viewer.get(tenantPath + "/audit?limit=1").expect(200).json().path("items").path(0);
  }

  static List<String> texts(JsonNode array, String member) {
    return array.valueStream().map(item -> item.path(member).asString()).toList();
  }

  static Map<String, Object> body(String name, Object value) {
    return Map.of(name, value);
  }

  Answer change(JsonNode tenant, String tag, Object change) {
    return operator.send("PATCH", path(tenant), change, "If-Match", tag);
  }
}
