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
import org.wattline.acceptance.kills.Traffic.Caller;
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
    killUnderTraffic(stack, LocalStack::postgres);
  }

  private record Outcome(int succeededWhileAway, int errorsWhileAway) {}

  private static Outcome killUnderTraffic(LocalStack stack, Function<LocalStack, Part> which)
      throws InterruptedException {
    List<Caller> callers = new ArrayList<>();
    for (DemoSupplier supplier : stack.demo().suppliers()) {
      callers.add(caller(stack, supplier));
    }
    Part part = which.apply(stack);
    try (Traffic traffic = new Traffic(stack, callers)) {
      awaitSuccess(traffic, "before anything was killed");
      part.kill();
      int before = traffic.succeeded();
      TimeUnit.MILLISECONDS.sleep(AWAY_MILLIS);
      int whileAway = traffic.succeeded() - before;
      int errors = traffic.errors().values().stream().mapToInt(Integer::intValue).sum();
      part.start();
      awaitSuccess(traffic, "after " + part.name() + " came back");

      assertThat(traffic.wrong()).as("wrong or unclear answers").isEmpty();
      return new Outcome(whileAway, errors);
    }
  }

  private static Caller caller(LocalStack stack, DemoSupplier supplier)
      throws InterruptedException {
    String host = supplier.slug() + "-staff";
    return new Caller(host, tokenWithin(stack, supplier.slug(), host), supplier.name());
  }

  /** Signs in, which Keycloak allows again a while after it was killed. */
  private static String tokenWithin(LocalStack stack, String realm, String host)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SIGN_IN_SECONDS);
    while (true) {
      try {
        return stack.accessToken(realm, host, "console", "supervisor", Demo.PASSWORD);
      } catch (LocalStackException notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
        TimeUnit.MILLISECONDS.sleep(500);
      }
    }
  }

  private static void awaitSuccess(Traffic traffic, String when) throws InterruptedException {
    int start = traffic.succeeded();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RECOVERY_SECONDS);
    while (traffic.succeeded() < start + 10) {
      assertThat(System.nanoTime()).as("ten good answers " + when).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
