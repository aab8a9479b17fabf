package org.wattline.portal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.AccountStatus;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.vaadin.test.FakeIdentityServer;
import org.wattline.tenancy.vaadin.test.TwoSuppliers;

/** The portal alone in a browser, everything around it in memory: to look at its pages. */
final class PortalDemo {
  private PortalDemo() {}

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    FakeIdentityServer identity = new FakeIdentityServer(Clock.systemUTC(), port + 1);
    identity.personOf(
        "zonnestroom",
        new FakeIdentityServer.User(
            "an", "An Peeters", "an.peeters@example.com", List.of("customer")));
    identity.personOf(
        "goldengrid",
        new FakeIdentityServer.User(
            "sam", "Sam Rivera", "sam.rivera@example.com", List.of("customer")));
    Surroundings.issuerBase = identity.issuerBase();
    Path key = Files.createTempDirectory("portal-demo").resolve("key.pem");
    new SpringApplicationBuilder(CustomerPortal.class, Surroundings.class)
        .run(
            "--vaadin.productionMode=true",
            "--server.port=" + port,
            "--management.server.port=" + (port + 2),
            "--wattline.public.port=" + port,
            "--wattline.client.key-file=" + key,
            "--wattline.keycloak.backchannel=" + identity.backChannel());
  }

  /** What the portal asks. */
  @Configuration(proxyBeanMethods = false)
  static class Surroundings {
    static String issuerBase = "";

    @Bean
    TenantDirectory directory() {
      return new TwoSuppliers(issuerBase).directory();
    }

    @Bean
    @Primary
    FakeBilling billing() {
      FakeBilling billing = new FakeBilling();
      UUID home = billing.add("1000 0017 42", "An Peeters", AccountRole.HOLDER, AccountStatus.OPEN);
      billing.letIn(home, "Jef Peeters", AccountRole.VIEWER);
      billing.add("1000 0023 08", "Bakkerij Peeters BV", AccountRole.PAYER, AccountStatus.OPEN);
      billing.add("1000 0001 90", "An Peeters", AccountRole.HOLDER, AccountStatus.CLOSED);
      return billing;
    }
  }
}
