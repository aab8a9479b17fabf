package org.wattline.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.secrets.SecretVault;

/** Wall five, inside the database. */
@TwoTenantTest
class GrantsProofTest {

  @Test
  void noTenantsRoleReachesAnythingOfANeighbour(TwoTenants tenants) {
    GrantsProof.Extent extent = GrantsProof.prove(tenants);

    System.out.println("grants proof: " + extent);
    assertThat(extent.relations()).isGreaterThanOrEqualTo(6);
    assertThat(extent.routines()).isGreaterThanOrEqualTo(4);
    assertThat(extent.sequences()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void aRoleWorksInItsOwnSchemaAndAddsToAppendOnlyTablesAlone(TwoTenants tenants)
      throws SQLException {
    try (Connection acme = tenants.connection(tenants.acme());
        Statement statement = acme.createStatement()) {
      statement.execute("insert into posting (reason) values ('once')");
      statement.execute("update note set body = 'changed' where false");
      statement.execute("select nextval('note_number'), note_count() from note_titles limit 1");

      assertThatThrownBy(() -> statement.execute("update posting set reason = 'twice'"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> statement.execute("delete from posting"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> statement.execute("select * from schema_history"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void aRoleLogsInToNoOtherDatabase(TwoTenants tenants) {
    var access = Objects.requireNonNull(tenants.acme().database());
    String password =
        tenants
            .vault()
            .open(
                tenants.acme().id(),
                access.wrappedKey(),
                SecretVault.DATABASE_PASSWORD,
                access.sealedPassword());

    for (String database : new String[] {"postgres", "template1"}) {
      assertThatThrownBy(
              () -> tenants.database().connection(database, access.schema(), password).close())
          .hasMessageContaining("permission denied for database");
    }
    assertThatThrownBy(
            () -> tenants.database().connection("wattline", access.schema(), "guessed").close())
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void theProofFindsAHoleThatSomebodyMakes(TwoTenants tenants) throws SQLException {
    String foreign = tenants.bolt().id().databaseName();
    String mine = tenants.acme().id().databaseName();
    try (Connection control = tenants.database().control();
        Statement statement = control.createStatement()) {
      statement.execute("grant usage on schema " + foreign + " to " + mine);
      statement.execute("grant select on " + foreign + ".note to " + mine);
      try {
        assertThatThrownBy(() -> GrantsProof.prove(tenants))
            .isInstanceOf(AssertionError.class)
            .hasMessageContaining("not refused: select * from " + foreign + ".note");
      } finally {
        statement.execute("revoke all on " + foreign + ".note from " + mine);
        statement.execute("revoke usage on schema " + foreign + " from " + mine);
      }
    }
  }
}
