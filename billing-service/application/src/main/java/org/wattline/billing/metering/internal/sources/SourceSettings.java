package org.wattline.billing.metering.internal.sources;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.metering.internal.MessagePort;
import org.wattline.billing.metering.internal.MessagePort.Source;
import org.wattline.tenancy.directory.TenantEntry;

/** Where a supplier's messages come from. It is printed without passwords. */
sealed interface SourceSettings permits MqttSettings, KafkaSettings {

  /**
   * Reads a supplier's secrets of one source.
   *
   * @return null where the supplier has no such broker
   * @throws IllegalArgumentException when they are not complete or make no sense
   */
  static @Nullable SourceSettings of(Source source, Map<String, String> secrets) {
    return switch (source) {
      case MQTT -> MqttSettings.of(secrets);
      case KAFKA -> KafkaSettings.of(secrets);
    };
  }

  /** A link to it, not yet begun. */
  SourceLink link(TenantEntry tenant, MessagePort port, Duration firstPause);
}
