package org.wattline.controlplane.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.directory.PublicAddress;
import org.wattline.tenancy.security.Role;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a realm and its clients look like: the settings of {@code realm/realm.json}, and over them
 * what differs per tenant. The attributes {@code wattline.*} are read by the login theme.
 */
public final class RealmTemplate {
  /** Says whose realm it is, so that no other realm is ever taken for it. */
  static final String OWNER = "wattline.tenant";

  static final String PORTAL = "portal";
  static final String CONSOLE = "console";
  static final String PLATFORM_REALM = "platform";

  private static final String CALLBACKS = "/login/oauth2/code/*";
  private static final String BACK_CHANNEL_LOGOUT = "/internal/back-channel-logout";
  private static final String KEY_SET = "/.well-known/jwks.json";
  private static final String PLATFORM_BRAND = "#1f4e79";

  private final PublicAddress address;
  private final IdentitySettings settings;
  private final Map<String, Object> base;

  public RealmTemplate(PublicAddress address, IdentitySettings settings) {
    this.address = address;
    this.settings = settings;
    try (InputStream file = RealmTemplate.class.getResourceAsStream("/realm/realm.json")) {
      if (file == null) {
        throw new IllegalStateException("realm/realm.json is not on the class path");
      }
      this.base =
          JsonMapper.builder()
              .build()
              .readValue(
                  file.readAllBytes(), new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client to be made, and the realm roles that its tokens may carry. */
  record Client(
      String id,
      Map<String, Object> settings,
      List<Map<String, Object>> mappers,
      List<Role> roles) {}

  /**
   * A tenant's realm.
   *
   * @param enabled whether anybody may sign in
   */
  Map<String, Object> realm(RegisteredTenant tenant, boolean enabled) {
    Brand brand = tenant.brand();
    var realm = new LinkedHashMap<>(base);
    realm.put("realm", tenant.realm());
    realm.put("enabled", enabled);
    // customers open their own account with the portal; it is worth nothing before it is linked
    realm.put("registrationAllowed", true);
    realm.put("displayName", brand.displayName());
    realm.put("displayNameHtml", HtmlUtils.htmlEscape(brand.displayName(), "UTF-8"));
    languages(realm, tenant.locales());
    realm.put("smtpServer", mail(brand.displayName(), brand.supportEmail()));
    var attributes = new LinkedHashMap<String, Object>();
    attributes.put(OWNER, tenant.id().toString());
    attributes.put("wattline.brandColor", brand.primaryColor());
    attributes.put("wattline.logo", orEmpty(brand.logo()));
    attributes.put("wattline.supportEmail", orEmpty(brand.supportEmail()));
    attributes.put("wattline.supportPhone", orEmpty(brand.supportPhone()));
    attributes.put("wattline.legalName", tenant.legalName());
    attributes.put("wattline.portalUrl", url(tenant.hosts().portal()));
    attributes.put(LoginPages.STYLE, LoginPages.style(brand.primaryColor()));
    realm.put("attributes", attributes);
    realm.put(
        LoginPages.HEADERS,
        LoginPages.headers(
            brand.primaryColor(),
            Stream.of(tenant.hosts().portal(), tenant.hosts().console())
                .flatMap(List::stream)
                .map(address::url)
                .toList()));
    return realm;
  }

  /** The onboarding team's realm. */
  Map<String, Object> platformRealm() {
    var realm = new LinkedHashMap<>(base);
    realm.put("realm", PLATFORM_REALM);
    realm.put("displayName", "Wattline");
    realm.put("displayNameHtml", "Wattline");
    languages(realm, List.of(Locale.ENGLISH));
    realm.put("smtpServer", mail("Wattline", null));
    realm.put(
        "attributes",
        Map.of(
            OWNER,
            PLATFORM_REALM,
            "wattline.brandColor",
            PLATFORM_BRAND,
            LoginPages.STYLE,
            LoginPages.style(PLATFORM_BRAND)));
    realm.put(
        LoginPages.HEADERS,
        LoginPages.headers(PLATFORM_BRAND, List.of(address.url(address.platformHost()))));
    return realm;
  }

  List<Client> clients(RegisteredTenant tenant) {
    return List.of(
        client(
            PORTAL,
            "Customer portal",
            tenant.hosts().portal(),
            settings.clients().portalUrl().toString(),
            "wattline-api",
            List.of(Role.CUSTOMER)),
        client(
            CONSOLE,
            "Staff console",
            tenant.hosts().console(),
            settings.clients().consoleUrl().toString(),
            "wattline-api",
            staff()));
  }

  List<Client> platformClients() {
    return List.of(
        client(
            CONSOLE,
            "Onboarding console",
            List.of(address.platformHost()),
            settings.clients().consoleUrl().toString(),
            "wattline-platform-api",
            platformRoles()));
  }

  /** The roles of a tenant's realm. */
  List<Role> tenantRoles() {
    var roles = new ArrayList<Role>();
    roles.add(Role.CUSTOMER);
    roles.addAll(staff());
    return roles;
  }

  List<Role> platformRoles() {
    return List.of(Role.ONBOARDING_OPERATOR, Role.ONBOARDING_VIEWER, Role.INSTALLATION_OWNER);
  }

  /** The address of the staff console, where an invited administrator ends up. */
  String consoleUrl(RegisteredTenant tenant) {
    return url(tenant.hosts().console()) + "/";
  }

  private static List<Role> staff() {
    return List.of(Role.values()).stream().filter(Role::isStaff).toList();
  }

  private Client client(
      String id,
      String name,
      List<String> hosts,
      String internalUrl,
      String audience,
      List<Role> roles) {
    var redirects = new ArrayList<String>();
    var afterLogout = new ArrayList<String>();
    for (String host : hosts) {
      redirects.add(address.url(host) + CALLBACKS);
      redirects.add(address.url(host) + "/");
      afterLogout.add(address.url(host) + "/*");
    }
    String internal = internalUrl.replaceAll("/+$", "");
    var attributes = new LinkedHashMap<String, Object>();
    attributes.put("use.jwks.url", "true");
    attributes.put("jwks.url", internal + KEY_SET);
    attributes.put("token.endpoint.auth.signing.alg", "RS256");
    attributes.put("access.token.signed.response.alg", "RS256");
    attributes.put("id.token.signed.response.alg", "RS256");
    attributes.put("pkce.code.challenge.method", "S256");
    attributes.put("post.logout.redirect.uris", String.join("##", afterLogout));
    attributes.put("backchannel.logout.url", internal + BACK_CHANNEL_LOGOUT);
    attributes.put("backchannel.logout.session.required", "true");
    var client = new LinkedHashMap<String, Object>();
    client.put("clientId", id);
    client.put("name", name);
    client.put("enabled", true);
    client.put("protocol", "openid-connect");
    client.put("publicClient", false);
    client.put("clientAuthenticatorType", "client-jwt");
    client.put("standardFlowEnabled", true);
    client.put("implicitFlowEnabled", false);
    client.put("directAccessGrantsEnabled", false);
    client.put("serviceAccountsEnabled", false);
    client.put("frontchannelLogout", false);
    client.put("fullScopeAllowed", false);
    client.put("rootUrl", url(hosts));
    client.put("baseUrl", url(hosts) + "/");
    client.put("redirectUris", redirects);
    client.put("webOrigins", List.of());
    client.put("attributes", attributes);
    return new Client(id, client, List.of(audienceMapper(audience)), roles);
  }

  private static Map<String, Object> audienceMapper(String audience) {
    return Map.of(
        "name",
        "audience " + audience,
        "protocol",
        "openid-connect",
        "protocolMapper",
        "oidc-audience-mapper",
        "config",
        Map.of(
            "included.custom.audience", audience,
            "access.token.claim", "true",
            "introspection.token.claim", "true",
            "id.token.claim", "false"));
  }

  private static void languages(Map<String, Object> realm, List<Locale> locales) {
    realm.put("supportedLocales", locales.stream().map(Locale::toLanguageTag).toList());
    realm.put("defaultLocale", locales.getFirst().toLanguageTag());
  }

  private Map<String, Object> mail(String name, @Nullable String replyTo) {
    IdentitySettings.Mail mail = settings.mail();
    var smtp = new LinkedHashMap<String, Object>();
    smtp.put("host", mail.host());
    smtp.put("port", Integer.toString(mail.port()));
    smtp.put("from", mail.from());
    smtp.put("fromDisplayName", name);
    smtp.put("starttls", Boolean.toString(mail.starttls()));
    smtp.put("auth", Boolean.toString(mail.user() != null));
    if (replyTo != null) {
      smtp.put("replyTo", replyTo);
      smtp.put("replyToDisplayName", name);
    }
    if (mail.user() != null) {
      smtp.put("user", mail.user());
      smtp.put("password", orEmpty(mail.password()));
    }
    return smtp;
  }

  private String url(List<String> hosts) {
    return hosts.isEmpty() ? "" : address.url(hosts.getFirst());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
