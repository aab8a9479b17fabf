package org.wattline.tenancy.test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.NoTenantBoundException;
import org.wattline.tenancy.TenantNotServingException;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.DatabaseAccess;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.directory.TenantState;
import org.wattline.tenancy.jdbc.ConnectionLimitException;
import org.wattline.tenancy.jdbc.PoolLimits;
import org.wattline.tenancy.jdbc.PostgresTenantLogin;
import org.wattline.tenancy.jdbc.SchemaVersions;
import org.wattline.tenancy.jdbc.TenantDataSource;
import org.wattline.tenancy.jdbc.TenantPoolMetrics;
import org.wattline.tenancy.schema.TenantSchema;
import org.wattline.tenancy.secrets.SecretVault;

/** Wall five, in the service: one source of connections for all tenants. */
@TwoTenantTest
class TenantDataSourceTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final TwoTenants tenants;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicInteger logins = new AtomicInteger();
  private final List<Connection> opened = new CopyOnWriteArrayList<>();
  private final AtomicInteger mostOpen = new AtomicInteger();
  private TenantDataSource source;

  TenantDataSourceTest(TwoTenants tenants) {
    this.tenants = tenants;
    this.source = source(20, 4, Duration.ofSeconds(5), Duration.ofMinutes(5));
  }

  @BeforeEach
  void nothingIsOpen() {
    assertThat(source.openConnections()).isZero();
  }

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void withoutATenantThereIsNoConnectionAndNoPool() {
    assertThatThrownBy(source::getConnection).isInstanceOf(NoTenantBoundException.class);

    assertThat(source.openPools()).isZero();
    assertThat(logins).hasValue(0);
  }

  @Test
  void everyConnectionIsTheBoundTenantsUnderManyVirtualThreads() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<Future<?>>();
      for (int i = 0; i < 200; i++) {
        Random random = new Random(i);
        work.add(
            threads.submit(
                () -> {
                  for (int n = 0; n < 20; n++) {
                    TenantEntry tenant = random.nextBoolean() ? tenants.acme() : tenants.bolt();
                    assertThat(whoAmI(tenant)).isEqualTo(tenant.id().databaseName());
                  }
                  return null;
                }));
      }
      for (Future<?> one : work) {
        one.get(60, SECONDS);
      }
    }
    assertThat(logins.get()).isBetween(2, 8);
    assertThat(source.openConnections()).isLessThanOrEqualTo(8);
  }

  @Test
  void theCapHoldsOverAllTenantsAndIdleConnectionsMakeRoom() throws Exception {
    source.close();
    source = source(6, 3, Duration.ofSeconds(20), Duration.ofMinutes(5));
    List<TenantEntry> all = new ArrayList<>(List.of(tenants.acme(), tenants.bolt()));
    for (int i = 0; i < 6; i++) {
      all.add(tenants.create("extra-" + i));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<Future<?>>();
      for (int i = 0; i < 60; i++) {
        Random random = new Random(i);
        work.add(
            threads.submit(
                () -> {
                  for (int n = 0; n < 10; n++) {
                    TenantEntry tenant = all.get(random.nextInt(all.size()));
                    assertThat(whoAmI(tenant)).isEqualTo(tenant.id().databaseName());
                  }
                  return null;
                }));
      }
      for (Future<?> one : work) {
        one.get(60, SECONDS);
      }
    } finally {
      source.close();
      all.subList(2, all.size()).forEach(tenants::remove);
    }
    assertThat(mostOpen.get()).isEqualTo(6);
  }

  @Test
  void whoWaitsTooLongIsToldWhichLimitWasReached() throws Exception {
    source.close();
    source = source(2, 1, Duration.ofMillis(300), Duration.ofMinutes(5));
    try (Connection acme = open(tenants.acme())) {
      assertThatThrownBy(() -> open(tenants.acme()))
          .isInstanceOf(ConnectionLimitException.class)
          .hasMessageContaining("wattline.datasource.pool.max-per-tenant")
          .hasMessageContaining("All 1 ")
          .hasMessageContaining("of tenant acme");
      TenantEntry third = tenants.create("third");
      try (Connection bolt = open(tenants.bolt())) {
        assertThatThrownBy(() -> open(third))
            .isInstanceOf(ConnectionLimitException.class)
            .hasMessageContaining("wattline.datasource.pool.max-connections");
      } finally {
        source.close();
        tenants.remove(third);
      }
    }
  }

  @Test
  void whoCameFirstIsServedFirst() throws Exception {
    source.close();
    source = source(1, 1, Duration.ofSeconds(20), Duration.ofMinutes(5));
    var order = Collections.synchronizedList(new ArrayList<Integer>());
    var release = new Semaphore(0);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Connection first = open(tenants.acme());
      var work = new ArrayList<Future<?>>();
      for (int i = 0; i < 6; i++) {
        int place = i;
        TenantEntry tenant = i % 2 == 0 ? tenants.bolt() : tenants.acme();
        work.add(
            threads.submit(
                () -> {
                  try (Connection mine = open(tenant)) {
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
    source.close();
    source = source(20, 4, Duration.ofSeconds(5), Duration.ofMillis(200));
    open(tenants.acme()).close();
    assertThat(source.openPools()).isEqualTo(1);

    await().atMost(SOON).until(() -> source.openPools() == 0 && source.openConnections() == 0);
    assertThat(whoAmI(tenants.acme())).isEqualTo(tenants.acme().id().databaseName());
  }

  @Test
  void aSuspendedTenantGetsNoConnectionAndKeepsNone() throws Exception {
    try (Connection working = open(tenants.acme())) {
      open(tenants.acme()).close();
      tenants.directory().state(tenants.acme().id(), TenantState.SUSPENDED, "unpaid");

      assertThatThrownBy(() -> open(tenants.acme()))
          .isInstanceOf(TenantNotServingException.class)
          .hasMessageContaining("SUSPENDED")
          .hasMessageContaining("unpaid");
      assertThat(ask(working, "select 1")).isEqualTo("1"); // what is under way may end
    }
    await().atMost(SOON).until(() -> source.openConnections() == 0);
    assertThat(whoAmI(tenants.bolt())).isEqualTo(tenants.bolt().id().databaseName());

    tenants.directory().state(tenants.acme().id(), TenantState.READY, null);
    assertThat(whoAmI(tenants.acme())).isEqualTo(tenants.acme().id().databaseName());
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
                  assertThat(whoAmI(tenant)).isEqualTo(tenant.id().databaseName());
                  calls.incrementAndGet();
                }
                return null;
              });
      await().atMost(SOON).until(() -> calls.get() > 20);
      int loginsBefore = logins.get();

      rotate(tenant);

      int callsBefore = calls.get();
      await().atMost(SOON).until(() -> calls.get() > callsBefore + 50);
      stop.set(true);
      traffic.get(10, SECONDS);
      assertThat(logins.get()).isGreaterThan(loginsBefore);
    } finally {
      stop.set(true);
      source.close();
      tenants.remove(tenant);
    }
  }

  @Test
  void aSchemaThatThisBuildDoesNotKnowIsNotServed() {
    try (TenantDataSource tooNew =
        new TenantDataSource(
            tenants.directory(),
            tenant -> {
              throw new AssertionError("no login is due");
            },
            limits(4, 2, Duration.ofSeconds(1), Duration.ofMinutes(1)),
            new SchemaVersions(2, 9),
            org.wattline.tenancy.jdbc.PoolObserver.NONE)) {
      assertThatThrownBy(() -> tenants.as(tenants.acme(), tooNew::getConnection))
          .isInstanceOf(TenantNotServingException.class)
          .hasMessageContaining("version 1, this service needs 2");
    }
  }

  @Test
  void aDirectoryThatGivesATenantAForeignSchemaIsNotFollowed() {
    TenantEntry acme = tenants.acme();
    DatabaseAccess foreign = Objects.requireNonNull(tenants.bolt().database());
    TenantEntry crossed = TestDirectory.tenant("crossed").id(acme.id()).database(foreign).build();

    assertThatThrownBy(
            () -> new PostgresTenantLogin(tenants.server(), tenants.vault()).open(crossed))
        .hasMessageContaining("which is not its own");
  }

  @Test
  void aRoleWhoseSearchPathIsNotItsOwnSchemaGetsNoConnection() throws Exception {
    TenantEntry astray = tenants.create("astray");
    try (Connection control = tenants.database().control();
        Statement statement = control.createStatement()) {
      statement.execute("alter role " + astray.id().databaseName() + " set search_path = public");

      assertThatThrownBy(() -> tenants.connection(astray))
          .hasMessageContaining("it must be " + astray.id().databaseName());
    } finally {
      tenants.remove(astray);
    }
  }

  @Test
  void aConnectionCannotBeToldToBeAnothers() throws Exception {
    try (Connection acme = open(tenants.acme())) {
      String foreign = tenants.bolt().id().databaseName();
      assertThatThrownBy(() -> acme.setSchema(foreign))
          .isInstanceOf(SQLFeatureNotSupportedException.class);
      assertThatThrownBy(() -> ask(acme, "select set_config('role', '" + foreign + "', false)"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> ask(acme, "select count(*) from " + foreign + ".note"))
          .hasMessageContaining("permission denied");
    }
    assertThatThrownBy(() -> tenants.as(tenants.acme(), () -> source.getConnection("postgres", "")))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
  }

  @Test
  void thePoolsAreMeasuredPerTenantAndTheirGaugesGoWithThem() throws Exception {
    try (Connection acme = open(tenants.acme())) {
      assertThat(
              meters
                  .get("wattline.db.connections")
                  .tags("tenant", "acme", "state", "active")
                  .gauge()
                  .value())
          .isEqualTo(1);
      assertThat(meters.get("wattline.db.acquire").tag("tenant", "acme").timer().count())
          .isEqualTo(1);
    }
    tenants.directory().state(tenants.acme().id(), TenantState.SUSPENDED, null);

    assertThat(meters.find("wattline.db.connections").tag("tenant", "acme").gauges()).isEmpty();
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

  private boolean isOpen(Connection connection) {
    try {
      return !connection.isClosed();
    } catch (SQLException e) {
      return false;
    }
  }

  private int waitingNow() {
    double own =
        meters.find("wattline.db.connections").tag("state", "waiting").gauges().stream()
            .mapToDouble(gauge -> gauge.value())
            .sum();
    return source.waiting() + (int) own;
  }

  private Connection open(TenantEntry tenant) throws SQLException {
    return TenantScope.<Connection, SQLException>call(tenant.id(), source::getConnection);
  }

  private String whoAmI(TenantEntry tenant) throws SQLException {
    try (Connection connection = open(tenant)) {
      return ask(connection, "select current_user");
    }
  }

  private static String ask(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private TenantDataSource source(
      int max, int perTenant, Duration acquireTimeout, Duration poolIdle) {
    var login = new PostgresTenantLogin(tenants.server(), tenants.vault());
    return new TenantDataSource(
        tenants.directory(),
        tenant -> {
          logins.incrementAndGet();
          Connection connection = login.open(tenant);
          opened.add(connection);
          mostOpen.accumulateAndGet((int) opened.stream().filter(this::isOpen).count(), Math::max);
          return connection;
        },
        limits(max, perTenant, acquireTimeout, poolIdle),
        SchemaVersions.ANY,
        new TenantPoolMetrics(meters));
  }

  private static PoolLimits limits(
      int max, int perTenant, Duration acquireTimeout, Duration poolIdle) {
    return new PoolLimits(
        max, perTenant, acquireTimeout, Duration.ofSeconds(30), poolIdle, Duration.ofMinutes(10));
  }
}
