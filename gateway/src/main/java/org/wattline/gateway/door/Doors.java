package org.wattline.gateway.door;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wattline.gateway.GatewaySettings;
import org.wattline.gateway.PublicSite;
import org.wattline.gateway.refusal.Reason;
import org.wattline.gateway.refusal.Refusal;
import org.wattline.tenancy.directory.HostBinding;
import org.wattline.tenancy.directory.PlatformEntry;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * Wall 1: the host alone says whose door a request knocks at. Answers from the directory's memory,
 * so a tenant is served from the moment the directory knows it; no route is made for it.
 */
public final class Doors {

  /** How soon a page that waits for the directory or for a tenant's set-up asks again. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /** The identity server's own realm: whoever enters it owns every other. */
  private static final String MASTER_REALM = "master";

  /** Paths that services keep for one another, on every host. */
  private static final List<String[]> INTERNAL =
      List.of(
          new String[] {"internal"},
          new String[] {"actuator"},
          new String[] {"logout", "connect", "back-channel"},
          new String[] {".well-known", "jwks.json"});

  private final TenantDirectory directory;
  private final PublicSite site;
  private final RealmIndex realms;
  private final IdentityPaths identityPaths;
  private final Map<String, String> extraHosts;

  public Doors(TenantDirectory directory, PublicSite site, GatewaySettings settings) {
    this.directory = directory;
    this.site = site;
    this.realms = new RealmIndex(directory);
    this.identityPaths = new IdentityPaths(settings.identity().machineClients());
    this.extraHosts =
        settings.extraRoutes().keySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    label -> (label + "." + site.address().domain()).toLowerCase(Locale.ROOT),
                    label -> label));
  }

  /**
   * The one authority that a request names.
   *
   * @param hostHeaders every {@code Host} line of the request
   * @throws org.wattline.gateway.refusal.Refused with {@link Reason#INVALID_HOST}
   */
  public Authority authority(List<String> hostHeaders, RequestTarget target) {
    if (hostHeaders.size() != 1) {
      throw invalidHost(
          hostHeaders.isEmpty()
              ? "The Host header is missing."
              : "There are several Host headers.");
    }
    Authority authority =
        Authority.parse(hostHeaders.getFirst())
            .orElseThrow(
                () ->
                    invalidHost("The Host header is not a plain host name with an optional port."));
    if (authority.port().isPresent() && authority.port().getAsInt() != site.address().port()) {
      throw invalidHost("The Host header names a port that is not served.");
    }
    target
        .authority()
        .filter(absolute -> !absolute.equals(authority))
        .ifPresent(
            absolute -> {
              throw invalidHost("The request line and the Host header name different hosts.");
            });
    return authority;
  }

  /**
   * The door of a host.
   *
   * @throws org.wattline.gateway.refusal.Refused with {@link Reason#UNKNOWN_HOST}, or {@link
   *     Reason#STARTING} before the directory has been read for the first time
   */
  public Door find(Authority authority, RequestTarget target) {
    String host = authority.host();
    if (directory.version() == 0) {
      throw Refusal.of(Reason.STARTING, "The gateway has not yet read which tenants there are.")
          .retryAfter(SOON)
          .asException();
    }
    return directory
        .byHost(host)
        .map(binding -> door(host, binding, target))
        .or(
            () ->
                Optional.ofNullable(extraHosts.get(host)).map(label -> new Door.Extra(host, label)))
        .orElseThrow(
            () ->
                Refusal.of(
                        Reason.UNKNOWN_HOST,
                        "No supplier is served at this host name. Check the address.")
                    .asException());
  }

  private Door door(String host, HostBinding binding, RequestTarget target) {
    return switch (binding) {
      case HostBinding.Portal(TenantEntry tenant) -> new Door.Portal(host, tenant);
      case HostBinding.Console(TenantEntry tenant) -> new Door.Console(host, tenant);
      case HostBinding.Platform(PlatformEntry platform) -> new Door.Platform(host, platform);
      case HostBinding.Identity(PlatformEntry platform) -> identityDoor(host, platform, target);
    };
  }

  private Door identityDoor(String host, PlatformEntry platform, RequestTarget target) {
    if (!IdentityPaths.namesRealm(target) || target.segment(1).equalsIgnoreCase(MASTER_REALM)) {
      return new Door.Identity(host, null, null);
    }
    String realm = target.segment(1);
    if (realm.equals(platform.realm())) {
      return new Door.Identity(host, null, new Door.Realm(realm, platform.issuer()));
    }
    return realms
        .find(realm)
        .map(tenant -> new Door.Identity(host, tenant, new Door.Realm(realm, tenant.issuer())))
        .orElseGet(() -> new Door.Identity(host, null, null));
  }

  /**
   * Refuses a tenant that is not serving.
   *
   * @throws org.wattline.gateway.refusal.Refused saying where the tenant stands
   */
  public void refuseUnlessServing(Door door) {
    TenantEntry tenant = door.owner();
    if (tenant != null && !tenant.state().serves()) {
      throw standing(tenant).asException();
    }
  }

  private static Refusal standing(TenantEntry tenant) {
    return switch (tenant.state()) {
      case SUSPENDED ->
          Refusal.of(
                  Reason.TENANT_SUSPENDED,
                  "The supplier is suspended"
                      + (tenant.stateReason() == null ? "." : ": " + tenant.stateReason()))
              .withPublicReason(tenant.stateReason());
      case BLOCKED ->
          // its cause is for the onboarding team, who see it in their console
          Refusal.of(
              Reason.TENANT_BLOCKED, "The supplier's set-up has stopped and is being looked at.");
      case OFFBOARDING, OFFBOARDED ->
          Refusal.of(Reason.TENANT_GONE, "The supplier has left this platform.");
      case REQUESTED, PROVISIONING, READY, MIGRATING ->
          Refusal.of(Reason.TENANT_PROVISIONING, "The supplier is being set up. Try again soon.")
              .retryAfter(SOON);
    };
  }

  /**
   * The service that answers this path behind this door.
   *
   * @throws org.wattline.gateway.refusal.Refused with {@link Reason#NOT_FOUND} for paths that are
   *     not for the world
   */
  public Destination destination(Door door, RequestTarget target) {
    for (String[] internal : INTERNAL) {
      if (target.startsWith(internal)) {
        throw notFound();
      }
    }
    boolean api = target.startsWith("api");
    return switch (door) {
      case Door.Portal _ -> api ? Destination.BILLING : Destination.PORTAL;
      case Door.Console _ -> api ? Destination.BILLING : Destination.CONSOLE;
      case Door.Platform _ -> api ? Destination.CONTROL_PLANE : Destination.CONSOLE;
      case Door.Extra _ -> Destination.EXTRA;
      case Door.Identity identity -> {
        boolean ofRealm = IdentityPaths.namesRealm(target);
        if ((ofRealm && identity.realm() == null) || !identityPaths.serves(target)) {
          throw notFound();
        }
        yield Destination.IDENTITY;
      }
    };
  }

  private static RuntimeException notFound() {
    return Refusal.of(Reason.NOT_FOUND, "There is nothing at this address.").asException();
  }

  private static RuntimeException invalidHost(String why) {
    return Refusal.of(Reason.INVALID_HOST, why).asException();
  }
}
