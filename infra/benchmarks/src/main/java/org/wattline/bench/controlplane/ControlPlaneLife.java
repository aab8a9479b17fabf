package org.wattline.bench.controlplane;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.controlplane.api.Administrator;
import org.wattline.controlplane.api.Hosts;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.Quotas;
import org.wattline.controlplane.job.JobPlans;
import org.wattline.controlplane.job.JobRunner;
import org.wattline.controlplane.job.JobWorker;
import org.wattline.controlplane.job.Jobs;
import org.wattline.controlplane.job.Leases;
import org.wattline.controlplane.job.WakeUp;
import org.wattline.controlplane.lifecycle.MigrationPlan;
import org.wattline.controlplane.lifecycle.MigrationRuns;
import org.wattline.controlplane.provisioning.DatabaseSteps;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.AuditTrail;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.TenantStatus;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.controlplane.schema.SchemaMigrator;
import org.wattline.controlplane.schema.SchemaStream;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.secrets.MasterKeys;
import org.wattline.tenancy.secrets.SecretVault;

/**
 * One life of the control plane's workers, from start to kill: registry, jobs, leases, fences and
 * migrations as in production, without its HTTP side and without Keycloak.
 */
final class ControlPlaneLife implements AutoCloseable {
  /** As the service has it. */
  private static final Duration LEASE = Duration.ofSeconds(15);

  private static final int WORKERS = 4;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Actor ACTOR = new Actor("bench");

  private final MortalDataSource database;
  private final AnnotationConfigApplicationContext parts;

  /**
   * Starts it; its workers take what is due.
   *
   * @param number of the life, so that its sessions can be told from others'
   */
  ControlPlaneLife(int number, SchemaStream stream, MasterKeys keys) {
    database = new MortalDataSource("control-plane-life-" + number);
    parts = new AnnotationConfigApplicationContext();
    parts.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
    parts.registerBean("dataSource", DataSource.class, () -> database);
    parts.registerBean(
        PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
    parts.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    parts.registerBean(Clock.class, Clock::systemUTC);
    parts.registerBean(SchemaStream.class, () -> stream);
    parts.registerBean(SecretVault.class, () -> new SecretVault(keys));
    parts.registerBean(
        JobWorker.Settings.class,
        () -> new JobWorker.Settings(WORKERS, LEASE, POLL, Duration.ZERO, true));
    parts.register(Parts.class);
    parts.refresh();
  }

  /** The control plane's own classes. */
  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement
  @Import({
    Tenants.class,
    AuditTrail.class,
    Jobs.class,
    JobPlans.class,
    Leases.class,
    JobRunner.class,
    JobWorker.class,
    WakeUp.class,
    SchemaMigrator.class,
    DatabaseSteps.class,
    DatabaseOnlyPlan.class,
    MigrationPlan.class,
    MigrationRuns.class
  })
  static class Parts {}

  /** Makes the registry's tables, where they are not there yet. */
  static void makeRegistry() {
    try (MortalDataSource database = new MortalDataSource("registry")) {
      Flyway.configure()
          .dataSource(database)
          .schemas("platform")
          .locations("classpath:db/platform")
          .load()
          .migrate();
    }
  }

  /** The master key that all lives of a run share. */
  static MasterKeys masterKeys(Path folder) {
    return MasterKeys.readOrCreate(folder.resolve("master.key"));
  }

  <T> T part(Class<T> type) {
    return parts.getBean(type);
  }

  /** Registers a Flemish supplier and queues its provisioning, as the onboarding team does. */
  TenantId request() {
    String slug = "bench-" + UUID.randomUUID().toString().substring(0, 12);
    Instant now = part(Clock.class).instant();
    RegisteredTenant wanted =
        new RegisteredTenant(
            new TenantId(UUID.randomUUID()),
            slug,
            "Bench NV",
            "BE-VLG",
            Currency.getInstance("EUR"),
            ZoneId.of("Europe/Brussels"),
            List.of(Locale.forLanguageTag("nl"), Locale.FRENCH, Locale.ENGLISH),
            new Brand("Bench", "#0b6e4f", null, "help@bench.example", "+32 2 000 00 00"),
            new Hosts(List.of(slug + ".localhost"), List.of(slug + "-staff.localhost")),
            "local",
            new TenantStatus.Requested(),
            null,
            0,
            false,
            Map.copyOf(Quotas.DEFAULTS),
            List.of(),
            new Administrator("first@bench.example", "Femke", "Eerste"),
            1,
            now,
            now);
    new TransactionTemplate(part(PlatformTransactionManager.class))
        .executeWithoutResult(
            status -> {
              part(Tenants.class).register(wanted, ACTOR, "tenant-requested");
              part(Jobs.class).request(wanted.id(), JobKind.PROVISION, Map.of(), ACTOR, null);
            });
    return wanted.id();
  }

  /** Queues the migration of these suppliers. */
  UUID migrate(List<TenantId> suppliers) {
    return part(MigrationRuns.class).start(suppliers, ACTOR).id();
  }

  /** Ends it as SIGKILL would: its steps come to nothing, its leases stay until they run out. */
  void kill() throws SQLException {
    database.kill();
    close();
  }

  @Override
  public void close() {
    parts.close();
    database.close();
  }
}
