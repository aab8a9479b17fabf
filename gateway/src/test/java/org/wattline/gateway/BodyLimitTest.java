package org.wattline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A body is as large as its door allows")
class BodyLimitTest {

  private static final int LIMIT = 100_000;

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway =
        RunningGateway.start(
            Map.of(
                "wattline.gateway.body.api", LIMIT + "B",
                "wattline.gateway.body.platform-api", 4 * LIMIT + "B",
                "wattline.gateway.timeouts.request-idle", "1s"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static RawHttp.Response post(String host, int bytes) {
    return gateway.request("POST", host, "/api/v1/files").body("x".repeat(bytes)).send();
  }

  private static RawHttp.Response postChunked(String host, int bytes) {
    StringBuilder wire =
        new StringBuilder(
            "POST /api/v1/files HTTP/1.1\r\nHost: "
                + host
                + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
    for (int sent = 0; sent < bytes; sent += 10_000) {
      int size = Math.min(10_000, bytes - sent);
      wire.append(Integer.toHexString(size)).append("\r\n").append("x".repeat(size)).append("\r\n");
    }
    return RawHttp.send(
        gateway.port(),
        wire.append("0\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII),
        false);
  }

  @Test
  void aBodyUpToTheLimitArrivesWhole() {
    assertThat(Json.of(post("acme.localhost", LIMIT).body()).number("bodyLength")).isEqualTo(LIMIT);
    assertThat(Json.of(postChunked("acme.localhost", LIMIT).body()).number("bodyLength"))
        .isEqualTo(LIMIT);
  }

  @Test
  void aBodyAnnouncedTooLargeIsRefusedBeforeTheServiceIsAsked() {
    int before = gateway.billing.requests();

    RawHttp.Response response = post("acme.localhost", LIMIT + 1);

    assertThat(response.status()).isEqualTo(413);
    assertThat(response.problem()).isEqualTo("too-large");
    assertThat(gateway.billing.requests()).isEqualTo(before);
  }

  @Test
  void aBodyThatGrowsTooLargeIsStopped() {
    RawHttp.Response response = postChunked("acme.localhost", 3 * LIMIT);

    assertThat(response.status()).isEqualTo(413);
    assertThat(response.problem()).isEqualTo("too-large");
  }

  @Test
  void eachDoorHasItsOwnLimit() {
    assertThat(post("platform.localhost", 2 * LIMIT).status()).isEqualTo(200);
  }

  @Test
  void aCallerWhoStopsInTheMiddleOfABodyLosesTheConnection() {
    long start = System.nanoTime();
    try {
      RawHttp.Response response =
          RawHttp.send(
              gateway.port(),
              "POST /api/v1/files HTTP/1.1\r\nHost: acme.localhost\r\nContent-Length: 100\r\n\r\nabc");
      assertThat(response.status()).isGreaterThanOrEqualTo(400);
    } catch (java.io.UncheckedIOException closed) {
      assertThat(closed).hasMessageNotContaining("timed out");
    }
    assertThat(System.nanoTime() - start).isLessThan(15_000_000_000L);
  }
}
