package org.wattline.controlplane.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.controlplane.job.Fence;
import org.wattline.controlplane.job.Lease;
import org.wattline.controlplane.job.StepFailedException;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.testing.ControlPlaneTest;
import org.wattline.controlplane.testing.Cut;
import org.wattline.tenancy.schema.SchemaContribution;
import org.wattline.tenancy.schema.TenantSchema;

class SchemaMigratorTest extends ControlPlaneTest {
  @Autowired DataSource dataSource;
  @Autowired PlatformTransactionManager transactionManager;

  /** A supplier with an empty schema and a lease on its job. */
  private record Place(RegisteredTenant tenant, Fence fence) {}

  @Test
  void aNewSchemaComesToTheNewestVersionWithTheRoleRightsOnIt() throws SQLException {
    Place place = place();

    SchemaMigrator.Outcome outcome = migrator("second").migrate(place.fence(), place.tenant().id());

    assertThat(outcome).isEqualTo(new SchemaMigrator.Outcome(0, 3));
    assertThat(tenants.get(place.tenant().id()).schemaVersion()).isEqualTo(3);
    assertThat(may(place, "posting", "insert")).isTrue();
    assertThat(may(place, "note", "insert")).isTrue();
    assertThat(may(place, "note", "update")).as("append-only").isFalse();
    assertThat(may(place, "schema_history", "select")).as("the migrator's own").isFalse();
  }

  @Test
  void aDataMigrationKeepsWhatItsAssertionsSay() throws SQLException {
    Place place = filled();

    migrator("second").migrate(place.fence(), place.tenant().id());

    assertThat(sum(place, "mills")).isEqualTo(12_500);
  }

  @Test
  void aMigrationThatLosesMoneyIsUndoneAndSaysWhat() throws SQLException {
    Place place = filled();

    assertThatThrownBy(() -> migrator("lossy").migrate(place.fence(), place.tenant().id()))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("V0003__postings_in_mills.sql was undone")
        .hasMessageContaining("number of postings and their sum per account");

    assertThat(sum(place, "cents")).isEqualTo(1_250);
    assertThat(tenants.get(place.tenant().id()).schemaVersion()).isEqualTo(2);
  }

  @Test
  void aPreconditionThatDoesNotHoldStopsBeforeAnythingIsChanged() throws SQLException {
    Place place = filled();
    jdbc.sql(
            "update %s.posting set cents = 900000000000000001 where cents > 0"
                .formatted(schema(place)))
        .update();

    assertThatThrownBy(() -> migrator("second").migrate(place.fence(), place.tenant().id()))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("does not hold before");

    assertThat(columns(place, "posting")).doesNotContain("mills");
  }

  @Test
  void aBrokenFileIsNamedAndLeavesTheVersionBeforeItWhole() throws SQLException {
    Place place = filled();

    assertThatThrownBy(() -> migrator("broken").migrate(place.fence(), place.tenant().id()))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("V0003__broken.sql")
        .hasMessageContaining("no_such_table");

    assertThat(columns(place, "half_made")).isEmpty();
    assertThat(tenants.get(place.tenant().id()).schemaVersion()).isEqualTo(2);
  }

  @Test
  void aFileChangedAfterItsReleaseIsRefused() throws SQLException {
    Place place = filled();

    assertThatThrownBy(() -> migrator("changed").migrate(place.fence(), place.tenant().id()))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("V0001__accounts.sql was changed");
  }

  @Test
  void aFunctionWithItsOwnersRightsIsRefused() throws SQLException {
    Place place = filled();

    assertThatThrownBy(() -> migrator("definer").migrate(place.fence(), place.tenant().id()))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("peek")
        .hasMessageContaining("SECURITY DEFINER");
  }

  @Test
  void anOldBuildRefusesANewerSchema() throws SQLException {
    Place place = filled();
    migrator("second").migrate(place.fence(), place.tenant().id());

    assertThatThrownBy(() -> migrator("first").migrate(place.fence(), place.tenant().id()))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("is of version 3 and this build knows up to 2");
  }

  @Test
  void anOldBuildDoesNotStartOnNewerSchemas() throws SQLException {
    Place place = filled();
    jdbc.sql("update platform.tenant set schema_version = 999 where id = :id")
        .param("id", place.tenant().id().value())
        .update();

    assertThatIllegalStateException()
        .isThrownBy(() -> new SchemaGuard(jdbc, stream("second")).afterPropertiesSet())
        .withMessageContaining(place.tenant().slug())
        .withMessageContaining("999");

    jdbc.sql("update platform.tenant set schema_version = 0 where id = :id")
        .param("id", place.tenant().id().value())
        .update();
  }

