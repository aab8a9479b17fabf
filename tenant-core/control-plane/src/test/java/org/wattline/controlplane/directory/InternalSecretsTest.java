package org.wattline.controlplane.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.Secrets;
import org.wattline.controlplane.testing.ControlPlaneTest;
import org.wattline.controlplane.testing.PlatformCaller;
import org.wattline.controlplane.testing.Rest;
import org.wattline.tenancy.secrets.SecretVault;
import tools.jackson.databind.JsonNode;

/** Secrets for the services that use them: sealed, group by group, with the key that fits. */
class InternalSecretsTest extends ControlPlaneTest {
  @Autowired Secrets secrets;
  @Autowired SecretVault vault;
  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(strings = {"stripe.", "mqtt.", "kafka."})
  void everyGroupThatAServiceUsesComesWithTheKeyThatOpensIt(String group) {
    RegisteredTenant tenant = provisioned("handed-out");
    secrets.put(tenant.id(), group + "key", "canary", ONBOARDING);
    secrets.put(tenant.id(), "smtp.password", "not for it", ONBOARDING);

    JsonNode given = service().get(path(tenant.id().toString(), group)).expect(200).json();

    JsonNode sealed = given.path("sealedByName");
    assertThat(sealed.propertyNames()).containsExactly(group + "key");
    assertThat(given.toString()).doesNotContain("canary");
    assertThat(
            vault.open(
                tenant.id(),
                given.path("wrappedKey").asString(),
                group + "key",
                sealed.path(group + "key").asString()))
        .isEqualTo("canary");
  }

  @Test
  void noOtherGroupAndNobodyElseIsServed() {
    RegisteredTenant tenant = provisioned("kept-in");
    String stripe = path(tenant.id().toString(), "stripe.");

    assertThat(service().get(path(tenant.id().toString(), "smtp.")).status()).isEqualTo(404);
    assertThat(service().get(path(tenant.id().toString(), "")).status()).isEqualTo(404);
    assertThat(service().get(path(UUID.randomUUID().toString(), "stripe.")).status())
        .isEqualTo(404);
    assertThat(Rest.at(port).get(stripe).status()).isEqualTo(401);
    assertThat(Rest.at(port).with(PlatformCaller.token("onboarding-operator")).get(stripe).status())
        .isEqualTo(401);
    assertThat(service().get(stripe).expect(200).json().path("sealedByName")).isEmpty();
  }

  private Rest service() {
    return Rest.at(port).with("services-only");
  }

  private static String path(String tenant, String group) {
    return "/internal/secrets/" + tenant + "?prefix=" + group;
  }
}
