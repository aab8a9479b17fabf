package org.wattline.controlplane.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.testing.PlatformCaller;
import org.wattline.controlplane.testing.Rest;
import org.wattline.controlplane.testing.Rest.Answer;
import tools.jackson.databind.JsonNode;

/** Who may do what, for every operation that the OpenAPI document has: new ones are asked too. */
class AccessTest extends RestTest {
  private static final int KNOWN_OPERATIONS = 28;
  private static final String ARCHIVE = "/api/v1/jobs/{job}/archive";

  @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

  /** An operation; its ids are nobody's. */
  record Operation(String method, String template) {
    Answer by(Rest caller) {
      String path =
          template
              .replace("{name}", "stripe.api-key")
              .replaceAll("\\{[a-z]+}", UUID.randomUUID().toString());
      if (method.equals("GET") || method.equals("DELETE")) {
        return caller.send(method, path, null);
      }
      String type = template.endsWith("/restores") ? "application/zip" : "application/json";
      return caller.send(method, path, "{}", "Content-Type", type);
    }

    boolean onlyLooks() {
      return method.equals("GET") && !template.equals(ARCHIVE);
    }
  }

  @Test
  void everyOperationOfEveryControllerIsInTheDocumentAndNothingElse() {
    var mapped = new TreeSet<String>();
    requestMappingHandlerMapping
        .getHandlerMethods()
        .forEach(
            (info, method) -> {
              if (method.getBeanType().getPackageName().equals(getClass().getPackageName())) {
                info.getMethodsCondition()
                    .getMethods()
                    .forEach(
                        verb -> info.getPatternValues().forEach(path -> mapped.add(verb + path)));
              }
            });

    assertThat(operations().stream().map(o -> o.method() + o.template()))
        .hasSizeGreaterThanOrEqualTo(KNOWN_OPERATIONS)
        .containsExactlyInAnyOrderElementsOf(mapped);
  }

  @Test
  void withoutATokenNothingIsToldButTheDocument() {
    for (Operation operation : operations()) {
      Answer answer = operation.by(nobody);

      answer.problem(401, "not-signed-in");
      assertThat(answer.header("WWW-Authenticate")).as("%s", operation).startsWith("Bearer");
    }
    assertThat(nobody.get("/api/v1/tenants/../../actuator/health").status()).isEqualTo(401);
  }

  @Test
  void aTokenOfATenantsRealmIsRefusedWhateverItClaims() {
    RegisteredTenant tenant = provisioned("foreign");
    Rest disguised = nobody.with(PlatformCaller.token(tenant.slug(), "onboarding-operator"));

    for (Operation operation : operations()) {
      operation.by(disguised).problem(401, "invalid-token");
    }
  }

  @Test
  void aTokenThatWasTamperedWithIsRefused() {
    String[] parts = PlatformCaller.token("onboarding-viewer").split("\\.", -1);
    String[] others = PlatformCaller.token("onboarding-operator").split("\\.", -1);
    Rest promoted = nobody.with(parts[0] + "." + others[1] + "." + parts[2]);

    for (Operation operation : operations()) {
      operation.by(promoted).problem(401, "invalid-token");
    }
    nobody.with("not.a.token").get("/api/v1/tenants").problem(401, "invalid-token");
  }

  @Test
  void whoIsOfThePlatformButHasNoRoleOfItMayNothing() {
    Rest guest = nobody.with(PlatformCaller.token("offline_access"));

    for (Operation operation : operations()) {
      operation.by(guest).problem(403, "not-allowed");
    }
  }

  @Test
  void aViewerLooksAtEverythingButArchivesAndChangesNothing() {
    for (Operation operation : operations()) {
      Answer answer = operation.by(viewer);

      if (operation.onlyLooks()) {
        assertThat(answer.status()).as("%s", operation).isIn(200, 404);
      } else {
        answer.problem(403, "not-allowed");
      }
    }
  }

  @Test
  void anOperatorMayAllOfIt() {
    for (Operation operation : operations()) {
      assertThat(operation.by(operator).status()).as("%s", operation).isNotIn(401, 403, 500);
    }
  }

  @Test
  void whatIsNoOperationIsNobodys() {
    operator.get("/").problem(403, "not-allowed");
    operator.get("/error").problem(403, "not-allowed");
    operator.get("/actuator/health").problem(403, "not-allowed");
    operator.get("/api/v1/nothing").problem(404, "not-found");
    operator.send("DELETE", "/api/v1/tenants", null).problem(405, "method-not-allowed");
  }

  private List<Operation> operations() {
    JsonNode document = nobody.get("/api/v1/openapi.json").expect(200).json();
    assertThat(document.path("openapi").asString()).startsWith("3.1");
    var found = new ArrayList<Operation>();
    document
        .path("paths")
        .propertyStream()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(
                        verb ->
                            found.add(
                                new Operation(
                                    verb.toUpperCase(java.util.Locale.ROOT), path.getKey()))));
    assertThat(found).isNotEmpty();
    return found;
  }
}
