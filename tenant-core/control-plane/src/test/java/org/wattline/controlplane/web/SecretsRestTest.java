package org.wattline.controlplane.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.wattline.controlplane.registry.RegisteredTenant;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class SecretsRestTest extends RestTest {
  private static final String VALUE = "sk_live_canary_4711";
  private static final String NEW_VALUE = "sk_live_canary_4712";

  @Test
  void aSecretGoesInAndNeverComesOut(CapturedOutput log) {
    RegisteredTenant tenant = provisioned("sealed");
    String secrets = path(tenant) + "/secrets";
    String secret = secrets + "/stripe.api-key";

    JsonNode set = operator.send("PUT", secret, body("value", VALUE)).expect(200).json();
    String told = set.toString() + audit(tenant);
    operator.send("PUT", secret, body("value", NEW_VALUE)).expect(200);
    told += audit(tenant) + viewer.get(secret).expect(200).text() + operator.get(secret).text();
    told += operator.get(secrets).text() + operator.get(path(tenant)).text();
    told += operator.get(path(tenant) + "/jobs").text();

    assertThat(set.path("name").asString()).isEqualTo("stripe.api-key");
    assertThat(set.path("updatedBy").asString()).isEqualTo(AUTOMATION);
    assertThat(told).contains("secret-set", "secret-replaced").doesNotContain("canary");
    assertThat(sealed(tenant)).isNotBlank().doesNotContain("canary");
    assertThat(log.getAll()).doesNotContain("canary");
  }

  @Test
  void aRemovedSecretIsGone() {
    RegisteredTenant tenant = provisioned("removed");
    String secret = path(tenant) + "/secrets/smtp.password";
    operator.send("PUT", secret, body("value", VALUE)).expect(200);

    assertThat(operator.send("DELETE", secret, null).expect(204).body()).isEmpty();

    viewer.get(secret).problem(404, "not-found");
    operator.send("DELETE", secret, null).problem(404, "not-found");
    assertThat(lastAudit(path(tenant)).path("action").asString()).isEqualTo("secret-removed");
  }

  @Test
  void aNeighboursSecretIsNotFoundUnderOnesOwnName() {
    RegisteredTenant mine = provisioned("mine");
    RegisteredTenant other = provisioned("theirs");
    operator.send("PUT", path(other) + "/secrets/bank.key", body("value", VALUE)).expect(200);

    viewer.get(path(mine) + "/secrets/bank.key").problem(404, "not-found");
    assertThat(viewer.get(path(mine) + "/secrets").expect(200).json()).isEmpty();
  }

  @Test
  void whatIsNoSecretIsRefusedAndNotRepeated() {
    RegisteredTenant tenant = provisioned("odd");
    String secrets = path(tenant) + "/secrets/";

    operator.send("PUT", secrets + "Stripe", body("value", VALUE)).problem(400, "invalid-request");
    operator.send("PUT", secrets + "empty", body("value", "")).problem(400, "invalid-request");
    operator.send("PUT", secrets + "none", "{}").problem(400, "invalid-request");
    operator
        .send("PUT", secrets + "long", body("value", "x".repeat(1_000_000)))
        .problem(400, "invalid-request");
    String refusal =
        operator.send("PUT", secrets + "typo", Map.of("valeu", VALUE)).expect(422).text();
    assertThat(refusal).contains("/valeu").doesNotContain("canary");
  }

  @Test
  void whoHasNoKeyYetTakesNoSecret() {
    JsonNode tenant = registered("keyless");

    operator
        .send("PUT", path(tenant) + "/secrets/stripe.api-key", body("value", VALUE))
        .problem(409, "wrong-state");
  }

  private String audit(RegisteredTenant tenant) {
    return viewer.get(path(tenant) + "/audit").expect(200).text();
  }

  private String sealed(RegisteredTenant tenant) {
    return jdbc.sql("select sealed from platform.secret where tenant_id = :id")
        .param("id", tenant.id().value())
        .query(String.class)
        .single();
  }
}
