package org.wattline.billing.metering.internal.sources;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.wattline.billing.metering.internal.MessagePort;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.concurrent.EachTenant;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.secrets.TenantSecrets;

/**
 * Listens to the broker of each supplier that has one. A supplier is listened for by one process,
 * which takes the lease; whoever is suspended, changes brokers or has none any more is let go.
 */
@Component
class MqttSources {
  private static final Logger log = LoggerFactory.getLogger(MqttSources.class);

  /** Three looks may fail before another process takes over. */
  private static final Duration LEASE = Duration.ofSeconds(100);

  private final EachTenant tenants;
  private final ObjectProvider<TenantSecrets> secrets;
  private final SourceLeases leases;
  private final MessagePort port;
  private final Duration firstPause;
  private final Map<TenantId, MqttLink> links = new ConcurrentHashMap<>();

  MqttSources(
      EachTenant tenants,
      ObjectProvider<TenantSecrets> secrets,
      SourceLeases leases,
      MessagePort port,
      @Value("${wattline.mqtt.first-pause:1s}") Duration firstPause) {
    this.tenants = tenants;
    this.secrets = secrets;
    this.leases = leases;
    this.port = port;
    this.firstPause = firstPause;
  }

  @Scheduled(
      initialDelayString = "${wattline.mqtt.look:30s}",
      fixedDelayString = "${wattline.mqtt.look:30s}")
  void look() throws InterruptedException {
    TenantSecrets kept = secrets.getIfAvailable();
    if (kept == null) {
      return;
    }
    EachTenant.Report report = tenants.run("mqtt", tenant -> look(tenant, kept));
    Set<TenantId> served = Set.copyOf(report.succeeded());
    links.keySet().stream().filter(id -> !served.contains(id)).toList().forEach(this::end);
  }

  private void look(TenantEntry tenant, TenantSecrets kept) {
    MqttSettings settings = MqttSettings.of(kept.of(tenant, "mqtt."));
    MqttLink link = links.get(tenant.id());
    if (settings == null) {
      if (link != null) {
        end(tenant.id());
        leases.release(MessagePort.Source.MQTT);
      }
      return;
    }
    if (!leases.hold(MessagePort.Source.MQTT, LEASE)) {
      end(tenant.id());
      return;
    }
    if (link != null && !link.settings().equals(settings)) {
      end(tenant.id());
      link = null;
    }
    if (link == null) {
      links.put(tenant.id(), MqttLink.start(tenant, settings, port, firstPause));
    }
  }

  private void end(TenantId tenant) {
    @Nullable MqttLink link = links.remove(tenant);
    if (link != null) {
      log.info("No longer listening to {}", link.settings());
      link.close();
    }
  }

  /** How many suppliers this process listens for. */
  int listening() {
    return links.size();
  }

  /** Whether this process has a connection for a supplier, and the broker knows what it wants. */
  boolean subscribed(TenantId tenant) {
    MqttLink link = links.get(tenant);
    return link != null && link.isSubscribed();
  }

  /** Where it listens for a supplier; empty where it does not. */
  String settings(TenantId tenant) {
    MqttLink link = links.get(tenant);
    return link == null ? "" : link.settings().toString();
  }

  @PreDestroy
  void stop() {
    Set.copyOf(links.keySet()).forEach(this::end);
  }
}
