package org.wattline.billing.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wattline.billing.access.Refusals;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MoneyRequestsTest {
  @Autowired MoneyRequests requests;
  @Autowired JdbcClient jdbc;

  private TwoTenants tenants;
  private final AtomicInteger done = new AtomicInteger();
  private final MoneyRequest wanted =
      new MoneyRequest(UUID.randomUUID(), "key-00001", "test", Map.of("amount", 1));

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
  }

  private <T> T inAcme(Callable<T> work) {
    return tenants.as(
        tenants.acme(),
        () -> {
          try {
            return work.call();
          } catch (RuntimeException fault) {
            throw fault;
          } catch (Exception fault) {
            throw new IllegalStateException(fault);
          }
        });
  }

  private String once() {
    return requests.once(wanted, String.class, () -> "answer " + done.incrementAndGet());
  }

  @Test
  void theSameKeyAtTwoSuppliersIsTwoRequests() {
    String acme = inAcme(this::once);
    String bolt = tenants.as(tenants.bolt(), this::once);

    assertThat(acme).isEqualTo("answer 1");
    assertThat(bolt).isEqualTo("answer 2");
    assertThat(inAcme(this::once)).isEqualTo("answer 1");
  }

  @Test
  void whatFailsLeavesTheKeyFree() {
    assertThatThrownBy(
            () ->
                inAcme(
                    () ->
                        requests.<String>once(
                            wanted,
                            String.class,
                            () -> {
                              throw Refusals.conflict("not now");
                            })))
        .hasMessage("not now");

    assertThat(inAcme(this::once)).isEqualTo("answer 1");
  }

  @Test
  void afterACallerThatFailedHalfwayTheNextGoesOnUnderTheSameId() {
    AtomicReference<UUID> begun = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                inAcme(
                    () ->
                        requests.<String>once(
                            wanted,
                            String.class,
                            begun::set,
                            id -> {
                              throw new IllegalStateException("the line is cut");
                            })))
        .hasMessage("the line is cut");

    String went =
        inAcme(
            () ->
                requests.once(
                    wanted,
                    String.class,
                    id -> done.incrementAndGet(),
                    id -> "went on under " + id));

    assertThat(went).isEqualTo("went on under " + begun.get());
    assertThat(done).hasValue(0);
  }

  @Test
  void whereNothingWasDoneTheKeyIsGivenFree() {
    assertThatThrownBy(
            () ->
                inAcme(
                    () ->
                        requests.<String>once(
                            wanted,
                            String.class,
                            id -> done.incrementAndGet(),
                            id -> {
                              throw new MoneyRequests.NothingDoneException(
                                  Refusals.conflict("closed"));
                            })))
        .isInstanceOf(ProblemException.class)
        .hasMessage("closed");

    inAcme(() -> requests.once(wanted, String.class, id -> done.incrementAndGet(), id -> "done"));

    assertThat(done).hasValue(2);
  }

  @Test
  void whatAnotherProcessWorksOnIsWaitedForAndAnsweredAlike() {
    inAcme(this::once);
    Instant now = tenants.clock().instant();
    change("update money_request set answer = null, begun_at = '" + now + "'");
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () -> change("update money_request set answer = '\"answer of the other\"'"),
            CompletableFuture.delayedExecutor(
                Duration.ofMillis(400).toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS));

    String answer =
        inAcme(
            () -> requests.once(wanted, String.class, id -> done.incrementAndGet(), id -> "mine"));

    other.join();
    assertThat(answer).isEqualTo("answer of the other");
    assertThat(done).hasValue(1);
  }

  @Test
  void theKeyOfACallerThatDiedIsTakenOverAfterAMinute() {
    inAcme(this::once);
    Instant longAgo = tenants.clock().instant().minus(Duration.ofSeconds(61));
    change("update money_request set answer = null, begun_at = '" + longAgo + "'");

    assertThat(
            inAcme(
                () ->
                    requests.once(
                        wanted, String.class, id -> done.incrementAndGet(), id -> "taken over")))
        .isEqualTo("taken over");
    assertThat(done).hasValue(1);
  }

  private void change(String sql) {
    inAcme(() -> jdbc.sql(sql + " where about_id = :id").param("id", wanted.about()).update());
  }
}
