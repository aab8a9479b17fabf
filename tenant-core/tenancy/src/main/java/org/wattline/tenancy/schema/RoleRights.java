package org.wattline.tenancy.schema;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a tenant's role may do with each object of its schema. Looks at what it, or everybody, holds
 * and changes only what differs: a migration that adds a table touches one row of the catalog, not
 * one for each table of the schema.
 */
final class RoleRights {
  private static final Set<String> READ_AND_WRITE = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");
  private static final Set<String> APPEND = Set.of("SELECT", "INSERT");
  private static final Set<String> NOTHING = Set.of();

  /**
   * Each object with what the role (plain) and everybody (after {@code public}) hold of it. Objects
   * are found as what depends on the schema: the catalog has an index for that, while looking for
   * the schema's name would read the objects of all tenants.
   */
  private static final String HELD =
      """
      with role as (select to_regrole(?)::oid as oid, to_regnamespace(?)::oid as namespace)
      select case c.relkind when 'S' then 'SEQUENCE' else 'TABLE' end as kind, c.relname as name,
             format('%I.%I', ?::text, c.relname) as object,
             array(select case when a.grantee = 0 then 'public ' else '' end || a.privilege_type
                          || case when a.is_grantable then ' to give' else '' end
                     from aclexplode(c.relacl) a where a.grantee in (0, role.oid))
             || array(select 'column ' || k.attname from pg_catalog.pg_attribute k
                       where k.attrelid = c.oid and k.attacl is not null) as held
        from role
        join pg_catalog.pg_depend d
          on d.refclassid = 'pg_namespace'::regclass and d.refobjid = role.namespace
         and d.classid = 'pg_class'::regclass
        join pg_catalog.pg_class c on c.oid = d.objid
       where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      union all
      select 'ROUTINE', p.proname,
             format('%I.%I(%s)', ?::text, p.proname, pg_get_function_identity_arguments(p.oid)),
             array(select case when a.grantee = 0 then 'public ' else '' end || a.privilege_type
                          || case when a.is_grantable then ' to give' else '' end
                     from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                    where a.grantee in (0, role.oid))
        from role
        join pg_catalog.pg_depend d
          on d.refclassid = 'pg_namespace'::regclass and d.refobjid = role.namespace
         and d.classid = 'pg_proc'::regclass
        join pg_catalog.pg_proc p on p.oid = d.objid
      """;

  private final String role;
  private final Set<String> appendOnly;
  private final Set<String> hidden;

  /**
   * @param role name of the role and of its schema
   * @param appendOnly tables that may be read and added to, and not changed
   * @param hidden tables of which the role sees nothing
   */
  RoleRights(String role, Set<String> appendOnly, Set<String> hidden) {
    this.role = role;
    this.appendOnly = Set.copyOf(appendOnly);
    this.hidden = Set.copyOf(hidden);
  }

  private record Difference(String kind, Set<String> wanted) implements Comparable<Difference> {
    @Override
    public int compareTo(Difference other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return kind + new TreeSet<>(wanted);
    }
  }

  /** Gives and takes until the role holds just what it should. */
  void settle(Connection control) throws SQLException {
    String changes = changes(control);
    if (!changes.isEmpty()) {
      try (Statement statement = control.createStatement()) {
        statement.execute(changes);
      }
    }
  }

  private String changes(Connection control) throws SQLException {
    Map<String, List<String>> taken = new TreeMap<>();
    Map<Difference, List<String>> given = new TreeMap<>();
    try (PreparedStatement query = control.prepareStatement(HELD)) {
      for (int i = 1; i <= 4; i++) {
        query.setString(i, role);
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          String kind = rows.getString("kind");
          String object = rows.getString("object");
          Set<String> wanted = wanted(kind, rows.getString("name"));
          Set<String> held = texts(rows.getArray("held"));
          if (held.equals(wanted)) {
            continue;
          }
          if (!held.isEmpty()) {
            taken.computeIfAbsent(kind, any -> new ArrayList<>()).add(object);
          }
          if (!wanted.isEmpty()) {
            given
                .computeIfAbsent(new Difference(kind, wanted), any -> new ArrayList<>())
                .add(object);
          }
        }
      }
    }
    var sql = new StringBuilder();
    taken.forEach(
        (kind, objects) ->
            sql.append("revoke all on ")
                .append(listed(kind, objects))
                .append(" from public, ")
                .append(role)
                .append(";\n"));
    given.forEach(
        (what, objects) ->
            sql.append("grant ")
                .append(String.join(", ", new TreeSet<>(what.wanted())))
                .append(" on ")
                .append(listed(what.kind(), objects))
                .append(" to ")
                .append(role)
                .append(";\n"));
    return sql.toString();
  }

  private Set<String> wanted(String kind, String name) {
    return switch (kind) {
      case "SEQUENCE" -> Set.of("USAGE", "SELECT");
      case "ROUTINE" -> Set.of("EXECUTE");
      default ->
          hidden.contains(name) ? NOTHING : appendOnly.contains(name) ? APPEND : READ_AND_WRITE;
    };
  }

  private static String listed(String kind, List<String> objects) {
    return kind + " " + String.join(", ", objects);
  }

  private static Set<String> texts(Array array) throws SQLException {
    return Set.copyOf(Arrays.asList((String[]) array.getArray()));
  }
}
