package org.wattline.billing.metering.internal.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MqttSettingsTest {
  private static Map<String, String> secrets(String url, String topic) {
    Map<String, String> secrets = new HashMap<>();
    secrets.put("mqtt.url", url);
    secrets.put("mqtt.topic", topic);
    secrets.put("mqtt.username", "acme");
    secrets.put("mqtt.password", "hush-hush");
    return secrets;
  }

  @ParameterizedTest
  @CsvSource({
    "mqtts://broker.example, broker.example, 8883, true",
    "mqtts://broker.example:443/, broker.example, 443, true",
    "mqtt://127.0.0.1, 127.0.0.1, 1883, false"
  })
  void anAddressHasItsPortAndItsLock(String url, String host, int port, boolean tls) {
    assertThat(MqttSettings.of(secrets(url, "acme/+/meters")))
        .isEqualTo(new MqttSettings(host, port, tls, "acme", "hush-hush", "acme/+/meters"));
  }

  @Test
  void withoutAnAddressThereIsNoBroker() {
    assertThat(MqttSettings.of(Map.of())).isNull();
    assertThat(MqttSettings.of(Map.of("mqtt.topic", "acme"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://broker.example",
        "mqtt://hush-hush@broker.example",
        "mqtt://broker.example/hush-hush",
        "broker hush-hush"
      })
  void anAddressThatIsNoneIsRefusedAndNotRepeated(String url) {
    assertThatThrownBy(() -> MqttSettings.of(secrets(url, "acme")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "$share/all/#", "$SYS/#"})
  void aTopicMustBeTheSuppliersOwn(String topic) {
    assertThatThrownBy(() -> MqttSettings.of(secrets("mqtt://broker.example", topic)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thePasswordIsNotPrinted() {
    assertThat(String.valueOf(MqttSettings.of(secrets("mqtt://broker.example", "acme"))))
        .isEqualTo("mqtt://broker.example:1883 acme");
  }
}
