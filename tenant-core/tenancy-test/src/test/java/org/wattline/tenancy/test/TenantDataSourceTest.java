package org.wattline.tenancy.test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.NoTenantBoundException;
import org.wattline.tenancy.TenantNotServingException;
import org.wattline.tenancy.directory.DatabaseAccess;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.directory.TenantState;
import org.wattline.tenancy.jdbc.PostgresTenantLogin;
import org.wattline.tenancy.jdbc.SchemaVersions;
import org.wattline.tenancy.jdbc.TenantDataSource;

/** Wall five, in the service: one source of connections for all tenants. */
@TwoTenantTest
class TenantDataSourceTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final TwoTenants tenants;
  private final ObservedSource observed;

  TenantDataSourceTest(TwoTenants tenants) {
    this.tenants = tenants;
    this.observed = new ObservedSource(tenants);
  }

  @AfterEach
  void close() {
    observed.close();
  }

  @Test
  void withoutATenantThereIsNoConnectionAndNoPool() {
    assertThatThrownBy(observed.source()::getConnection).isInstanceOf(NoTenantBoundException.class);

    assertThat(observed.source().openPools()).isZero();
    assertThat(observed.logins()).hasValue(0);
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
                    assertThat(observed.whoAmI(tenant)).isEqualTo(tenant.id().databaseName());
                  }
                  return null;
                }));
      }
      for (Future<?> one : work) {
        one.get(60, SECONDS);
      }
    }
    assertThat(observed.logins().get()).isBetween(2, 8);
    assertThat(observed.source().openConnections()).isLessThanOrEqualTo(8);
  }

  @Test
  void theCapHoldsOverAllTenantsAndIdleConnectionsMakeRoom() throws Exception {
    observed.become(6, 3, Duration.ofSeconds(20), Duration.ofMinutes(5));
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
                    assertThat(observed.whoAmI(tenant)).isEqualTo(tenant.id().databaseName());
                  }
                  return null;
                }));
      }
      for (Future<?> one : work) {
        one.get(60, SECONDS);
      }
    } finally {
      observed.source().close();
      all.subList(2, all.size()).forEach(tenants::remove);
    }
    assertThat(observed.mostOpen()).isEqualTo(6);
  }

  @Test
  void aSuspendedTenantGetsNoConnectionAndKeepsNone() throws Exception {
    try (Connection working = observed.open(tenants.acme())) {
      observed.open(tenants.acme()).close();
      tenants.directory().state(tenants.acme().id(), TenantState.SUSPENDED, "unpaid");

      assertThatThrownBy(() -> observed.open(tenants.acme()))
          .isInstanceOf(TenantNotServingException.class)
          .hasMessageContaining("SUSPENDED")
          .hasMessageContaining("unpaid");
      assertThat(ObservedSource.ask(working, "select 1"))
          .isEqualTo("1"); // what is under way may end
    }
    await().atMost(SOON).until(() -> observed.source().openConnections() == 0);
    assertThat(observed.whoAmI(tenants.bolt())).isEqualTo(tenants.bolt().id().databaseName());

    tenants.directory().state(tenants.acme().id(), TenantState.READY, null);
    assertThat(observed.whoAmI(tenants.acme())).isEqualTo(tenants.acme().id().databaseName());
  }

  @Test
  void aSchemaThatThisBuildDoesNotKnowIsNotServed() {
    try (TenantDataSource tooNew =
        new TenantDataSource(
            tenants.directory(),
            tenant -> {
              throw new AssertionError("no login is due");
            },
            ObservedSource.limits(4, 2, Duration.ofSeconds(1), Duration.ofMinutes(1)),
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
    try (Connection acme = observed.open(tenants.acme())) {
      String foreign = tenants.bolt().id().databaseName();
      assertThatThrownBy(() -> acme.setSchema(foreign))
          .isInstanceOf(SQLFeatureNotSupportedException.class);
      assertThatThrownBy(
              () -> ObservedSource.ask(acme, "select set_config('role', '" + foreign + "', false)"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(
              () -> ObservedSource.ask(acme, "select count(*) from " + foreign + ".note"))
          .hasMessageContaining("permission denied");
    }
    assertThatThrownBy(
            () -> tenants.as(tenants.acme(), () -> observed.source().getConnection("postgres", "")))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
  }
}
