package org.wattline.billing.metering.internal.sources;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.wattline.billing.metering.internal.MessagePort;
import org.wattline.tenancy.secrets.TenantSecrets;

/** The service's own way in for messages, with somebody who pulls the plug; secrets to be given. */
@TestConfiguration
class Interruptions {
  /** By supplier, then by name. */
  static final Map<String, Map<String, String>> SECRETS = new ConcurrentHashMap<>();

  static volatile @Nullable Runnable beforeKeeping;
  static volatile @Nullable Runnable afterKeeping;
  static volatile @Nullable Runnable whileReading;

  static void none() {
    beforeKeeping = null;
    afterKeeping = null;
    whileReading = null;
  }

  private static void happen(@Nullable Runnable interruption) {
    if (interruption != null) {
      interruption.run();
    }
  }

  @Bean
  TenantSecrets testSecrets() {
    return (tenant, prefix) ->
        SECRETS.getOrDefault(tenant.slug(), Map.of()).entrySet().stream()
            .filter(secret -> secret.getKey().startsWith(prefix))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Bean
  static BeanPostProcessor interrupted() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof MessagePort port ? new Interrupted(port) : bean;
      }
    };
  }

  private record Interrupted(MessagePort port) implements MessagePort {
    @Override
    public UUID keep(Source source, String name, byte[] content) {
      happen(beforeKeeping);
      UUID kept = port.keep(source, name, content);
      happen(afterKeeping);
      return kept;
    }

    @Override
    public void awaitRead(UUID delivery, Duration most) {
      happen(whileReading);
      port.awaitRead(delivery, most);
    }
  }
}
