package org.wattline.tenancy.test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.directory.DatabaseAccess;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.directory.TenantLimits;
import org.wattline.tenancy.directory.TenantState;
import org.wattline.tenancy.jdbc.ConnectionLimitException;
import org.wattline.tenancy.schema.TenantSchema;
import org.wattline.tenancy.secrets.SecretVault;

/** How the connections of all tenants are shared, measured and given back. */
@TwoTenantTest
class TenantPoolTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final TwoTenants tenants;
  private final ObservedSource observed;

  TenantPoolTest(TwoTenants tenants) {
    this.tenants = tenants;
    this.observed = new ObservedSource(tenants);
  }

  @AfterEach
  void close() {
    observed.close();
  }

  @Test
  void whoWaitsTooLongIsToldWhichLimitWasReached() throws Exception {
    observed.become(2, 1, Duration.ofMillis(300), Duration.ofMinutes(5));
    try (Connection acme = observed.open(tenants.acme())) {
      assertThatThrownBy(() -> observed.open(tenants.acme()))
          .isInstanceOf(ConnectionLimitException.class)
          .hasMessageContaining("wattline.datasource.pool.max-per-tenant")
          .hasMessageContaining("All 1 ")
          .hasMessageContaining("of tenant acme");
      TenantEntry third = tenants.create("third");
      try (Connection bolt = observed.open(tenants.bolt())) {
        assertThatThrownBy(() -> observed.open(third))
            .isInstanceOf(ConnectionLimitException.class)
            .hasMessageContaining("wattline.datasource.pool.max-connections");
      } finally {
        observed.source().close();
        tenants.remove(third);
      }
    }
  }

  @Test
  void aTenantsOwnLimitHoldsBelowTheServicesAndFollowsTheDirectory() throws Exception {
    observed.become(10, 3, Duration.ofMillis(300), Duration.ofMinutes(5));
    limit(tenants.acme(), new TenantLimits(null, 1));
    try (Connection one = observed.open(tenants.acme());
        Connection bolt = observed.open(tenants.bolt());
        Connection another = observed.open(tenants.bolt())) {
      assertThatThrownBy(() -> observed.open(tenants.acme()))
          .isInstanceOf(ConnectionLimitException.class)
          .hasMessageContaining("database-connections")
          .hasMessageContaining("All 1 ")
          .hasMessageContaining("of tenant acme");

      limit(tenants.acme(), new TenantLimits(null, 50));

      try (Connection two = observed.open(tenants.acme());
          Connection three = observed.open(tenants.acme());
          Connection four = observed.open(tenants.acme())) {
        assertThatThrownBy(() -> observed.open(tenants.acme()))
            .as("no more than the service gives to any tenant")
            .isInstanceOf(ConnectionLimitException.class)
            .hasMessageContaining("All 3 ");
      }
    } finally {
      limit(tenants.acme(), TenantLimits.NONE);
    }
  }

  @Test
  void whoCameFirstIsServedFirst() throws Exception {
    observed.become(1, 1, Duration.ofSeconds(20), Duration.ofMinutes(5));
    var order = Collections.synchronizedList(new ArrayList<Integer>());
    var release = new Semaphore(0);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Connection first = observed.open(tenants.acme());
      var work = new ArrayList<Future<?>>();
      for (int i = 0; i < 6; i++) {
        int place = i;
        TenantEntry tenant = i % 2 == 0 ? tenants.bolt() : tenants.acme();
        work.add(
            threads.submit(
                () -> {
                  try (Connection mine = observed.open(tenant)) {
                    order.add(place);
                    release.acquire();
                  }
                  return null;
                }));
        int waiting = i + 1;
        await().atMost(SOON).until(() -> waitingNow() == waiting);
      }
      first.close();
      for (int i = 1; i <= 6; i++) {
        int served = i;
        await().atMost(SOON).until(() -> order.size() == served);
        release.release();
      }
      for (Future<?> one : work) {
        one.get(10, SECONDS);
      }
    }
    // one may be waiting for its own tenant's limit while the other tenant's next goes first
    assertThat(order.stream().filter(i -> i % 2 == 0)).containsExactly(0, 2, 4);
    assertThat(order.stream().filter(i -> i % 2 == 1)).containsExactly(1, 3, 5);
  }

  @Test
  void aPoolThatNobodyUsesIsClosed() throws Exception {
    observed.become(20, 4, Duration.ofSeconds(5), Duration.ofMillis(200));
    observed.open(tenants.acme()).close();
    assertThat(observed.source().openPools()).isEqualTo(1);

    await()
        .atMost(SOON)
        .until(
            () -> observed.source().openPools() == 0 && observed.source().openConnections() == 0);
    assertThat(observed.whoAmI(tenants.acme())).isEqualTo(tenants.acme().id().databaseName());
  }

  @Test
  void aNewPasswordIsTakenUpUnderTrafficWithoutAnError() throws Exception {
    TenantEntry tenant = tenants.create("rotating");
    var stop = new AtomicBoolean();
    var calls = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var traffic =
          threads.submit(
              () -> {
                while (!stop.get()) {
                  assertThat(observed.whoAmI(tenant)).isEqualTo(tenant.id().databaseName());
                  calls.incrementAndGet();
                }
                return null;
              });
      await().atMost(SOON).until(() -> calls.get() > 20);
      int loginsBefore = observed.logins().get();

      rotate(tenant);

      int callsBefore = calls.get();
      await().atMost(SOON).until(() -> calls.get() > callsBefore + 50);
      stop.set(true);
      traffic.get(10, SECONDS);
      assertThat(observed.logins().get()).isGreaterThan(loginsBefore);
    } finally {
      stop.set(true);
      observed.source().close();
      tenants.remove(tenant);
    }
  }

  @Test
  void thePoolsAreMeasuredPerTenantAndTheirGaugesGoWithThem() throws Exception {
    try (Connection acme = observed.open(tenants.acme())) {
      assertThat(
              observed
                  .meters()
                  .get("wattline.db.connections")
                  .tags("tenant", "acme", "state", "active")
                  .gauge()
                  .value())
          .isEqualTo(1);
      assertThat(observed.meters().get("wattline.db.acquire").tag("tenant", "acme").timer().count())
          .isEqualTo(1);
    }
    tenants.directory().state(tenants.acme().id(), TenantState.SUSPENDED, null);

    assertThat(observed.meters().find("wattline.db.connections").tag("tenant", "acme").gauges())
        .isEmpty();
  }

  private void rotate(TenantEntry tenant) throws SQLException {
    DatabaseAccess access = Objects.requireNonNull(tenant.database());
    String fresh = UUID.randomUUID().toString();
    try (Connection control = tenants.database().control()) {
      new TenantSchema(tenant.id()).setPassword(control, fresh);
    }
    String sealed =
        tenants
            .vault()
            .seal(tenant.id(), access.wrappedKey(), SecretVault.DATABASE_PASSWORD, fresh);
    tenants
        .directory()
        .put(
            TestDirectory.tenant(tenant.slug())
                .id(tenant.id())
                .database(
                    new DatabaseAccess(
                        access.schema(), access.wrappedKey(), sealed, access.schemaVersion()))
                .build());
  }

  private void limit(TenantEntry tenant, TenantLimits limits) {
    tenants
        .directory()
        .put(
            TestDirectory.tenant(tenant.slug())
                .id(tenant.id())
                .database(Objects.requireNonNull(tenant.database()))
                .limits(limits)
                .build());
  }

  private int waitingNow() {
    double own =
        observed.meters().find("wattline.db.connections").tag("state", "waiting").gauges().stream()
            .mapToDouble(gauge -> gauge.value())
            .sum();
    return observed.source().waiting() + (int) own;
  }
}
