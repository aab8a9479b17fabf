package org.wattline.billing.metering.internal.sources;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.billing.metering.internal.sources.KafkaSettings.Mechanism;
import org.wattline.billing.metering.internal.sources.KafkaSettings.Security;
import org.wattline.billing.metering.internal.sources.KafkaSettings.User;

class KafkaSettingsTest {

  /** Complete ones, with one of them changed; without it where the value is null. */
  private static Map<String, String> secretsBut(String name, @Nullable String value) {
    Map<String, String> secrets = new HashMap<>();
    secrets.put("kafka.servers", "broker.example:9093");
    secrets.put("kafka.topic", "acme.readings");
    secrets.put("kafka.username", "acme");
    secrets.put("kafka.password", "hush-hush");
    if (value == null) {
      secrets.remove(name);
    } else {
      secrets.put(name, value);
    }
    return secrets;
  }

  private static KafkaSettings settings(String name, String value) {
    return requireNonNull(KafkaSettings.of(secretsBut(name, value)));
  }

  @Test
  void whoeverSaysLittleSignsInOverTls() {
    assertThat(settings("kafka.topic", "acme.readings"))
        .isEqualTo(
            new KafkaSettings(
                List.of("broker.example:9093"),
                List.of("acme.readings"),
                null,
                Security.SASL_SSL,
                new User(Mechanism.SCRAM_SHA_512, "acme", "hush-hush"),
                null));
  }

  @Test
  void serversAndTopicsMayBeSeveral() {
    assertThat(settings("kafka.servers", " a.example:1, 10.0.0.1:65535,[::1]:9092 ").servers())
        .containsExactly("a.example:1", "10.0.0.1:65535", "[::1]:9092");
    assertThat(settings("kafka.topic", "acme.a, acme_b,acme-c,acme.a").topics())
        .containsExactly("acme.a", "acme_b", "acme-c");
    assertThat(settings("kafka.group", "acme-billing").group()).isEqualTo("acme-billing");
  }

  @Test
  void withoutServersThereIsNoBroker() {
    assertThat(KafkaSettings.of(Map.of())).isNull();
    assertThat(KafkaSettings.of(secretsBut("kafka.servers", null))).isNull();
    assertThat(KafkaSettings.of(secretsBut("kafka.servers", " , "))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka.servers   | broker.hush",
        "kafka.servers   | broker.hush:0",
        "kafka.servers   | broker.hush:65536",
        "kafka.servers   | broker.hush:999999",
        "kafka.servers   | kafka://broker.hush:9092",
        "kafka.servers   | hush@broker:9092",
        "kafka.servers   | a:1,${file:/hush}:1",
        "kafka.topic     | ''",
        "kafka.topic     | hush.*",
        "kafka.topic     | ^hush",
        "kafka.topic     | __consumer_offsets",
        "kafka.topic     | ..",
        "kafka.topic     | hush/0",
        "kafka.group     | ''",
        "kafka.group     | hush hush",
        "kafka.security  | SASL_PLAINTEXT",
        "kafka.security  | hush",
        "kafka.security  | PLAINTEXT",
        "kafka.security  | SSL",
        "kafka.mechanism | GSSAPI",
        "kafka.mechanism | OAUTHBEARER",
        "kafka.username  | ''",
        "kafka.password  | ''",
        "kafka.ca        | hush",
        "kafka.ca        | -----BEGIN CERTIFICATE-----hush-----END CERTIFICATE-----",
      })
  void whatMakesNoSenseIsRefusedAndNotRepeated(String name, String value) {
    assertThatThrownBy(() -> KafkaSettings.of(secretsBut(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kafka.")
        .hasMessageNotContaining("hush")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka.username", "kafka.password"})
  void whoeverSignsInHasANameAndAPassword(String name) {
    assertThatThrownBy(() -> KafkaSettings.of(secretsBut(name, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void listsAndNamesHaveTheirLimits() {
    String topic = "t".repeat(160);

    assertThat(settings("kafka.topic", topic).topics()).containsExactly(topic);
    assertThatThrownBy(() -> settings("kafka.topic", topic + "t"))
        .isInstanceOf(IllegalArgumentException.class);
    for (String name : List.of("kafka.topic", "kafka.servers")) {
      StringBuilder many = new StringBuilder();
      for (int i = 1; i <= 21; i++) {
        many.append("a").append(i).append(name.equals("kafka.topic") ? "," : ":1,");
      }
      assertThatThrownBy(() -> settings(name, many.toString()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> settings("kafka.password", "p".repeat(501)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka.sasl.jaas.config",
        "kafka.sasl.login.callback.handler.class",
        "kafka.ssl.truststore.location",
        "kafka.interceptor.classes",
        "kafka.auto.offset.reset",
        "kafka.server"
      })
  void noPropertyOfTheClientIsASetting(String name) {
    assertThatThrownBy(() -> KafkaSettings.of(secretsBut(name, "hush")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no setting " + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hush-hush",
        "\"; org.apache.kafka.common.security.plain.PlainLoginModule required username=\"root",
        "\\",
        "\\\"",
        "a\\\\\"b",
        "\\n\\101",
        "it's // not /* a */ comment; = {}",
        "${env:HOME}",
        "pässwörd \u20ac \ud83d\udd0c",
      })
  void nothingInAPasswordEndsIt(String password) {
    User user = requireNonNull(settings("kafka.password", password).user());

    JaasContext read =
        JaasContext.loadClientContext(
            Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(user.jaas())));

    assertThat(read.configurationEntries()).hasSize(1);
    assertThat(read.configurationEntries().getFirst().getOptions())
        .isEqualTo(Map.of("username", "acme", "password", password));
    assertThat(
            JaasContext.loadClientContext(
                    Map.of(
                        SaslConfigs.SASL_JAAS_CONFIG,
                        new Password(
                            requireNonNull(settings("kafka.username", password).user()).jaas())))
                .configurationEntries())
        .singleElement()
        .extracting(entry -> entry.getOptions().get("username"))
        .isEqualTo(password);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\u0000b", "a\u0085b"})
  void aPasswordHasNoControlCharacters(String password) {
    assertThatThrownBy(() -> settings("kafka.password", password))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thePasswordIsNotPrinted() {
    KafkaSettings settings = settings("kafka.topic", "acme.a,acme.b");

    assertThat(settings).hasToString("SASL_SSL broker.example:9093 acme.a,acme.b");
    assertThat(settings.user()).hasToString("SCRAM-SHA-512 acme");
  }
}
