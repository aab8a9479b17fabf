package org.wattline.tenancy.vaadin;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * One door of one supplier, or the platform's: what a host name leads to in this interface.
 *
 * @param registrationId the tenant's id, or {@value #PLATFORM}: names the sign-in client
 * @param host the host name that was asked for, without port, lower case
 * @param realm the identity server's realm behind the door
 * @param issuer the issuer of that realm's tokens, compared as a whole
 * @param tenant the supplier, or null on the platform's host
 * @param brand the look
 * @param locales the languages offered, the default first
 * @param zone where days begin and end
 */
public record Site(
    String registrationId,
    String host,
    String realm,
    String issuer,
    @Nullable TenantEntry tenant,
    Brand brand,
    List<Locale> locales,
    ZoneId zone) {

  /** The {@link #registrationId} of the platform's own door. */
  public static final String PLATFORM = "platform";

  public Site {
    locales = List.copyOf(locales);
  }

  /** The supplier's id; empty on the platform's host. */
  public Optional<TenantId> tenantId() {
    return Optional.ofNullable(tenant).map(TenantEntry::id);
  }

  public boolean isPlatform() {
    return tenant == null;
  }

  /** The language spoken where the reader's is not offered. */
  public Locale defaultLocale() {
    return locales.getFirst();
  }

  /** Whether the other is the same door: same realm behind the same host. */
  public boolean isSameDoorAs(Site other) {
    return registrationId.equals(other.registrationId)
        && host.equals(other.host)
        && issuer.equals(other.issuer);
  }
}
