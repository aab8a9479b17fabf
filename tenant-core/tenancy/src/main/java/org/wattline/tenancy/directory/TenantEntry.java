package org.wattline.tenancy.directory;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.TenantId;

/**
 * One tenant as the services see it.
 *
 * @param slug the short name in its hosts and in its realm: {@code [a-z][a-z0-9-]{1,30}}
 * @param legalName the supplier's registered name
 * @param market the market pack, such as {@code BE-VLG} or {@code US-CA}
 * @param currency of its ledger
 * @param zone the market's time zone: days begin and end there
 * @param locales the languages offered, the default first; never empty
 * @param state where it stands
 * @param stateReason why it is suspended or blocked, else null
 * @param portalHosts host names, without port, of the customer portal
 * @param consoleHosts host names, without port, of the staff console
 * @param realm its Keycloak realm
 * @param issuer the issuer of its realm's tokens, compared as a whole
 * @param cell the group of tenants that shares one database and identity server
 * @param database how the schema is reached; null until it exists
 * @param limits its own; what an older control plane leaves out is {@link TenantLimits#NONE}
 */
public record TenantEntry(
    TenantId id,
    String slug,
    String legalName,
    String market,
    Currency currency,
    ZoneId zone,
    List<Locale> locales,
    Brand brand,
    TenantState state,
    @Nullable String stateReason,
    List<String> portalHosts,
    List<String> consoleHosts,
    String realm,
    String issuer,
    String cell,
    @Nullable DatabaseAccess database,
    TenantLimits limits) {

  public TenantEntry {
    limits = Objects.requireNonNullElse(limits, TenantLimits.NONE);
    locales = List.copyOf(locales);
    portalHosts = List.copyOf(portalHosts);
    consoleHosts = List.copyOf(consoleHosts);
    if (locales.isEmpty()) {
      throw new IllegalArgumentException("Tenant " + slug + " offers no language");
    }
  }

  /** A tenant without limits of its own. */
  public TenantEntry(
      TenantId id,
      String slug,
      String legalName,
      String market,
      Currency currency,
      ZoneId zone,
      List<Locale> locales,
      Brand brand,
      TenantState state,
      @Nullable String stateReason,
      List<String> portalHosts,
      List<String> consoleHosts,
      String realm,
      String issuer,
      String cell,
      @Nullable DatabaseAccess database) {
    this(
        id,
        slug,
        legalName,
        market,
        currency,
        zone,
        locales,
        brand,
        state,
        stateReason,
        portalHosts,
        consoleHosts,
        realm,
        issuer,
        cell,
        database,
        TenantLimits.NONE);
  }

  /** The language spoken where the reader's is not offered. */
  public Locale defaultLocale() {
    return locales.getFirst();
  }
}
