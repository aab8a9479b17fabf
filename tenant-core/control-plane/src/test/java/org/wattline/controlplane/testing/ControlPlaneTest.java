package org.wattline.controlplane.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.wattline.controlplane.api.Administrator;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.LegalEntityRequest;
import org.wattline.controlplane.api.PostalAddress;
import org.wattline.controlplane.api.PrivateKeyJwt;
import org.wattline.controlplane.api.TenantRequest;
import org.wattline.controlplane.identity.IdentitySettings;
import org.wattline.controlplane.identity.KeycloakAdmin;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.JobRunner;
import org.wattline.controlplane.job.Jobs;
import org.wattline.controlplane.job.Lease;
import org.wattline.controlplane.job.Leases;
import org.wattline.controlplane.lifecycle.Registration;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.controlplane.schema.SchemaStream;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.secrets.MasterKeys;
import org.wattline.tenancy.test.TestDatabase;

/**
 * The whole control plane on a real PostgreSQL, a real Keycloak and a mail server. Its worker is
 * off: tests run the jobs themselves, and can kill the work at any operation.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "wattline.jobs.enabled=false",
      "management.server.port=0",
      "spring.data.redis.port=1",
      "wattline.archives.max-bytes=2097152",
      "logging.structured.format.console=",
      "wattline.directory.token=services-only"
    })
@Import(ControlPlaneTest.Cuttable.class)
public abstract class ControlPlaneTest {
  protected static final Actor ONBOARDING = new Actor("an.onboarder");
  protected static final Duration LEASE = Duration.ofSeconds(30);
  protected static final GreenMail MAIL = mail();
  private static final Path WORK = folder();

  @Autowired protected Registration registration;
  @Autowired protected Tenants tenants;
  @Autowired protected Jobs jobs;
  @Autowired protected Leases leases;
  @Autowired protected JobRunner runner;
  @Autowired protected JdbcClient jdbc;
  @Autowired protected Cut cut;

  @DynamicPropertySource
  static void parts(DynamicPropertyRegistry registry) {
    TestDatabase database = TestDatabase.shared();
    registry.add("spring.datasource.url", () -> database.url(TestDatabase.DATABASE));
    registry.add("spring.datasource.username", () -> TestDatabase.CONTROL_ROLE);
    registry.add("spring.datasource.password", () -> TestDatabase.CONTROL_PASSWORD);
    registry.add("wattline.keycloak.backchannel", () -> TestKeycloak.shared().address().toString());
    registry.add(
        "wattline.keycloak.admin-key-file", () -> TestKeycloak.shared().keyFile().toString());
    registry.add("wattline.master-key-file", () -> masterKeyFile().toString());
    registry.add("wattline.archives.directory", () -> WORK.resolve("archives").toString());
    registry.add("wattline.mail.host", () -> "127.0.0.1");
    registry.add("wattline.mail.port", () -> MAIL.getSmtp().getPort());
    registry.add("wattline.mail.from", () -> "no-reply@wattline.example");
  }

  /** Puts the cut into the paths to the database and to Keycloak. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Cuttable {
    @Bean
    @Primary
    SchemaStream probeStream() {
      return new SchemaStream(List.of(ProbeSchema.NOW));
    }

    @Bean
    Cut cut() {
      return new Cut();
    }

    @Bean
    static BeanPostProcessor cutTheDatabase(ObjectProvider<Cut> cut) {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          return bean instanceof DataSource source
              ? CutDataSource.of(source, cut.getObject())
              : bean;
        }
      };
    }

    @Bean
    @Primary
    KeycloakAdmin cuttableKeycloak(IdentitySettings settings, Clock clock, Cut cut) {
      return new KeycloakAdmin(
          settings.keycloak().backchannel(),
          "http://auth.localhost:8080/realms/master",
          PrivateKeyJwt.of(
              settings.keycloak().adminClientId(), TestKeycloak.shared().keyFile(), clock),
          settings.keycloak().adminTimeout(),
          clock) {
        @Override
        protected HttpResponse<String> exchange(
            String method, String path, @Nullable Object body, String bearer) throws IOException {
          cut.before();
          HttpResponse<String> answer = super.exchange(method, path, body, bearer);
          cut.after();
          return answer;
        }
      };
    }
  }

  /** What an earlier test left unfinished is nobody's work here. */
  @BeforeEach
  void emptyQueue() {
    jdbc.sql(
            """
            update platform.job set state = 'DONE', lease_token = null, lease_owner = null, lease_until = null
             where state in ('QUEUED', 'RUNNING', 'WAITING')
            """)
        .update();
  }

  @AfterEach
  void disarm() {
    cut.disarm();
    endLeases();
  }

  /** A Flemish supplier with a name of its own. */
  public static TenantRequest aSupplier(String name) {
    String slug = name + "-" + UUID.randomUUID().toString().substring(0, 8);
    return new TenantRequest(
        slug,
        "Supplier " + name + " NV",
        "BE-VLG",
        "EUR",
        "Europe/Brussels",
        List.of("nl", "fr", "en"),
        new Brand(
            "Supplier " + name, "#0b6e4f", null, "help@" + slug + ".example", "+32 2 000 00 00"),
        null,
        new LegalEntityRequest(
            "Supplier " + name + " NV",
            "0123.456.789",
            "BE0123456789",
            new PostalAddress("Kerkstraat 1", "9000", "Gent", null, "BE")),
        new Administrator("first@" + slug + ".example", "Femke", "Eerste"),
        null,
        null);
  }

  /** Registers a supplier and runs its provisioning to the end. */
  protected RegisteredTenant provisioned(String name) {
    RegisteredTenant tenant = registration.register(aSupplier(name), null, ONBOARDING);
    runAll();
    return tenants.get(tenant.id());
  }

  /** Runs every job that is due, as a worker would. */
  protected void runAll() {
    for (Optional<Lease> lease = leases.take("test", LEASE);
        lease.isPresent();
        lease = leases.take("test", LEASE)) {
      runner.run(lease.get(), () -> false);
    }
  }

  /** Runs a job to its end and expects it to be done. */
  protected JobRecord done(JobRecord job) {
    runAll();
    JobRecord after = jobs.get(job.id());
    if (after.state() != JobState.DONE) {
      throw new AssertionError(
          "Job is " + after.state() + ": " + after.cause() + " " + after.steps());
    }
    return after;
  }

  /** As time does to the leases of a worker that is gone. */
  protected void endLeases() {
    jdbc.sql(
            "update platform.job set lease_until = clock_timestamp() - interval '1 second' where state = 'RUNNING'")
        .update();
  }

  protected static Path masterKeyFile() {
    Path file = WORK.resolve("master.key");
    MasterKeys.readOrCreate(file);
    return file;
  }

  private static GreenMail mail() {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    return mail;
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("control-plane-test");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
