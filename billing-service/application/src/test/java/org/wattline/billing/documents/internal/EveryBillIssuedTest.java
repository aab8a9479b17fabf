package org.wattline.billing.documents.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.bills.BillDirectory;
import org.wattline.billing.bills.SupplyWorld;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.customers.PostalAddress;
import org.wattline.billing.contract.documents.Issuer;
import org.wattline.billing.customers.AccountHolders;
import org.wattline.billing.documents.OfficialRules;
import org.wattline.documents.einvoice.PeppolInvoice;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

/**
 * Every bill that any test of this module issued, whatever it was issued for, is an invoice or a
 * credit note by the official rules of EN 16931 and Peppol. It comes last, and issues one of its
 * own, so that it looks at something when it runs alone.
 */
@Tag("UC-043")
@TwoTenantTest
@Order(Integer.MAX_VALUE)
@Import(SupplyWorld.Beans.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EveryBillIssuedTest {
  private static final Issuer WITH_VAT =
      new Issuer(
          "Zonnestroom NV",
          new PostalAddress("Energiekaai 12", null, "2000", "Antwerpen", null, "BE"),
          "0123456749",
          "BE0123456749",
          "0208:0123456749",
          "BE71096123456769",
          "GKCCBEBB",
          null,
          Map.of(),
          0);

  @LocalServerPort int port;
  @Autowired SupplyWorld world;
  @Autowired BillDirectory bills;
  @Autowired AccountHolders holders;
  @Autowired JdbcClient jdbc;

  @Test
  void passesTheOfficialRules(TwoTenants tenants) {
    issueOne(tenants);
    List<String> broken = new ArrayList<>();
    int looked = 0;
    for (TenantId tenant : List.of(tenants.acme().id(), tenants.bolt().id())) {
      looked += TenantScope.call(tenant, () -> lookedAt(broken));
    }

    assertThat(looked).isPositive();
    assertThat(broken).isEmpty();
  }

  private void issueOne(TwoTenants tenants) {
    Service service = new Service(port);
    Desk desk = new Desk(service, tenants);
    UUID account = UUID.fromString(desk.aMember("HOLDER").accountId());
    UUID point = UUID.randomUUID();
    int year = LocalDate.ofInstant(tenants.clock().instant(), SupplyWorld.ZONE).getYear() - 1;
    world.agree(UUID.randomUUID(), account, point, year + "-01-01", null);
    world.use(point, year + "-01-01", year + "-02-01", 10, tenants.clock().instant());
    Service.Answer issued =
        service.post(
            desk.staff(Role.BILLING),
            "/api/v1/accounts/" + account + "/bills",
            Map.of("id", UUID.randomUUID(), "until", year + "-02-01"));
    assertThat(issued.status()).as(issued.body()).isEqualTo(200);
  }

  private int lookedAt(List<String> broken) {
    // a test of the search writes rows without content, which nobody issued
    List<UUID> issued =
        jdbc.sql("select id from bill where content <> '{}' order by id").query(UUID.class).list();
    for (UUID id : issued) {
      Bill bill = bills.byId(id, "en").orElseThrow();
      String invoice =
          new String(
              PeppolInvoice.write(
                  EInvoices.of(bill, holders.of(bill.accountId()).orElseThrow(), WITH_VAT)),
              StandardCharsets.UTF_8);
      OfficialRules.broken(invoice).forEach(rule -> broken.add(bill.number() + ": " + rule));
    }
    return issued.size();
  }
}
