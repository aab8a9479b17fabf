package org.wattline.controlplane.identity;

import static org.wattline.controlplane.identity.KeycloakAdmin.encoded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wattline.controlplane.api.Administrator;
import org.wattline.controlplane.job.StepFailedException;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.tenancy.security.Role;
import tools.jackson.databind.JsonNode;

/**
 * The tenants' realms. What is asked for is brought about, whatever part of it is there already.
 */
public final class Realms {
  private static final String INVITED = "wattline.invited";
  private static final int INVITATION_SECONDS = 3 * 24 * 60 * 60;

  private final KeycloakAdmin keycloak;
  private final RealmTemplate template;

  public Realms(KeycloakAdmin keycloak, RealmTemplate template) {
    this.keycloak = keycloak;
    this.template = template;
  }

  /**
   * Makes the realm, or brings its settings in line with the registry.
   *
   * @throws StepFailedException when a realm of this name is somebody else's
   */
  public void ensureRealm(RegisteredTenant tenant, boolean enabled) throws IOException {
    ensureRealm(template.realm(tenant, enabled), tenant.id().toString());
  }

  /** Makes the clients, or brings their settings in line. */
  public void ensureClients(RegisteredTenant tenant) throws IOException {
    for (RealmTemplate.Client client : template.clients(tenant)) {
      ensureClient(tenant.realm(), client);
    }
  }

  /** Makes the roles, and limits each client's tokens to its own. */
  public void ensureRoles(RegisteredTenant tenant) throws IOException {
    ensureRoles(tenant.realm(), template.tenantRoles(), template.clients(tenant));
    grantToEverybody(tenant.realm(), Role.CUSTOMER);
  }

  /** The onboarding team's realm with all that belongs to it. */
  public void ensurePlatform() throws IOException {
    ensureRealm(template.platformRealm(), RealmTemplate.PLATFORM_REALM);
    for (RealmTemplate.Client client : template.platformClients()) {
      ensureClient(RealmTemplate.PLATFORM_REALM, client);
    }
    ensureRoles(RealmTemplate.PLATFORM_REALM, template.platformRoles(), template.platformClients());
  }

  /**
   * Makes the first administrator and sends the invitation: a mail whose link lets the person set a
   * password and leads to the console. Sent once, unless the work was cut off between the mail and
   * the note that it was sent.
   *
   * @return false when the invitation had been sent before
   */
  public boolean invite(RegisteredTenant tenant) throws IOException {
    Administrator administrator = tenant.administrator();
    String realm = "/" + tenant.realm();
    String id = ensureAdministrator(tenant, administrator);
    grant(tenant.realm(), id, List.of(Role.TENANT_ADMINISTRATOR));
    JsonNode user = keycloak.get(realm + "/users/" + id);
    if (!user.path("attributes").path(INVITED).isMissingNode()) {
      return false;
    }
    keycloak.put(
        realm
            + "/users/"
            + id
            + "/execute-actions-email?client_id="
            + RealmTemplate.CONSOLE
            + "&lifespan="
            + INVITATION_SECONDS
            + "&redirect_uri="
            + encoded(template.consoleUrl(tenant)),
        List.of("UPDATE_PASSWORD"));
    var attributes = new LinkedHashMap<String, Object>();
    user.path("attributes").forEachEntry((name, value) -> attributes.put(name, texts(value)));
    attributes.put(INVITED, List.of("true"));
    keycloak.put(
        realm + "/users/" + id,
        Map.of(
            "username", user.path("username").asString(),
            "email", administrator.email(),
            "firstName", administrator.givenName(),
            "lastName", administrator.familyName(),
            "attributes", attributes));
    return true;
  }

  /** Lets people sign in, or no longer; with the latter all sessions end. */
  public void setEnabled(RegisteredTenant tenant, boolean enabled) throws IOException {
    Optional<JsonNode> known = ownRealm(tenant.realm(), tenant.id().toString());
    if (known.isEmpty()) {
      throw new StepFailedException("Realm " + tenant.realm() + " does not exist in Keycloak");
    }
    if (known.get().path("enabled").asBoolean() != enabled) {
      keycloak.put("/" + tenant.realm(), Map.of("realm", tenant.realm(), "enabled", enabled));
    }
    if (!enabled) {
      keycloak.ask("/" + tenant.realm() + "/logout-all", Map.of());
    }
  }

  /** Removes the realm with everybody in it. */
  public void remove(RegisteredTenant tenant) throws IOException {
    if (ownRealm(tenant.realm(), tenant.id().toString()).isPresent()) {
      keycloak.delete("/" + tenant.realm());
    }
  }

  /** Whether the tenant's realm is there. */
  public boolean exists(RegisteredTenant tenant) throws IOException {
    return ownRealm(tenant.realm(), tenant.id().toString()).isPresent();
  }

  private void ensureRealm(Map<String, Object> wanted, String owner) throws IOException {
    String name = String.valueOf(wanted.get("realm"));
    if (ownRealm(name, owner).isEmpty() && !keycloak.post("", wanted)) {
      ownRealm(name, owner); // made between the two: refuse it when it is not ours
    }
    keycloak.put("/" + name, wanted);
    allowUnmanagedAttributes(name);
  }

