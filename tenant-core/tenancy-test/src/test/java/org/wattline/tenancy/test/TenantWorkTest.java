package org.wattline.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.wattline.tenancy.NoTenantBoundException;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.TenantScopeConflictException;
import org.wattline.tenancy.concurrent.EachTenant;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.jdbc.PlatformDataSource;
import org.wattline.tenancy.test.app.Note;
import org.wattline.tenancy.test.app.NoteKeeping;
import org.wattline.tenancy.test.app.ProbeApplication;

/**
 * Work outside requests: sessions, schedules, jobs for all tenants, and what they leave in logs.
 */
@TwoTenantTest
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
    classes = {ProbeApplication.class, TenantWorkTest.Schedules.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "wattline.security.realms=tenants",
      "management.server.port=0",
      "management.endpoints.web.exposure.include=prometheus,health"
    })
class TenantWorkTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @Autowired TwoTenants tenants;
  @Autowired NoteKeeping notes;
  @Autowired JdbcClient jdbc;
  @Autowired EntityManagerFactory sessions;
  @Autowired EachTenant each;
  @Autowired TaskScheduler scheduler;
  @Autowired PlatformDataSource platform;
  @Autowired MeterRegistry meters;
  @Autowired Schedules schedules;
  @LocalServerPort int port;

  @LocalManagementPort int managementPort;

  @Configuration(proxyBeanMethods = false)
  static class Schedules {
    final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private final JdbcClient jdbc;

    Schedules(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    @Scheduled(fixedDelay = 50)
    void forgetful() {
      try {
        jdbc.sql("select count(*) from note").query(Long.class).single();
      } catch (RuntimeException e) {
        fault.set(e);
      }
    }

    @Bean
    String nothing() {
      return "";
    }
  }

  @Test
  void withoutATenantNoRoadLeadsToTheDatabase() {
    assertThatThrownBy(() -> notes.byJdbc()).hasRootCauseInstanceOf(NoTenantBoundException.class);
    assertThatThrownBy(() -> notes.byJpa()).hasRootCauseInstanceOf(NoTenantBoundException.class);
    assertThatThrownBy(() -> notes.add("nobody's"))
        .hasRootCauseInstanceOf(NoTenantBoundException.class);
    assertThatThrownBy(() -> notes.byAsync().get(5, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(NoTenantBoundException.class);
  }

  @Test
  void aScheduleThatForgetsItsTenantFailsAndReadsNothing() {
    await().atMost(SOON).until(() -> schedules.fault.get() != null);

    assertThat(schedules.fault.get()).hasRootCauseInstanceOf(NoTenantBoundException.class);
  }

  @Test
  void hibernateAndPlainJdbcShareOneTransactionAndOneTenant() {
    String title = "both-" + UUID.randomUUID();
    TenantScope.run(tenants.acme().id(), () -> notes.add(title));

    assertThat(tenants.as(tenants.acme(), () -> bodyOf(title))).containsExactly("seen by JDBC");
    assertThat(tenants.as(tenants.bolt(), () -> bodyOf(title))).isEmpty();
  }

  @Test
  void aSessionOfOneTenantIsUselessInTheScopeOfAnother() {
    EntityManager session = tenants.as(tenants.acme(), sessions::createEntityManager);
    try {
      assertThatThrownBy(
              () ->
                  TenantScope.run(
                      tenants.bolt().id(), () -> session.find(Note.class, UUID.randomUUID())))
          .satisfies(
              e ->
                  assertThat(e)
                      .isInstanceOfAny(
                          TenantScopeConflictException.class, PersistenceException.class));
      assertThatThrownBy(() -> session.find(Note.class, UUID.randomUUID()))
          .isInstanceOf(RuntimeException.class);
      assertThat(tenants.as(tenants.acme(), () -> session.find(Note.class, UUID.randomUUID())))
          .isNull();
    } finally {
      session.close();
    }
  }

  @Test
  void aJobForAllTenantsWritesToEachItsOwn() throws InterruptedException {
    String job = "job-" + UUID.randomUUID();

    EachTenant.Report report = each.run(job, tenant -> notes.add(job + "-" + tenant.slug()));

    assertThat(report.complete()).isTrue();
    for (TenantEntry tenant : List.of(tenants.acme(), tenants.bolt())) {
      assertThat(tenants.as(tenant, notes::byJdbc).stream().filter(title -> title.startsWith(job)))
          .containsExactly(job + "-" + tenant.slug());
    }
  }

  @Test
  void whatATenantSchedulesRunsAsThatTenant() throws Exception {
    CompletableFuture<List<String>> seen = new CompletableFuture<>();
    String title = "later-" + UUID.randomUUID();
    TenantScope.run(
        tenants.bolt().id(),
        () -> {
          notes.add(title);
          scheduler.schedule(() -> seen.complete(notes.byJpa()), Instant.EPOCH);
        });

    assertThat(seen.get(10, TimeUnit.SECONDS)).contains(title);
  }

  @Test
  void thePlatformsDataSourceIsAskedForByItsOwnType() throws Exception {
    try (var connection = platform.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select current_user")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo(TestDatabase.CONTROL_ROLE);
    }
  }

  @Test
  void everyLoggedLineOfARequestCarriesItsTenantAndItsId(CapturedOutput output) {
    new ProbeClient(port).get("/api/v1/me", acme(), "X-Request-Id", "line-finder-1");

    assertThat(output.getOut().lines().filter(line -> line.endsWith(": me")))
        .last()
        .asString()
        .contains("[acme line-finder-1 ");
  }

  @Test
  void requestsAreCountedPerTenantAndStrangersAddNoSeries() {
    ProbeClient client = new ProbeClient(port);
    client.get("/api/v1/me", acme());
    client.get("/api/v1/me", null, "X-Tenant", "invented");

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(meters.get("http.server.requests").tag("tenant", "acme").timer().count())
                    .isPositive());
    assertThat(meters.get("http.server.requests").tag("tenant", "none").timers()).isNotEmpty();
    assertThat(meters.find("http.server.requests").tag("tenant", "invented").timers()).isEmpty();
  }

  @Test
  void metricsAndHealthAreOpenOnTheirOwnPortAlone() {
    assertThat(new ProbeClient(managementPort).get("/actuator/prometheus", null))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(200);
              assertThat(answer.body())
                  .contains("wattline_db_connections_limit")
                  .contains("jvm_memory_used_bytes{area=\"heap\"")
                  .contains("service=\"wattline\"")
                  .contains("wattline_db_pools");
            });
    var health = new ProbeClient(managementPort).get("/actuator/health", null);
    assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
    assertThat(new ProbeClient(port).get("/actuator/health", null).statusCode()).isEqualTo(401);
  }

  private List<String> bodyOf(String title) {
    return jdbc.sql("select body from note where title = ?")
        .param(title)
        .query(String.class)
        .list();
  }

  private String acme() {
    return tenants.tokens().forTenant(tenants.acme()).sign();
  }
}
