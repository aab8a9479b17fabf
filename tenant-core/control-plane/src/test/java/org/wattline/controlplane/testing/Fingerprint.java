package org.wattline.controlplane.testing;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.wattline.controlplane.identity.KeycloakAdmin;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.tenancy.test.TestDatabase;
import tools.jackson.databind.JsonNode;

/**
 * All that provisioning makes, as text that is equal for two suppliers that differ in nothing but
 * their names, ids and keys.
 */
public final class Fingerprint {
  private static final List<String> CATALOGUE =
      List.of(
          """
          select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '
                 || a.attnotnull || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
           where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p', 'v') order by 1
          """,
          """
          select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where connamespace = ?::regnamespace order by 1
          """,
          """
          select 'index ' || relname || ' ' || pg_get_indexdef(oid)
            from pg_class where relnamespace = ?::regnamespace and relkind = 'i' order by 1
          """,
          """
          select 'rights ' || relname || ' ' || coalesce(relacl::text, '')
            from pg_class where relnamespace = ?::regnamespace and relkind in ('r', 'p', 'S', 'v') order by 1
          """,
          """
          select 'schema ' || coalesce(nspacl::text, '') from pg_namespace where oid = ?::regnamespace
          """,
          """
          select 'role ' || rolcanlogin || rolsuper || rolcreaterole || rolcreatedb || rolinherit
                 || coalesce((select s.setconfig::text from pg_db_role_setting s where s.setrole = r.oid), '')
            from pg_roles r where rolname = ? order by 1
          """);

  private static final Set<String> INDIVIDUAL =
      Set.of(
          "id",
          "containerId",
          "secret",
          "createdTimestamp",
          "notBefore",
          "keycloakVersion",
          "kid",
          "certificate",
          "privateKey",
          "hmac",
          "client.secret.creation.time");

  private Fingerprint() {}

  /** The fingerprint of a provisioned supplier. */
  public static String of(RegisteredTenant tenant) throws SQLException, IOException {
    List<String> lines = new ArrayList<>();
    try (Connection superuser = TestDatabase.shared().superuser()) {
      for (String query : CATALOGUE) {
        lines.addAll(column(superuser, query, tenant.schema()));
      }
      for (String table :
          column(
              superuser,
              "select relname from pg_class where relnamespace = ?::regnamespace and relkind = 'r' order by 1",
              tenant.schema())) {
        String columns = table.equals("schema_history") ? "script, version, checksum" : "*";
        lines.addAll(
            column(
                superuser,
                "select 'row "
                    + table
                    + " ' || x::text from (select "
                    + columns
                    + " from "
                    + tenant.schema()
                    + "."
                    + table
                    + ") x where ?::text is not null order by 1",
                tenant.schema()));
      }
    }
    lines.add(
        "state "
            + tenant.status()
            + " version "
            + tenant.schemaVersion()
            + " open "
            + tenant.schemaOpen()
            + " keys "
            + (tenant.keys() != null));
    KeycloakAdmin keycloak = TestKeycloak.shared().admin();
    String realm = "/" + tenant.realm();
    lines.add(
        "realm "
            + canonical(
                keycloak.ask(
                    realm + "/partial-export?exportClients=true&exportGroupsAndRoles=true",
                    Map.of())));
    JsonNode users = keycloak.get(realm + "/users?briefRepresentation=false&max=100");
    for (JsonNode user : users) {
      lines.add("user " + canonical(user));
      lines.add(
          "user's roles "
              + canonical(
                  keycloak.get(
                      realm + "/users/" + user.path("id").asString() + "/role-mappings/realm")));
    }
    return String.join("\n", lines)
        .replace(tenant.schema(), "<schema>")
        .replace(tenant.id().toString(), "<id>")
        .replace(tenant.slug(), "<slug>");
  }

  private static List<String> column(Connection connection, String query, String schema)
      throws SQLException {
    var found = new ArrayList<String>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, schema);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  /** Without ids, keys and order. */
  private static String canonical(JsonNode node) {
    if (node.isObject()) {
      var sorted = new TreeMap<String, String>();
      node.forEachEntry(
          (name, value) -> {
            if (!INDIVIDUAL.contains(name)) {
              sorted.put(name, canonical(value));
            }
          });
      return sorted.toString();
    }
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(Fingerprint::canonical)
          .sorted()
          .collect(joining(", ", "[", "]"));
    }
    return node.asString("");
  }
}