  private Optional<JsonNode> ownRealm(String name, String owner) throws IOException {
    Optional<JsonNode> known = keycloak.find("/" + name);
    if (known.isPresent()) {
      String found = known.get().path("attributes").path(RealmTemplate.OWNER).asString("");
      if (!found.equals(owner)) {
        throw new StepFailedException(
            String.format(
                Locale.ROOT,
                "Keycloak has a realm %s that is not this tenant's (it says '%s', not '%s'): rename or remove it",
                name,
                found,
                owner));
      }
    }
    return known;
  }

  /** Our own notes about a person are seen and written by administrators alone. */
  private void allowUnmanagedAttributes(String realm) throws IOException {
    JsonNode profile = keycloak.get("/" + realm + "/users/profile");
    if (!profile.path("unmanagedAttributePolicy").asString("").equals("ADMIN_EDIT")) {
      var changed = new LinkedHashMap<String, Object>();
      profile.forEachEntry(changed::put);
      changed.put("unmanagedAttributePolicy", "ADMIN_EDIT");
      keycloak.put("/" + realm + "/users/profile", changed);
    }
  }

  private void ensureClient(String realm, RealmTemplate.Client wanted) throws IOException {
    String clients = "/" + realm + "/clients";
    String id = clientId(realm, wanted.id());
    if (id == null) {
      keycloak.post(clients, wanted.settings());
      id = requireClient(realm, wanted.id());
    } else {
      keycloak.put(clients + "/" + id, wanted.settings());
    }
    String mappers = clients + "/" + id + "/protocol-mappers/models";
    Map<String, String> known = idsByName(keycloak.get(mappers));
    for (Map<String, Object> mapper : wanted.mappers()) {
      String mapperId = known.get(String.valueOf(mapper.get("name")));
      if (mapperId == null) {
        keycloak.post(mappers, mapper);
      } else {
        var same = new LinkedHashMap<>(mapper);
        same.put("id", mapperId);
        keycloak.put(mappers + "/" + mapperId, same);
      }
    }
  }

  private void ensureRoles(String realm, List<Role> roles, List<RealmTemplate.Client> clients)
      throws IOException {
    for (Role role : roles) {
      if (keycloak.find("/" + realm + "/roles/" + role.realmRole()).isEmpty()) {
        keycloak.post("/" + realm + "/roles", Map.of("name", role.realmRole()));
      }
    }
    for (RealmTemplate.Client client : clients) {
      String mappings =
          "/" + realm + "/clients/" + requireClient(realm, client.id()) + "/scope-mappings/realm";
      grantMissing(mappings, representations(realm, client.roles()));
    }
  }

  private void grantToEverybody(String realm, Role role) throws IOException {
    JsonNode defaults = keycloak.get("/" + realm).path("defaultRole");
    grantMissing(
        "/" + realm + "/roles-by-id/" + defaults.path("id").asString() + "/composites",
        representations(realm, List.of(role)));
  }

  /** Adds roles to a list of roles, those that are not there. */
  private void grantMissing(String list, List<JsonNode> wanted) throws IOException {
    Set<String> present = new HashSet<>();
    keycloak.get(list).forEach(role -> present.add(role.path("name").asString()));
    List<JsonNode> missing =
        wanted.stream().filter(role -> !present.contains(role.path("name").asString())).toList();
    if (!missing.isEmpty()) {
      keycloak.post(list, missing);
    }
  }

  private void grant(String realm, String user, List<Role> roles) throws IOException {
    grantMissing(
        "/" + realm + "/users/" + user + "/role-mappings/realm", representations(realm, roles));
  }

  private List<JsonNode> representations(String realm, List<Role> roles) throws IOException {
    var found = new ArrayList<JsonNode>();
    for (Role role : roles) {
      found.add(keycloak.get("/" + realm + "/roles/" + role.realmRole()));
    }
    return found;
  }

  private String ensureAdministrator(RegisteredTenant tenant, Administrator administrator)
      throws IOException {
    String users = "/" + tenant.realm() + "/users";
    String search = users + "?exact=true&email=" + encoded(administrator.email());
    JsonNode known = keycloak.get(search);
    if (known.isEmpty()) {
      keycloak.post(
          users,
          Map.of(
              "username", administrator.email(),
              "email", administrator.email(),
              "firstName", administrator.givenName(),
              "lastName", administrator.familyName(),
              "enabled", true,
              "attributes",
                  Map.of("locale", List.of(tenant.locales().getFirst().toLanguageTag()))));
      known = keycloak.get(search);
    }
    if (known.isEmpty()) {
      throw new StepFailedException(
          "Keycloak has another user with the user name " + administrator.email());
    }
    return known.get(0).path("id").asString();
  }

  private @Nullable String clientId(String realm, String client) throws IOException {
    JsonNode found = keycloak.get("/" + realm + "/clients?clientId=" + encoded(client));
    return found.isEmpty() ? null : found.get(0).path("id").asString();
  }

  private String requireClient(String realm, String client) throws IOException {
    String id = clientId(realm, client);
    if (id == null) {
      throw new StepFailedException("Realm " + realm + " has no client " + client);
    }
    return id;
  }

  private static Map<String, String> idsByName(JsonNode list) {
    var ids = new LinkedHashMap<String, String>();
    list.forEach(entry -> ids.put(entry.path("name").asString(), entry.path("id").asString()));
    return ids;
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(value -> texts.add(value.asString()));
    return texts;
  }
}
