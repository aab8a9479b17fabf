package org.wattline.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import tools.jackson.databind.json.JsonMapper;

/** A real service behind the gateway that says what it was asked, and fails on demand. */
final class EchoService implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LARGEST_MESSAGE = 4 * 1024 * 1024;

  private final String name;
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final DisposableServer server;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Function<String, String> documents = path -> "";

  EchoService(String name) {
    this(name, 0);
  }

  EchoService(String name, int port) {
    this.name = name;
    this.server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(port)
            .channelGroup(connections)
            .httpRequestDecoder(spec -> spec.maxHeaderSize(65_536).maxInitialLineLength(65_536))
            .handle(this::answer)
            .bindNow();
  }

  int port() {
    return server.port();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  /** How many requests have arrived. */
  int requests() {
    return requests.get();
  }

  /** Serves JSON documents by path; empty where there is none. */
  EchoService documents(Function<String, String> byPath) {
    this.documents = byPath;
    return this;
  }

  private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    requests.incrementAndGet();
    String path = "/" + request.fullPath().replaceFirst("^/", "");
    String document = documents.apply(path);
    if (!document.isEmpty()) {
      return response.header("Content-Type", "application/json").sendString(Mono.just(document));
    }
    String last = path.substring(path.lastIndexOf('/') + 1);
    return switch (last) {
      case "push" -> response.sendWebsocket(EchoService::push, webSocket());
      case "slow" -> Mono.delay(Duration.ofSeconds(20)).then(echo(request, response));
      case "stack-trace" ->
          response
              .status(500)
              .header("Content-Type", "text/html")
              .header("X-Debug-Token", "4711")
              .sendString(Mono.just("java.lang.NullPointerException at org.wattline.Secret:42"));
      case "problem" ->
          response
              .status(503)
              .header("Content-Type", "application/problem+json")
              .sendString(Mono.just("{\"type\":\"https://wattline.org/problems/too-busy\"}"));
      case "drop" -> {
        request.withConnection(connection -> connection.channel().close());
        yield Mono.never();
      }
      case "break-off" ->
          response
              .header("Content-Length", "1000")
              .sendByteArray(
                  Flux.concat(
                      Mono.just(new byte[10]), Mono.error(new IllegalStateException("broken"))));
      case "talkative" ->
          response
              .header("Server", "Tomcat/11")
              .header("X-Powered-By", "Wattline")
              .header("X-Tenant-Id", "secret")
              .header("Access-Control-Allow-Origin", "*")
              .header("Content-Type", "text/html;charset=utf-8")
              .header("Set-Cookie", "JSESSIONID=1; Path=/; Domain=localhost; HttpOnly")
              .header("Strict-Transport-Security", "max-age=1")
              .header("X-Frame-Options", "ALLOWALL")
              .sendString(Mono.just("<p>hello</p>"));
      case "vouched" ->
          response
              .header("Content-Type", "text/html")
              .header("Content-Security-Policy", "script-src 'self' 'nonce-abc' 'unsafe-eval'")
              .sendString(Mono.just("<p>hello</p>"));
      case "elsewhere" -> response.status(302).header("Location", url() + "/landing?x=1").send();
      default -> echo(request, response);
    };
  }

  private Mono<Void> echo(HttpServerRequest request, HttpServerResponse response) {
    List<List<String>> headers = new ArrayList<>();
    request
        .requestHeaders()
        .forEach(header -> headers.add(List.of(header.getKey(), header.getValue())));
    return request
        .receive()
        .aggregate()
        .asByteArray()
        .defaultIfEmpty(new byte[0])
        .flatMap(
            body ->
                response
                    .header("Content-Type", "application/json")
                    .sendByteArray(
                        Mono.just(
                            JSON.writeValueAsBytes(
                                Map.of(
                                    "service",
                                    name,
                                    "method",
                                    request.method().name(),
                                    "uri",
                                    request.uri(),
                                    "headers",
                                    headers,
                                    "bodyLength",
                                    body.length))))
                    .then());
  }

  private static WebsocketServerSpec webSocket() {
    return WebsocketServerSpec.builder()
        .maxFramePayloadLength(LARGEST_MESSAGE)
        .handlePing(false)
        .build();
  }

  /** Echoes messages; {@code after 5s} is answered after that time, {@code many 3} three times. */
  private static Publisher<Void> push(WebsocketInbound in, WebsocketOutbound out) {
    return out.sendObject(
        in.aggregateFrames(LARGEST_MESSAGE)
            .receiveFrames()
            .ofType(TextWebSocketFrame.class)
            .map(TextWebSocketFrame::text)
            .concatMap(
                text ->
                    text.startsWith("after ")
                        ? Mono.delay(Duration.parse("PT" + text.substring(6))).thenReturn(text)
                        : Mono.just(text))
            .map(
                text ->
                    new TextWebSocketFrame(
                        Unpooled.copiedBuffer(text, java.nio.charset.StandardCharsets.UTF_8))));
  }

  /** Dies: connections that were kept alive die with it. */
  @Override
  public void close() {
    server.disposeNow();
    connections.close().awaitUninterruptibly();
  }
}
