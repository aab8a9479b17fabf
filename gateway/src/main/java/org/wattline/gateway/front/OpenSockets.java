package org.wattline.gateway.front;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The pushes that are open. A tenant that stops serving loses them at once: without this, a
 * suspended supplier's open pages would go on receiving.
 */
final class OpenSockets {

  private record Socket(TenantId tenant, Sinks.One<Boolean> end) {}

  private final TenantDirectory directory;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  OpenSockets(TenantDirectory directory) {
    this.directory = directory;
    directory.onChange(this::closeWhereNotServing);
  }

  /** Runs a push for as long as its tenant is serving. */
  Mono<Void> run(@Nullable TenantEntry tenant, Mono<Void> push) {
    if (tenant == null) {
      return push;
    }
    return Mono.defer(
        () -> {
          Socket socket = new Socket(tenant.id(), Sinks.one());
          open.add(socket);
          return push.takeUntilOther(socket.end().asMono())
              .doFinally(signal -> open.remove(socket));
        });
  }

  int count() {
    return open.size();
  }

  private void closeWhereNotServing() {
    for (Socket socket : open) {
      Optional<TenantEntry> tenant = directory.byId(socket.tenant());
      if (tenant.isEmpty() || !tenant.get().state().serves()) {
        socket.end().tryEmitValue(true);
      }
    }
  }
}
