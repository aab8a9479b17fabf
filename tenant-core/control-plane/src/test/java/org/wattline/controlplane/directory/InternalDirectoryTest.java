package org.wattline.controlplane.directory;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.testing.ControlPlaneTest;
import org.wattline.controlplane.testing.PlatformCaller;
import org.wattline.controlplane.testing.Rest;
import org.wattline.controlplane.testing.Rest.Answer;

class InternalDirectoryTest extends ControlPlaneTest {
  private static final String PATH = "/internal/directory";

  @LocalServerPort int port;

  @Test
  void onlyTheServicesTokenOpensIt() {
    Rest rest = Rest.at(port);

    assertThat(rest.get(PATH).status()).isEqualTo(401);
    assertThat(rest.with("services-onl").get(PATH).status()).isEqualTo(401);
    assertThat(rest.with("").get(PATH).status()).isEqualTo(401);
    assertThat(rest.with(PlatformCaller.token("onboarding-operator")).get(PATH).status())
        .as("not even an operator's token")
        .isEqualTo(401);
    rest.with("services-only").get(PATH).expect(200);
  }

  @Test
  void whoHasTheNewestIsToldSoUntilASupplierChanges() {
    Rest service = Rest.at(port).with("services-only");
    String tag = newestOnceOthersAreDone(service);

    RegisteredTenant tenant = provisioned("listed");
    Answer after = service.get(PATH, "If-None-Match", tag).expect(200);

    assertThat(after.text()).contains(tenant.slug()).contains(tenant.id().databaseName());
    assertThat(new String(after.body(), StandardCharsets.UTF_8))
        .as("its password is sealed")
        .doesNotContain("\"password\"");
  }

  /** Work that earlier tests left under way may still move the directory between two requests. */
  private static String newestOnceOthersAreDone(Rest service) {
    AtomicReference<String> newest = new AtomicReference<>("");
    await()
        .atMost(30, SECONDS)
        .untilAsserted(
            () -> {
              String tag = service.get(PATH).expect(200).header("ETag");
              assertThat(tag).matches("\"\\d+\"");
              assertThat(service.get(PATH, "If-None-Match", tag).status()).isEqualTo(304);
              newest.set(tag);
            });
    return Objects.requireNonNull(newest.get());
  }
}
