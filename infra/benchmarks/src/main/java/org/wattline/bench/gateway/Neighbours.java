package org.wattline.bench.gateway;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;

/** What the gateway speaks with: a service, the identity server's keys, the control plane. */
final class Neighbours implements AutoCloseable {

  private static final int CONNECTIONS = 200;

  /** The size of an ordinary answer of the API. */
  private static final int ANSWER_BYTES = 1_024;

  private final DisposableServer service;
  private final DisposableServer documents;
  private final DisposableServer bareProxy;

  /**
   * @param byPath documents of the identity server and the control plane, empty where there is none
   */
  Neighbours(Function<String, String> byPath) {
    byte[] answer =
        ("{\"accounts\":\"" + "x".repeat(ANSWER_BYTES) + "\"}").getBytes(StandardCharsets.UTF_8);
    service =
        loopback()
            .handle(
                (request, response) ->
                    response
                        .header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                        .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(answer.length))
                        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(answer))))
            .bindNow();
    documents =
        loopback()
            .handle(
                (request, response) ->
                    response
                        .header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                        .sendString(
                            Mono.fromSupplier(
                                () ->
                                    byPath.apply("/" + request.fullPath().replaceFirst("^/", "")))))
            .bindNow();
    HttpClient client =
        HttpClient.create(ConnectionProvider.create("bare", CONNECTIONS))
            .baseUrl("http://127.0.0.1:" + service.port());
    // a hop and nothing else: no tenant, no token, no limit, no log
    bareProxy =
        loopback()
            .handle(
                (request, response) ->
                    client
                        .headers(headers -> headers.add(request.requestHeaders()))
                        .request(request.method())
                        .uri(request.uri())
                        .send(request.receive().retain())
                        .response(
                            (answered, body) ->
                                response
                                    .status(answered.status())
                                    .headers(answered.responseHeaders())
                                    .send(body.retain())))
            .bindNow();
  }

  private static HttpServer loopback() {
    return HttpServer.create().host("127.0.0.1").port(0);
  }

  int service() {
    return service.port();
  }

  int documents() {
    return documents.port();
  }

  int bareProxy() {
    return bareProxy.port();
  }

  @Override
  public void close() {
    bareProxy.disposeNow();
    documents.disposeNow();
    service.disposeNow();
  }
}
