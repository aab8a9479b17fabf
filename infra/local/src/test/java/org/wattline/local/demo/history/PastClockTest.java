package org.wattline.local.demo.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wattline.local.LocalStackException;

@Timeout(30)
class PastClockTest {
  private static final Instant NOW = Instant.parse("2026-12-05T17:00:00Z");
  private static final Instant READY = Timeline.work(LocalDate.of(2026, 11, 1).minusDays(24));

  @TempDir Path state;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/internal/business-time",
        exchange -> {
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  private PastClock clock(Instant now) {
    return PastClock.of(
        state,
        1,
        Clock.fixed(now, ZoneOffset.UTC),
        "http://127.0.0.1:" + service.getAddress().getPort(),
        "token");
  }

  @Test
  void aPastBeginsWhenTheSuppliersGetReadyAndEndsWithTheMachinesTime() {
    PastClock clock = clock(NOW);
    clock.begin();
    clock.makers(1);

    assertThat(clock.startsAt()).isEqualTo(READY);
    assertThat(clock.reach(READY)).isTrue();
    assertThat(asked).isEmpty();
    assertThat(clock.reach(READY.plusSeconds(60))).isTrue();
    assertThat(asked)
        .containsExactly("PUT Bearer token {\"now\":\"" + READY.plusSeconds(60) + "\"}");
    assertThat(clock.clock().instant()).isEqualTo(READY.plusSeconds(60));

    clock.catchUp();

    assertThat(asked).last().isEqualTo("DELETE Bearer token ");
    assertThat(clock.clock().instant()).isEqualTo(NOW);
    assertThat(clock.startsAt()).as("of a service that is started again").isNull();
    assertThat(state).isEmptyDirectory();
  }

  @Test
  void aMomentThatIsStillToComeIsReachedAsFarAsTimeGoes() {
    PastClock clock = clock(NOW);
    clock.makers(1);

    assertThat(clock.reach(NOW.plusSeconds(600))).isTrue();
    assertThat(clock.reach(NOW.plusSeconds(900))).isTrue();

    assertThat(asked).hasSize(1);
    assertThat(clock.clock().instant()).isBefore(NOW).isAfter(NOW.minusSeconds(10));
  }

  @Test
  void timeMovesOnceAllHaveReachedAMoment() throws Exception {
    PastClock clock = clock(NOW);
    clock.makers(2);
    Instant at = READY.plus(Duration.ofDays(1));

    CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> clock.reach(at));
    TimeUnit.MILLISECONDS.sleep(200);

    assertThat(first).isNotDone();
    assertThat(asked).isEmpty();
    assertThat(clock.reach(at)).isTrue();
    assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(asked).hasSize(1);
  }

  @Test
  void nobodyWaitsForWhoFailed() {
    PastClock clock = clock(NOW);
    clock.makers(2);
    CompletableFuture<Boolean> first =
        CompletableFuture.supplyAsync(() -> clock.reach(READY.plusSeconds(60)));

    clock.fail();

    assertThatThrownBy(first::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(LocalStackException.class);
  }

  @Test
  void whatWasBrokenOffGoesOnLaterInTheSamePast() {
    PastClock broken = clock(NOW);
    broken.begin();
    broken.makers(1);
    Instant at = READY.plus(Duration.ofDays(9));
    broken.reach(READY.plus(Duration.ofDays(4)));
    broken.reach(at);

    PastClock again = clock(NOW.plus(Duration.ofDays(40)));
    again.begin();
    again.makers(1);

    assertThat(again.startsAt()).as("after all that was recorded").isAfter(at.plusSeconds(1_800));
    assertThat(again.timeline().today()).isEqualTo(LocalDate.of(2026, 12, 5));
    assertThat(again.reach(READY.plus(Duration.ofDays(4)))).isFalse();
    assertThat(again.reach(at)).isTrue();

    PastClock third = clock(NOW.plus(Duration.ofDays(41)));
    third.makers(1);
    assertThat(third.startsAt()).isAfter(again.startsAt());
    assertThat(third.reach(at)).as("the moment whose work was not done yet").isTrue();
  }
}
