package org.wattline.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.schema.TenantSchema;

/** A role's rights in its own schema are made what they should be, from whatever they were. */
@TwoTenantTest
class RoleRightsTest {
  private static final Set<String> HIDDEN = Set.of("schema_history");

  private TenantEntry tenant;
  private TenantSchema schema;
  private TwoTenants tenants;

  @BeforeEach
  void aTenantOfItsOwn(TwoTenants tenants) {
    this.tenants = tenants;
    this.tenant = tenants.create("rights");
    this.schema = new TenantSchema(tenant.id());
  }

  @AfterEach
  void gone() {
    tenants.remove(tenant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grant select on %1$s.note to public",
        "grant update on %1$s.posting to %1$s",
        "grant truncate on %1$s.note to %1$s",
        "grant select on %1$s.note to %1$s with grant option",
        "grant update (reason) on %1$s.posting to %1$s",
        "grant select on %1$s.schema_history to %1$s",
        "grant select (script) on %1$s.schema_history to %1$s",
        "revoke insert on %1$s.note from %1$s",
        "grant update on sequence %1$s.note_number to %1$s",
        "revoke all on sequence %1$s.note_number from %1$s",
        "grant execute on function %1$s.note_count() to public",
        "revoke execute on function %1$s.note_count() from %1$s",
        "create table %1$s.\"New, \"\"quoted\"\"\" (no integer)",
        "create function %1$s.twice(integer, text) returns integer language sql return 2 * $1",
        "create procedure %1$s.nothing() language sql as 'select 1'",
      })
  void whatSomebodyChangedIsPutRight(String change) throws SQLException {
    Map<String, List<String>> before = held();
    execute(change.formatted(schema.name()));

    settle();

    Map<String, List<String>> after = held();
    assertThat(after).containsAllEntriesOf(before);
    after.keySet().removeAll(before.keySet());
    after
        .values()
        .forEach(
            held ->
                assertThat(held)
                    .isIn(List.of("DELETE", "INSERT", "SELECT", "UPDATE"), List.of("EXECUTE")));
  }

  @Test
  void whereNothingDiffersNoRowOfTheCatalogIsWritten() throws SQLException {
    String before = versionsOfTheCatalogsRows();

    settle();

    assertThat(versionsOfTheCatalogsRows()).isEqualTo(before);
  }

  private void settle() throws SQLException {
    try (Connection control = tenants.database().control()) {
      schema.grant(control, List.of(new ProbeSchema()), HIDDEN);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection control = tenants.database().control();
        Statement statement = control.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What role and public hold, by object and column, as the catalog has it. */
  private Map<String, List<String>> held() throws SQLException {
    String sql =
        """
        select object, array_agg(who || what order by who, what) filter (where what is not null) as held from (
          select c.relname::text as object, case when a.grantee = 0 then 'public ' else '' end as who,
                 a.privilege_type || case when a.is_grantable then '*' else '' end as what
            from pg_class c left join lateral aclexplode(c.relacl) a on a.grantee <> c.relowner
           where c.relnamespace = '%1$s'::regnamespace and c.relkind in ('r', 'v', 'S')
          union all
          select c.relname || '.' || k.attname, case when a.grantee = 0 then 'public ' else '' end, a.privilege_type
            from pg_class c join pg_attribute k on k.attrelid = c.oid, lateral aclexplode(k.attacl) a
           where c.relnamespace = '%1$s'::regnamespace
          union all
          select p.oid::regprocedure::text, case when a.grantee = 0 then 'public ' else '' end, a.privilege_type
            from pg_proc p left join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
              on a.grantee <> p.proowner
           where p.pronamespace = '%1$s'::regnamespace) each_one
         group by object
        """
            .formatted(schema.name());
    Map<String, List<String>> held = new TreeMap<>();
    try (Connection control = tenants.database().control();
        Statement statement = control.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        var privileges = rows.getArray(2);
        held.put(
            rows.getString(1),
            privileges == null ? List.of() : List.of((String[]) privileges.getArray()));
      }
    }
    return held;
  }

  private String versionsOfTheCatalogsRows() throws SQLException {
    try (Connection control = tenants.database().control();
        Statement statement = control.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select (select string_agg(ctid::text || xmin::text, ' ' order by oid) from pg_class where relnamespace = '%1$s'::regnamespace),
                       (select string_agg(ctid::text || xmin::text, ' ' order by oid) from pg_proc where pronamespace = '%1$s'::regnamespace)
                """
                    .formatted(schema.name()))) {
      row.next();
      return row.getString(1) + row.getString(2);
    }
  }
}
