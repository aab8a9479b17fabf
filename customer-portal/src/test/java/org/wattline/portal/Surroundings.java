package org.wattline.portal;

import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.AccountStatus;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.vaadin.test.TwoSuppliers;

/** What the portal asks, in memory, with something in it. */
@Configuration(proxyBeanMethods = false)
class Surroundings {
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

  static void fill(FakeBilling billing) {
    billing.failure = null;
    billing.accounts.clear();
    billing.people.clear();
    UUID home = billing.add("1000 0017 42", "An Peeters", AccountRole.HOLDER, AccountStatus.OPEN);
    billing.letIn(home, "Jef Peeters", AccountRole.VIEWER);
    billing.add("1000 0023 08", "Bakkerij Peeters BV", AccountRole.PAYER, AccountStatus.OPEN);
    billing.add("1000 0001 90", "An Peeters", AccountRole.HOLDER, AccountStatus.CLOSED);
  }
}
