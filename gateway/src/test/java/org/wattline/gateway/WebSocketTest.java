package org.wattline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.directory.TenantState;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;

@DisplayName("Pushes go through, however large, and stay open while nothing is said")
class WebSocketTest {

  private static final String ACME = "acme.localhost:8080";
  private static final int LARGEST = 4 * 1024 * 1024;

  private final RunningGateway gateway = RunningGateway.shared();

  @AfterEach
  void everybodyServesAgain() {
    gateway.suppliers.state("acme", TenantState.READY, null);
  }

  private HttpClient.WebsocketSender socket(String host, String origin) {
    return HttpClient.create()
        .headers(
            headers -> {
              headers.set(HttpHeaderNames.HOST, host);
              if (!origin.isEmpty()) {
                headers.set(HttpHeaderNames.ORIGIN, origin);
              }
            })
        .websocket(WebsocketClientSpec.builder().maxFramePayloadLength(LARGEST).build())
        .uri("ws://127.0.0.1:" + gateway.port() + "/VAADIN/push");
  }

  private List<String> exchange(Duration patience, String... messages) {
    List<String> heard =
        socket(ACME, "http://" + ACME)
            .handle(
                (in, out) ->
                    out.sendString(Flux.just(messages).concatWith(Mono.never()))
                        .then()
                        .cast(String.class)
                        .mergeWith(
                            in.aggregateFrames(LARGEST).receive().asString().take(messages.length))
                        .take(messages.length))
            .collectList()
            .block(patience);
    return heard == null ? List.of() : heard;
  }

  @Test
  void messagesPast64KibGoBothWays() {
    String large = "x".repeat(700_000) + "€";

    assertThat(exchange(Duration.ofSeconds(20), "hello", large, "bye"))
        .containsExactly("hello", large, "bye");
  }

  @Test
  void aPushIsStillOpenAfterThreeSecondsOfSilence() {
    assertThat(exchange(Duration.ofSeconds(20), "after 3s", "again"))
        .containsExactly("after 3s", "again");
  }

  @Test
  @Tag("slow")
  void aPushIsStillOpenAfterNinetyFiveSecondsOfSilence() {
    assertThat(exchange(Duration.ofSeconds(130), "after 95s", "again"))
        .containsExactly("after 95s", "again");
  }

  @Test
  void aPushFromAnotherSitesPageIsRefused() {
    for (String origin : List.of("http://evil.example", "http://bolt.localhost:8080", "null")) {
      AtomicReference<Throwable> failure = new AtomicReference<>();
      socket(ACME, origin)
          .receive()
          .then()
          .onErrorResume(
              refused -> {
                failure.set(refused);
                return Mono.empty();
              })
          .block(Duration.ofSeconds(10));
      assertThat(failure.get())
          .as(origin)
          .isInstanceOf(WebSocketClientHandshakeException.class)
          .hasMessageContaining("403");
    }
  }

  @Test
  void aPushOfAnUnknownHostIsRefused() {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    socket("nobody.localhost:8080", "")
        .receive()
        .then()
        .onErrorResume(
            refused -> {
              failure.set(refused);
              return Mono.empty();
            })
        .block(Duration.ofSeconds(10));
    assertThat(failure.get()).hasMessageContaining("404");
  }

  @Test
  void aSuspendedTenantsPushesEndAtOnceAndItsNeighboursStay() {
    List<String> acmeHeard = new CopyOnWriteArrayList<>();
    List<String> boltHeard = new CopyOnWriteArrayList<>();
    Sinks.Many<String> boltSays = Sinks.many().unicast().onBackpressureBuffer();
    AtomicReference<Boolean> acmeEnded = new AtomicReference<>(false);
    Disposable acme =
        socket(ACME, "http://" + ACME)
            .handle(
                (in, out) ->
                    out.sendString(Flux.just("hello").concatWith(Mono.never()))
                        .then()
                        .cast(String.class)
                        .mergeWith(in.receive().asString().doOnNext(acmeHeard::add))
                        .takeUntilOther(in.receiveCloseStatus().then(Mono.just(true))))
            .doFinally(signal -> acmeEnded.set(true))
            .subscribe(message -> {}, failure -> {});
    Disposable bolt =
        socket("bolt.localhost:8080", "http://bolt.localhost:8080")
            .handle(
                (in, out) ->
                    out.sendString(boltSays.asFlux())
                        .then()
                        .cast(String.class)
                        .mergeWith(in.receive().asString().doOnNext(boltHeard::add)))
            .subscribe(message -> {}, failure -> {});
    boltSays.tryEmitNext("hello").orThrow();
    await().untilAsserted(() -> assertThat(acmeHeard).containsExactly("hello"));
    await().untilAsserted(() -> assertThat(boltHeard).containsExactly("hello"));

    gateway.suppliers.state("acme", TenantState.SUSPENDED, "Licence withdrawn");

    await().untilAsserted(() -> assertThat(acmeEnded.get()).isTrue());
    await()
        .untilAsserted(
            () ->
                assertThat(
                        gateway
                            .bean(MeterRegistry.class)
                            .get("wattline.gateway.sockets")
                            .gauge()
                            .value())
                    .isEqualTo(1));
    boltSays.tryEmitNext("still here").orThrow();
    await().untilAsserted(() -> assertThat(boltHeard).containsExactly("hello", "still here"));
    acme.dispose();
    bolt.dispose();
  }
}