  @Test
  void killedAtAnyOperationItGoesOnToTheSameSchema() throws SQLException {
    Place whole = filled();
    migrator("second").migrate(whole.fence(), whole.tenant().id());
    Place place = filled();

    int kills = 0;
    for (long operation = 1; ; operation++) {
      cut.arm(operation, operation % 2 == 0 ? Cut.When.AFTER : Cut.When.BEFORE);
      try {
        migrator("second").migrate(place.fence(), place.tenant().id());
        break;
      } catch (Cut.Killed e) {
        kills++;
      } finally {
        cut.disarm();
      }
    }

    assertThat(kills).isGreaterThan(10);
    assertThat(sum(place, "mills")).isEqualTo(12_500);
    assertThat(columns(place, "posting")).isEqualTo(columns(whole, "posting"));
    assertThat(
            jdbc.sql("select count(*) from %s.schema_history".formatted(schema(place)))
                .query(Long.class)
                .single())
        .isEqualTo(3);
  }

  @Test
  void aStrayFileIsRefusedAtTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream("foreign"))
        .withMessageContaining("setup.sql");
  }

  @Test
  void numbersMayBeLeftOutButNotFilledInBelowWhatASchemaHas() throws SQLException {
    Place place = filled();

    migrator("first,wide").migrate(place.fence(), place.tenant().id());

    assertThat(tenants.get(place.tenant().id()).schemaVersion()).isEqualTo(5);
    assertThatThrownBy(
            () -> migrator("first,wide,late").migrate(place.fence(), place.tenant().id()))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("without having had V0004__late.sql");
    assertThat(columns(place, "late")).isEmpty();
  }

  private Place place() throws SQLException {
    RegisteredTenant tenant = registration.register(aSupplier("schema"), null, ONBOARDING);
    Lease lease = leases.take("test", LEASE).orElseThrow();
    Fence fence = new Fence(lease, dataSource, new TransactionTemplate(transactionManager));
    fence.inTransaction(
        connection -> {
          TenantSchema schema = new TenantSchema(tenant.id());
          schema.createRole(connection, "a-password", Duration.ofSeconds(5));
          schema.createSchema(connection);
          return true;
        });
    return new Place(tenant, fence);
  }

  /** At version 2 with an account and three postings of 1,250 cents together. */
  private Place filled() throws SQLException {
    Place place = place();
    migrator("first").migrate(place.fence(), place.tenant().id());
    UUID account = UUID.randomUUID();
    jdbc.sql("insert into %s.account values (:id, 'A')".formatted(schema(place)))
        .param("id", account)
        .update();
    jdbc.sql(
            "insert into %s.posting (account, cents) values (:a, 1000), (:a, 500), (:a, -250)"
                .formatted(schema(place)))
        .param("a", account)
        .update();
    return place;
  }

  private SchemaMigrator migrator(String folder) {
    return new SchemaMigrator(stream(folder), tenants);
  }

  private static SchemaStream stream(String folder) {
    return new SchemaStream(List.of(new Probe(folder)));
  }

  private record Probe(String folder) implements SchemaContribution {
    @Override
    public String name() {
      return "probe";
    }

    @Override
    public List<String> locations() {
      return Stream.of(folder.split(",", -1)).map(one -> "classpath:db/" + one).toList();
    }

    @Override
    public int currentVersion() {
      return folder.contains("wide") ? 5 : Set.of("first", "changed").contains(folder) ? 2 : 3;
    }

    @Override
    public int minimumVersion() {
      return 1;
    }

    @Override
    public Set<String> appendOnlyTables() {
      return Set.of("note");
    }
  }

  private static String schema(Place place) {
    return place.tenant().schema();
  }

  private long sum(Place place, String column) {
    return jdbc.sql("select sum(%s) from %s.posting".formatted(column, schema(place)))
        .query(Long.class)
        .single();
  }

  private List<String> columns(Place place, String table) {
    return jdbc.sql(
            "select column_name from information_schema.columns where table_schema = :schema and"
                + " table_name = :table order by 1")
        .param("schema", schema(place))
        .param("table", table)
        .query(String.class)
        .list();
  }

  private boolean may(Place place, String table, String right) {
    return jdbc.sql("select has_table_privilege(:role, :table, :right)")
        .param("role", schema(place))
        .param("table", schema(place) + "." + table)
        .param("right", right)
        .query(Boolean.class)
        .single();
  }
}
