package org.wattline.tenancy.vaadin;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.directory.HostBinding;
import org.wattline.tenancy.directory.PlatformEntry;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;

/** Finds the door that a host name leads to in this interface, from the directory in memory. */
public final class Sites {
  private static final Brand PLATFORM_BRAND = new Brand("Wattline", "#2b4acb", null, null, null);
  private static final List<Locale> PLATFORM_LOCALES =
      List.of(Locale.UK, Locale.forLanguageTag("nl"), Locale.FRENCH);
  private static final ZoneId PLATFORM_ZONE = ZoneOffset.UTC;

  private final TenantDirectory directory;
  private final UiKind kind;

  public Sites(TenantDirectory directory, UiKind kind) {
    this.directory = directory;
    this.kind = kind;
  }

  /**
   * The site of a host name without port; empty when the host is unknown, or another interface's,
   * or its supplier is not being served.
   */
  public Optional<Site> byHost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return directory.byHost(name).flatMap(binding -> ofBinding(name, binding));
  }

  /** The site of a realm, by its first host: for what the identity server says of a realm. */
  public Optional<Site> byRealm(String realm) {
    if (kind == UiKind.CONSOLE && directory.platform().realm().equals(realm)) {
      return byHost(directory.platform().host());
    }
    return directory.all().stream()
        .filter(tenant -> tenant.realm().equals(realm))
        .flatMap(
            tenant ->
                (kind == UiKind.PORTAL ? tenant.portalHosts() : tenant.consoleHosts()).stream())
        .findFirst()
        .flatMap(this::byHost);
  }

  public UiKind kind() {
    return kind;
  }

  private Optional<Site> ofBinding(String host, HostBinding binding) {
    return switch (binding) {
      case HostBinding.Portal(TenantEntry tenant) when kind == UiKind.PORTAL ->
          ofTenant(host, tenant);
      case HostBinding.Console(TenantEntry tenant) when kind == UiKind.CONSOLE ->
          ofTenant(host, tenant);
      case HostBinding.Platform(PlatformEntry platform) when kind == UiKind.CONSOLE ->
          Optional.of(
              new Site(
                  Site.PLATFORM,
                  host,
                  platform.realm(),
                  platform.issuer(),
                  null,
                  PLATFORM_BRAND,
                  PLATFORM_LOCALES,
                  PLATFORM_ZONE));
      default -> Optional.empty();
    };
  }

  private static Optional<Site> ofTenant(String host, TenantEntry tenant) {
    if (!tenant.state().serves()) {
      return Optional.empty();
    }
    return Optional.of(
        new Site(
            tenant.id().toString(),
            host,
            tenant.realm(),
            tenant.issuer(),
            tenant,
            tenant.brand(),
            tenant.locales(),
            tenant.zone()));
  }
}
