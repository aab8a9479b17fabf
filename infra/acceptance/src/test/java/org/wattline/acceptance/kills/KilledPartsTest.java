package org.wattline.acceptance.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wattline.acceptance.SharedStack;
import org.wattline.acceptance.kills.Traffic.Reader;
import org.wattline.local.Http;
import org.wattline.local.LocalStack;
import org.wattline.local.LocalStackException;
import org.wattline.local.Part;
import org.wattline.local.Service;
import org.wattline.local.demo.Demo;
import org.wattline.local.demo.DemoSupplier;

@Tag("stack")
@ExtendWith(SharedStack.class)
class KilledPartsTest {
  private static final long AWAY_MILLIS = 3_000;
  private static final long RECOVERY_SECONDS = 30;
  private static final long SIGN_IN_SECONDS = 90;

  @Test
  void withoutKeycloakSignedInPeopleAreServedOn(LocalStack stack) throws Exception {
    Outcome outcome = killUnderTraffic(stack, LocalStack::keycloak);

    assertThat(outcome.succeededWhileAway).as("answers while Keycloak was away").isPositive();
  }

  @Test
  void withoutTheControlPlaneEverySupplierIsServedOn(LocalStack stack) throws Exception {
    Outcome outcome = killUnderTraffic(stack, s -> s.service(Service.CONTROL_PLANE));

    assertThat(outcome.succeededWhileAway).isPositive();
    assertThat(outcome.errorsWhileAway).as("errors without the control plane").isZero();
  }

  @Test
  void withoutRedisReadsAreServedOn(LocalStack stack) throws Exception {
    Outcome outcome = killUnderTraffic(stack, LocalStack::redis);

    assertThat(outcome.succeededWhileAway).isPositive();
  }

  @Test
  void withoutPostgresErrorsAreClearAndServiceReturnsByItself(LocalStack stack) throws Exception {
    Outcome outcome = killUnderTraffic(stack, LocalStack::postgres);

    assertThat(outcome.errorsWhileAway).as("clear errors without PostgreSQL").isPositive();
    assertThat(outcome.payments).as("payments, one for each key").isPositive();
  }

  private record Outcome(int succeededWhileAway, int errorsWhileAway, int payments) {}

  private static Outcome killUnderTraffic(LocalStack stack, Function<LocalStack, Part> which)
      throws InterruptedException {
    List<Reader> readers = new ArrayList<>();
    List<Payer> payers = new ArrayList<>();
    for (DemoSupplier supplier : stack.demo().suppliers()) {
      readers.add(reader(stack, supplier));
      payers.add(payer(stack, supplier));
    }
    Part part = which.apply(stack);
    try (Traffic traffic = new Traffic(stack, readers, payers)) {
      awaitSuccess(traffic, "before anything was killed");
      part.kill();
      int before = traffic.succeeded();
      TimeUnit.MILLISECONDS.sleep(AWAY_MILLIS);
      int whileAway = traffic.succeeded() - before;
      int errors = traffic.errors();
      part.start();
      awaitSuccess(traffic, "after " + part.name() + " came back");
      int payments = traffic.settle();

      assertThat(traffic.wrong()).as("wrong or unclear answers").isEmpty();
      return new Outcome(whileAway, errors, payments);
    }
  }

  private static Reader reader(LocalStack stack, DemoSupplier supplier)
      throws InterruptedException {
    String host = supplier.slug() + "-staff";
    String token = tokenWithin(stack, supplier.slug(), host, "console", "supervisor");
    String api = stack.url(host) + "/api/v1";
    Http http = Http.program();
    String row =
        "/customers/"
            + http.get(api + "/customers?limit=1", token)
                .path("items")
                .path(0)
                .path("id")
                .asString();
    return new Reader(
        host, token, supplier.name(), row, http.send("GET", api + row, token, null).body());
  }

  private static Payer payer(LocalStack stack, DemoSupplier supplier) throws InterruptedException {
    String username = supplier.customers().getFirst().username();
    String token = tokenWithin(stack, supplier.slug(), supplier.slug(), "portal", username);
    String accounts = stack.url(supplier.slug()) + "/api/v1/accounts";
    String account =
        Http.program().get(accounts, token).path("items").path(0).path("id").asString();
    return new Payer(accounts + "/" + account + "/payments", token);
  }

  /** Signs in, which Keycloak allows again a while after it was killed. */
  private static String tokenWithin(
      LocalStack stack, String realm, String host, String client, String username)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SIGN_IN_SECONDS);
    while (true) {
      try {
        return stack.accessToken(realm, host, client, username, Demo.PASSWORD);
      } catch (LocalStackException notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
        TimeUnit.MILLISECONDS.sleep(500);
      }
    }
  }

  private static void awaitSuccess(Traffic traffic, String when) throws InterruptedException {
    int start = traffic.fewest();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RECOVERY_SECONDS);
    while (traffic.fewest() < start + 10) {
      assertThat(System.nanoTime())
          .as("ten good answers of each kind " + when)
          .isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
