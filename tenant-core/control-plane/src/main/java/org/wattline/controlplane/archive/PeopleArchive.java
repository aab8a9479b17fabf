package org.wattline.controlplane.archive;

import static org.wattline.controlplane.identity.KeycloakAdmin.encoded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.identity.KeycloakAdmin;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.tenancy.security.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A realm's people, page by page: their ids (which the tenant's tables refer to), names, addresses,
 * attributes and roles. Keycloak gives out neither passwords nor one-time-password devices.
 */
@Component
public class PeopleArchive {
  static final String PEOPLE = "identity/people.jsonl";
  static final String REALM = "identity/realm.json";

  /** People in one answer of Keycloak. */
  private static final int PAGE = 200;

  private static final List<String> KEPT =
      List.of(
          "id",
          "username",
          "email",
          "emailVerified",
          "firstName",
          "lastName",
          "enabled",
          "createdTimestamp",
          "attributes");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final KeycloakAdmin keycloak;

  public PeopleArchive(KeycloakAdmin keycloak) {
    this.keycloak = keycloak;
  }

  /** Adds the realm's settings and its people to an archive; returns how many. */
  long write(RegisteredTenant tenant, ArchiveWriter writer) throws IOException {
    String realm = "/" + tenant.realm();
    if (keycloak.find(realm).isEmpty()) {
      writer.addJson(REALM, Map.of());
      writer.add(PEOPLE, out -> {});
      return 0;
    }
    writer.addJson(
        REALM,
        keycloak.ask(
            realm + "/partial-export?exportClients=true&exportGroupsAndRoles=true", Map.of()));
    Map<String, TreeSet<String>> staff = staff(realm);
    long[] count = {0};
    writer.add(
        PEOPLE,
        out -> {
          for (int first = 0; ; first += PAGE) {
            JsonNode page =
                keycloak.get(
                    realm + "/users?briefRepresentation=false&first=" + first + "&max=" + PAGE);
            for (JsonNode user : page) {
              out.write(MAPPER.writeValueAsBytes(kept(user, tenant.realm(), staff)));
              out.write('\n');
              count[0]++;
            }
            if (page.size() < PAGE) {
              return;
            }
          }
        });
    return count[0];
  }

  /**
   * Brings an archive's people into a realm, those that are not there yet; returns how many the
   * archive has.
   */
  long restore(RegisteredTenant tenant, ArchiveReader reader) throws IOException {
    long count = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(reader.open(PEOPLE), StandardCharsets.UTF_8))) {
      var page = new ArrayList<JsonNode>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        page.add(MAPPER.readTree(line));
        count++;
        if (page.size() == PAGE) {
          bring(tenant, page);
          page.clear();
        }
      }
      if (!page.isEmpty()) {
        bring(tenant, page);
      }
    }
    return count;
  }

  private void bring(RegisteredTenant tenant, List<JsonNode> people) throws IOException {
    keycloak.ask(
        "/" + tenant.realm() + "/partialImport",
        Map.of("ifResourceExists", "SKIP", "users", people));
  }

  /** The roles of staff by user id; a customer's role comes with the realm's default. */
  private Map<String, TreeSet<String>> staff(String realm) throws IOException {
    var roles = new HashMap<String, TreeSet<String>>();
    for (Role role : Role.values()) {
      if (!role.isStaff()) {
        continue;
      }
      for (int first = 0; ; first += PAGE) {
        JsonNode page =
            keycloak.get(
                realm
                    + "/roles/"
                    + encoded(role.realmRole())
                    + "/users?first="
                    + first
                    + "&max="
                    + PAGE);
        page.forEach(
            user ->
                roles
                    .computeIfAbsent(user.path("id").asString(), id -> new TreeSet<>())
                    .add(role.realmRole()));
        if (page.size() < PAGE) {
          break;
        }
      }
    }
    return roles;
  }

  private static Map<String, Object> kept(
      JsonNode user, String realm, Map<String, TreeSet<String>> staff) {
    var kept = new LinkedHashMap<String, Object>();
    for (String name : KEPT) {
      JsonNode value = user.get(name);
      if (value != null) {
        kept.put(name, value);
      }
    }
    var roles = new ArrayList<String>();
    roles.add("default-roles-" + realm);
    roles.addAll(staff.getOrDefault(user.path("id").asString(), new TreeSet<>()));
    kept.put("realmRoles", roles);
    kept.put("requiredActions", List.of("UPDATE_PASSWORD"));
    return kept;
  }
}
