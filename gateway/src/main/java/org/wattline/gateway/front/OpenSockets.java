package org.wattline.gateway.front;

import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * The pushes that are open. A tenant that stops serving loses them at once: without this, a
 * suspended supplier's open pages would go on receiving.
 */
final class OpenSockets {

  private record Socket(TenantId tenant, HttpServerRequest request) {
    void close() {
      request.withConnection(
          connection ->
              connection
                  .channel()
                  .writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE))
                  .addListener(ChannelFutureListener.CLOSE));
    }
  }

  private final TenantDirectory directory;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  OpenSockets(TenantDirectory directory) {
    this.directory = directory;
    directory.onChange(this::closeWhereNotServing);
  }

  /**
   * Opens a push, and remembers it until its connection closes.
   *
   * @param request that asked for it, by which its connection is found
   * @param opening completes when the push is open, fails where it could not be opened
   */
  Mono<Void> open(@Nullable TenantEntry tenant, HttpServerRequest request, Mono<Void> opening) {
    if (tenant == null) {
      return opening;
    }
    return Mono.defer(
        () -> {
          Socket socket = new Socket(tenant.id(), request);
          open.add(socket);
          request.withConnection(
              connection ->
                  connection.channel().closeFuture().addListener(closed -> open.remove(socket)));
          return opening.doOnError(failure -> open.remove(socket));
        });
  }

  int count() {
    return open.size();
  }

  private void closeWhereNotServing() {
    for (Socket socket : open) {
      Optional<TenantEntry> tenant = directory.byId(socket.tenant());
      if (tenant.isEmpty() || !tenant.get().state().serves()) {
        socket.close();
      }
    }
  }
}
