package org.wattline.controlplane.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.testing.ControlPlaneTest;
import org.wattline.tenancy.secrets.SecretVault;
import org.wattline.tenancy.test.GrantsProof;
import org.wattline.tenancy.test.GrantsProof.Login;
import org.wattline.tenancy.test.TestDatabase;

/** Wall five between suppliers as the control plane really provisions them. */
class ProvisionedTenantsWallTest extends ControlPlaneTest {
  /** A number of rows that nothing else in the database has. */
  private static final int ROWS = 48_731;

  private static final String CANARY = "canary-of-a-neighbour";

  /** Insufficient privilege. */
  private static final String REFUSED = "42501";

  @Autowired SecretVault vault;

  @Test
  void noProvisionedRoleReachesAnythingOfAnother(TestReporter report) throws SQLException {
    List<Login> logins = List.of(login(provisioned("left")), login(provisioned("right")));

    GrantsProof.Extent extent = GrantsProof.prove(TestDatabase.shared(), logins);

    report.publishEntry("grants proof of provisioned suppliers", extent.toString());
    assertThat(extent.relations()).isGreaterThanOrEqualTo(2 * 9);
    assertThat(extent.sequences()).isGreaterThanOrEqualTo(2 * 2);
  }

  @Test
  void theProofFindsOneGrantTooMany() throws SQLException {
    Login mine = login(provisioned("curious"));
    Login other = login(provisioned("careless"));
    jdbc.sql("grant usage on schema " + other.schema() + " to " + mine.schema()).update();
    jdbc.sql("grant select on " + other.schema() + ".heap to " + mine.schema()).update();
    try {
      assertThatThrownBy(() -> GrantsProof.prove(TestDatabase.shared(), List.of(mine)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("not refused: select * from " + other.schema() + ".heap");
    } finally {
      jdbc.sql("revoke all on " + other.schema() + ".heap from " + mine.schema()).update();
      jdbc.sql("revoke usage on schema " + other.schema() + " from " + mine.schema()).update();
    }
  }

  @Test
  void noCatalogueTellsANeighboursNameHostTextOrRowCount(TestReporter report) throws SQLException {
    RegisteredTenant neighbour = provisioned("neighbour");
    Login me = login(provisioned("looker"));
    fill(login(neighbour));
    List<String> secrets =
        List.of(
            neighbour.slug(),
            neighbour.legalName(),
            neighbour.administrator().email(),
            neighbour.hosts().portal().getFirst(),
            CANARY,
            Integer.toString(ROWS));

    var told = new ArrayList<String>();
    int read = 0;
    int refused = 0;
    try (Connection behind = TestDatabase.shared().superuser();
        Connection mine =
            TestDatabase.shared().connection(TestDatabase.DATABASE, me.schema(), me.password())) {
      for (String relation : catalogues(behind)) {
        try (Statement statement = mine.createStatement();
            ResultSet rows = statement.executeQuery("select x::text from " + relation + " x")) {
          read++;
          while (rows.next()) {
            String row = String.valueOf(rows.getString(1));
            secrets.stream()
                .filter(row::contains)
                .forEach(secret -> told.add(relation + " tells " + secret));
          }
        } catch (SQLException e) {
          assertThat(e.getSQLState()).as("%s: %s", relation, e.getMessage()).isEqualTo(REFUSED);
          refused++;
        }
      }
    }

    report.publishEntry("catalogues", "read " + read + ", refused " + refused);
    assertThat(read).isGreaterThan(50);
    assertThat(refused).isGreaterThan(50);
    assertThat(told).isEmpty();
    assertThat(tellsBehind(secrets)).as("there is something to tell").isPositive();
  }

  private Login login(RegisteredTenant tenant) {
    var keys = tenant.requireKeys();
    return new Login(
        tenant.schema(),
        vault.open(
            tenant.id(), keys.wrapped(), SecretVault.DATABASE_PASSWORD, keys.sealedPassword()));
  }

  /** Rows of a number and a text that statistics then know. */
  private static void fill(Login neighbour) throws SQLException {
    try (Connection connection =
            TestDatabase.shared()
                .connection(TestDatabase.DATABASE, neighbour.schema(), neighbour.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          String.format(
              Locale.ROOT,
              "insert into heap select '%s' from generate_series(1, %d)",
              CANARY,
              ROWS));
    }
    try (Connection behind = TestDatabase.shared().superuser();
        Statement statement = behind.createStatement()) {
      statement.execute("analyze " + neighbour.schema() + ".heap");
    }
  }

  private static List<String> catalogues(Connection behind) throws SQLException {
    var found = new ArrayList<String>();
    try (Statement statement = behind.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname in ('pg_catalog', 'information_schema') and c.relkind in ('r', 'v')
                 order by 1
                """)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** How many catalogues tell it to a superuser: the search would find it. */
  private static int tellsBehind(List<String> secrets) throws SQLException {
    int telling = 0;
    try (Connection behind = TestDatabase.shared().superuser();
        Statement statement = behind.createStatement()) {
      for (String relation : List.of("pg_class", "pg_statistic", "pg_stats")) {
        try (ResultSet rows = statement.executeQuery("select x::text from " + relation + " x")) {
          while (rows.next()) {
            String row = String.valueOf(rows.getString(1));
            telling += secrets.stream().anyMatch(row::contains) ? 1 : 0;
          }
        }
      }
    }
    return telling;
  }
}
