package org.wattline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Requests are limited per tenant and caller, in Redis, and go on without it")
class RateLimitTest {

  private static final String ACME = "acme.localhost:8080";
  private static final String BOLT = "bolt.localhost:8080";

  private final RunningGateway gateway =
      RunningGateway.start(
          Map.of(
              "wattline.gateway.rate.subject.per-second", "1",
              "wattline.gateway.rate.subject.burst", "10",
              "wattline.gateway.rate.address.per-second", "1",
              "wattline.gateway.rate.address.burst", "20",
              "wattline.gateway.rate.tenant.per-second", "1",
              "wattline.gateway.rate.tenant.burst", "30",
              "wattline.gateway.rate.redis-pause", "200ms"));

  @AfterEach
  void stop() {
    gateway.close();
  }

  private String tokenOf(String tenant, String subject) {
    return gateway.suppliers.token(tenant, claims -> claims.subject(subject));
  }

  private long served(String method, String host, String token, int times) {
    return IntStream.range(0, times)
        .filter(
            i -> gateway.request(method, host, "/api/v1/me").bearer(token).send().status() == 200)
        .count();
  }

  @Test
  void aCallerIsStoppedAfterItsBurstAndToldWhenToComeBack() {
    String an = tokenOf("acme", "an");

    assertThat(served("GET", ACME, an, 12)).isBetween(10L, 11L);
    RawHttp.Response stopped = gateway.get(ACME, "/api/v1/me").bearer(an).send();
    assertThat(stopped.status()).isEqualTo(429);
    assertThat(stopped.problem()).isEqualTo("too-many-requests");
    assertThat(stopped.header("Retry-After")).contains("1");
    assertThat(gateway.get(ACME, "/api/v1/me").asBrowser().bearer(an).send().body())
        .contains("<html");
  }

  @Test
  void oneCallerTakesNothingFromAnotherNorOneTenantFromAnother() {
    served("GET", ACME, tokenOf("acme", "an"), 15);

    assertThat(served("GET", ACME, tokenOf("acme", "ben"), 1)).isEqualTo(1);
    assertThat(served("GET", BOLT, tokenOf("bolt", "an"), 1)).isEqualTo(1);
  }

  @Test
  void aTenantAsAWholeIsLimitedToo() {
    long acme =
        IntStream.range(0, 6)
            .mapToLong(i -> served("GET", ACME, tokenOf("acme", "s" + i), 8))
            .sum();

    assertThat(acme).isBetween(30L, 36L);
    assertThat(served("GET", BOLT, tokenOf("bolt", "an"), 1)).isEqualTo(1);
  }

  @Test
  void aTenantWithALowerLimitOfItsOwnIsStoppedEarlierAndFollowsItsChange() {
    gateway.suppliers.limit("acme", 12);
    long served =
        IntStream.range(0, 4)
            .mapToLong(i -> served("GET", ACME, tokenOf("acme", "q" + i), 6))
            .sum();

    assertThat(served).isBetween(12L, 13L);
    RawHttp.Response stopped = gateway.get(ACME, "/api/v1/me").bearer(tokenOf("acme", "q9")).send();
    assertThat(stopped.status()).isEqualTo(429);
    assertThat(stopped.header("Retry-After").orElseThrow()).isIn("4", "5");
    assertThat(served("GET", BOLT, tokenOf("bolt", "an"), 8)).isEqualTo(8);

    gateway.suppliers.limit("bolt", 1_000_000);
    long bolt =
        IntStream.range(0, 6)
            .mapToLong(i -> served("GET", BOLT, tokenOf("bolt", "s" + i), 8))
            .sum();
    assertThat(bolt).as("a higher one changes nothing").isLessThanOrEqualTo(30);
  }

  @Test
  void guessingTokensIsLimitedByAddressAndLeavesTheTenantsOwnPeopleAlone() {
    String wrong = Suppliers.sign(Suppliers.newKey(), Suppliers.claims("acme").build());

    long guesses =
        IntStream.range(0, 30)
            .filter(i -> gateway.get(ACME, "/api/v1/me").bearer(wrong).send().status() == 401)
            .count();

    assertThat(guesses).isBetween(20L, 22L);
    assertThat(served("GET", ACME, tokenOf("acme", "an"), 1)).isEqualTo(1);
  }

  @Test
  void withoutRedisReadsGoOnAndWritesAreLimitedByThisGatewayAlone() {
    String an = tokenOf("acme", "an");
    served("GET", ACME, an, 15);
    gateway.stopRedis();

    assertThat(served("GET", ACME, an, 40)).isEqualTo(40);
    assertThat(served("POST", ACME, an, 40)).isBetween(10L, 12L);
    assertThat(metric("wattline.gateway.limits.redis.away")).isEqualTo(1);
    assertThat(metric("wattline.gateway.limits.bypassed")).isPositive();

    gateway.startRedis();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              gateway.get(ACME, "/api/v1/me").send();
              assertThat(metric("wattline.gateway.limits.redis.away")).isZero();
            });
    assertThat(served("GET", ACME, tokenOf("acme", "carl"), 15)).isLessThan(15);
  }

  @Test
  void withoutRedisNoRequestWaitsForItLong() {
    gateway.stopRedis();
    gateway.get(ACME, "/").send();

    long start = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      assertThat(gateway.get(ACME, "/").send().status()).isEqualTo(200);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  private double metric(String name) {
    return gateway.bean(MeterRegistry.class).get(name).meters().stream()
        .mapToDouble(meter -> meter.measure().iterator().next().getValue())
        .sum();
  }
}
