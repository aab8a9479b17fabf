package org.wattline.billing.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookSignatureTest {

  @Test
  void everyVectorOfStripesOwnLibraryVerifiesAsItSays() {
    JsonNode vectors =
        new JsonMapper()
            .readTree(
                Path.of(
                    System.getProperty("wattline.fixtures"),
                    "stripe",
                    "webhook-signature-vectors.json"));
    int good = 0;
    for (JsonNode vector : vectors) {
      boolean verifies =
          WebhookSignature.verifies(
              vector.path("header").asString(),
              vector.path("payload").asString().getBytes(StandardCharsets.UTF_8),
              vector.path("secret").asString(),
              Instant.ofEpochSecond(vector.path("now").asLong()));
      assertThat(verifies)
          .as(vector.path("name").asString())
          .isEqualTo(vector.path("verifies").asBoolean());
      good += verifies ? 1 : 0;
    }

    assertThat(good).isBetween(1, vectors.size() - 1);
  }

  @Test
  void withoutASecretNothingVerifies() {
    String signed = org.wattline.stripe.Signature.header("x", Instant.EPOCH, "{}");

    assertThat(
            WebhookSignature.verifies(
                signed, "{}".getBytes(StandardCharsets.UTF_8), "", Instant.EPOCH))
        .isFalse();
    assertThat(
            WebhookSignature.verifies(
                signed, "{}".getBytes(StandardCharsets.UTF_8), "x", Instant.EPOCH))
        .isTrue();
  }
}
