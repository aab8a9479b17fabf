package org.wattline.console;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.ResponseEntity;
import org.wattline.billing.contract.customers.CustomersApi;
import org.wattline.billing.contract.customers.DeliveryChannel;
import org.wattline.billing.contract.customers.NewAccount;
import org.wattline.controlplane.api.Job;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.JobsApi;
import org.wattline.controlplane.api.MigrationRequest;
import org.wattline.controlplane.api.MigrationRun;
import org.wattline.controlplane.api.MigrationsApi;
import org.wattline.controlplane.api.SecretsApi;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantState;
import org.wattline.tenancy.vaadin.test.TwoSuppliers;

/** What the console asks, in memory, with something in it. */
@Configuration(proxyBeanMethods = false)
@Import({
  FakeArrangements.class,
  FakeBank.class,
  FakeBooks.class,
  FakeMoneyReturns.class,
  FakeClaims.class,
  FakeGround.class,
  FakeMeterFiles.class,
  FakeMoney.class,
  FakeMoves.class,
  FakeRuns.class,
  FakeSearch.class,
  FakeTariffs.class,
  FakeVee.class
})
class Surroundings {
  private static final String[] GIVEN = {"An", "Jef", "Fatima", "Luc", "Sofie", "Ahmed", "Griet"};
  private static final String[] FAMILY = {
    "Peeters", "Janssens", "El Amrani", "Maes", "Claes", "Willems", "Vandenbroucke", "De Smet"
  };
  private static final String[] CITY = {"Antwerpen", "Gent", "Leuven", "Mechelen", "Brugge"};

  @Bean
  TenantDirectory directory() {
    return new TwoSuppliers(System.getProperty("demo.issuer", "http://auth.localhost/realms/"))
        .directory();
  }

  @Bean
  @Primary
  FakeBilling billing() {
    FakeBilling billing = new FakeBilling();
    fill(billing);
    return billing;
  }

  @Bean
  @Primary
  CustomersApi fakeCustomers(FakeBilling billing) {
    return billing.asCustomers();
  }

  @Bean
  @Primary
  FakeControlPlane controlPlane() {
    FakeControlPlane plane = new FakeControlPlane();
    fill(plane);
    return plane;
  }

  @Bean
  @Primary
  SecretsApi fakeSecrets(FakeControlPlane plane) {
    return plane.asSecrets();
  }

  @Bean
  @Primary
  JobsApi fakeJobs(FakeControlPlane plane) {
    return new JobsApi() {
      @Override
      public Job get(UUID job) {
        return plane.next(job);
      }

      @Override
      public ResponseEntity<Job> retry(UUID job) {
        plane.calls.add("retry");
        Job was = plane.next(job);
        return ResponseEntity.accepted()
            .body(plane.job(was.kind(), was.tenant().value(), JobState.RUNNING, 3, null));
      }
    };
  }

  @Bean
  @Primary
  MigrationsApi fakeMigrations() {
    return new MigrationsApi() {
      @Override
      public ResponseEntity<MigrationRun> start(MigrationRequest request) {
        return ResponseEntity.accepted().body(run());
      }

      @Override
      public List<MigrationRun> list() {
        return List.of(run());
      }

      @Override
      public MigrationRun get(UUID run) {
        return run();
      }
    };
  }

  static void fill(FakeBilling billing) {
    billing.failure = null;
    billing.customers.clear();
    billing.accounts.clear();
    billing.audit.clear();
    for (int index = 0; index < 280; index++) {
      billing.person(
          GIVEN[index % GIVEN.length], FAMILY[index % FAMILY.length], CITY[index % CITY.length]);
    }
    UUID first = billing.customers.keySet().iterator().next();
    billing.open(new NewAccount(first, DeliveryChannel.EMAIL));
    billing.open(new NewAccount(first, DeliveryChannel.POST));
  }

  static void fill(FakeControlPlane plane) {
    plane.tenants.clear();
    plane.jobs.clear();
    plane.secrets.clear();
    plane.calls.clear();
    UUID zon =
        plane
            .add("zonnestroom", "Zonnestroom NV", "Zonnestroom", "#0b6e4f", TenantState.READY)
            .id()
            .value();
    plane.job(JobKind.EXPORT, zon, JobState.DONE, 8, null);
    plane.add("goldengrid", "Golden Grid Energy LLC", "Golden Grid", "#7a3e9d", TenantState.READY);
    plane.add("kustwind", "Kustwind CV", "Kustwind", "#0a5c8f", TenantState.SUSPENDED);
    UUID stuck =
        plane
            .add("lichtpunt", "Lichtpunt BV", "Lichtpunt", "#a3341b", TenantState.BLOCKED)
            .id()
            .value();
    Job blocked =
        plane.job(
            JobKind.PROVISION,
            stuck,
            JobState.BLOCKED,
            3,
            "The identity server did not answer within 10 s.");
    plane.becomes(stuck, TenantState.BLOCKED, "Step realm failed: no answer", blocked.id());
  }

  private static MigrationRun run() {
    return new MigrationRun(
        FakeBilling.id("run"),
        7,
        "onboarding".toLowerCase(Locale.ROOT),
        FakeControlPlane.AT,
        FakeControlPlane.AT,
        3,
        1,
        0,
        List.of());
  }
}
