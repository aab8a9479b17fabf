package org.wattline.billing.metering.internal.sources;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.wattline.billing.metering.internal.MessagePort;
import org.wattline.billing.metering.internal.MessagePort.Source;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.concurrent.EachTenant;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.secrets.TenantSecrets;

/**
 * Listens to the brokers of each supplier that has some. To each source of a supplier one process
 * listens, which takes the lease; whoever is suspended, changes brokers or has none any more is let
 * go.
 */
@Component
class Sources {
  private static final Logger log = LoggerFactory.getLogger(Sources.class);

  /** Three looks may fail before another process takes over. */
  private static final Duration LEASE = Duration.ofSeconds(100);

  /** How long a process that ends waits for a message that is being kept. */
  private static final Duration END = Duration.ofSeconds(10);

  private final EachTenant tenants;
  private final ObjectProvider<TenantSecrets> secrets;
  private final SourceLeases leases;
  private final MessagePort port;
  private final Duration firstPause;
  private final Map<Place, SourceLink> links = new ConcurrentHashMap<>();

  private record Place(Source source, TenantId tenant) {}

  Sources(
      EachTenant tenants,
      ObjectProvider<TenantSecrets> secrets,
      SourceLeases leases,
      MessagePort port,
      @Value("${wattline.sources.first-pause:1s}") Duration firstPause) {
    this.tenants = tenants;
    this.secrets = secrets;
    this.leases = leases;
    this.port = port;
    this.firstPause = firstPause;
  }

  @Scheduled(
      initialDelayString = "${wattline.sources.look:30s}",
      fixedDelayString = "${wattline.sources.look:30s}")
  void look() throws InterruptedException {
    TenantSecrets kept = secrets.getIfAvailable();
    if (kept == null) {
      return;
    }
    for (Source source : Source.values()) {
      EachTenant.Report report = tenants.run(source.word(), tenant -> look(source, tenant, kept));
      Set<TenantId> served = Set.copyOf(report.succeeded());
      links.keySet().stream()
          .filter(place -> place.source() == source && !served.contains(place.tenant()))
          .toList()
          .forEach(this::end);
    }
  }

  private void look(Source source, TenantEntry tenant, TenantSecrets kept) {
    Place place = new Place(source, tenant.id());
    SourceSettings settings = SourceSettings.of(source, kept.of(tenant, source.word() + "."));
    SourceLink link = links.get(place);
    if (settings == null) {
      if (link != null) {
        end(place);
        leases.release(source);
      }
      return;
    }
    if (!leases.hold(source, LEASE)) {
      end(place);
      return;
    }
    if (link != null && !(link.isAlive() && link.settings().equals(settings))) {
      end(place);
      link = null;
    }
    if (link == null) {
      SourceLink young = settings.link(tenant, port, firstPause);
      links.put(place, young);
      young.start();
    }
  }

  private void end(Place place) {
    SourceLink link = links.remove(place);
    if (link != null) {
      log.info("No longer listening to {}", link.settings());
      link.close();
    }
  }

  /** How many brokers this process listens to. */
  int listening() {
    return links.size();
  }

  /** Whether this process has a connection for a supplier, and the broker knows what it wants. */
  boolean subscribed(Source source, TenantId tenant) {
    SourceLink link = links.get(new Place(source, tenant));
    return link != null && link.isSubscribed();
  }

  /** Where it listens for a supplier; empty where it does not. */
  String settings(Source source, TenantId tenant) {
    SourceLink link = links.get(new Place(source, tenant));
    return link == null ? "" : link.settings().toString();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    List<SourceLink> ending = List.copyOf(links.values());
    Set.copyOf(links.keySet()).forEach(this::end);
    long end = System.nanoTime() + END.toNanos();
    for (SourceLink link : ending) {
      link.awaitEnd(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
  }
}
