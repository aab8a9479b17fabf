package org.wattline.tenancy.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.HostBinding;
import org.wattline.tenancy.directory.TenantDirectory;

/**
 * A second look at what the gateway has checked: where a request names a host of the directory, the
 * host's tenant must be the token's. Hosts that the directory does not know (calls inside the
 * installation) say nothing. Never used to find the tenant.
 */
public final class HostAgreement {
  private final TenantDirectory directory;

  public HostAgreement(TenantDirectory directory) {
    this.directory = directory;
  }

  /** Whether no host that the request names belongs to somebody else than the user. */
  public boolean holds(HttpServletRequest request, SignedInUser user) {
    return Stream.of(
            request.getServerName(),
            request.getHeader("Host"),
            request.getHeader("X-Forwarded-Host"))
        .map(HostAgreement::withoutPort)
        .flatMap(host -> host.flatMap(directory::byHost).stream())
        .allMatch(binding -> isHome(binding, user));
  }

  private static boolean isHome(HostBinding binding, SignedInUser user) {
    return switch (binding) {
      case HostBinding.Portal portal -> isOf(portal.tenant().id(), user);
      case HostBinding.Console console -> isOf(console.tenant().id(), user);
      case HostBinding.Platform platform -> user instanceof PlatformUser;
      case HostBinding.Identity identity -> false;
    };
  }

  private static boolean isOf(TenantId tenant, SignedInUser user) {
    return user instanceof TenantUser member && member.tenantId().equals(tenant);
  }

  private static Optional<String> withoutPort(@Nullable String host) {
    if (host == null || host.isBlank()) {
      return Optional.empty();
    }
    int colon = host.lastIndexOf(':');
    return Optional.of(colon > 0 && host.indexOf(']') < colon ? host.substring(0, colon) : host);
  }
}
