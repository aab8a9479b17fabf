package org.wattline.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CanariesTest {
  private TwoTenants tenants;

  @BeforeEach
  void twoOfTheirOwn() {
    tenants = TwoTenants.with(new ProbeSchema());
  }

  @Test
  void everyTextColumnCarriesItsTenantsCanaryOrIsNamed() throws SQLException {
    Canaries.Planting planting = Canaries.plant(tenants, Set.of("posting.reason"));

    assertThat(planting.planted()).containsExactlyInAnyOrder("note.title", "note.body");
    assertThat(planting.refused()).containsOnlyKeys("note.language");
    for (var tenant :
        new org.wattline.tenancy.directory.TenantEntry[] {tenants.acme(), tenants.bolt()}) {
      try (Connection connection = tenants.connection(tenant);
          var statement = connection.createStatement();
          var row = statement.executeQuery("select title, body from note")) {
        row.next();
        assertThat(row.getString(1)).startsWith(Canaries.of(tenant));
        Canaries.assertNoForeignCanary(tenants, tenant, "its own row", row.getString(2));
      }
    }
  }

  @Test
  void aForeignCanaryIsSeenPlainEncodedAndByItsOwnersId() {
    var acme = tenants.acme();
    String canary = Canaries.of(tenants.bolt());
    byte[] inside = ("{\"a\":\"" + canary + "\"}").getBytes(StandardCharsets.UTF_8);
    for (String leak :
        new String[] {
          "… " + canary + " …",
          canary.toLowerCase(java.util.Locale.ROOT),
          Base64.getEncoder().encodeToString(inside),
          Base64.getEncoder()
              .encodeToString(
                  ("x" + new String(inside, StandardCharsets.UTF_8))
                      .getBytes(StandardCharsets.UTF_8)),
          Base64.getEncoder()
              .encodeToString(
                  ("xy" + new String(inside, StandardCharsets.UTF_8))
                      .getBytes(StandardCharsets.UTF_8)),
          Canaries.shortOf(tenants.bolt()),
          "tenant " + tenants.bolt().id(),
          "schema " + tenants.bolt().id().databaseName()
        }) {
      assertThatThrownBy(() -> Canaries.assertNoForeignCanary(tenants, acme, "a body", leak))
          .as(leak)
          .isInstanceOf(AssertionError.class);
    }
    Canaries.assertNoForeignCanary(tenants, acme, "a body", "its own " + Canaries.of(acme));
  }
}
