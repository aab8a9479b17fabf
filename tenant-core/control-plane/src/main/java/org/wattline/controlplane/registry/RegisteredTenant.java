package org.wattline.controlplane.registry;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.controlplane.api.Administrator;
import org.wattline.controlplane.api.Hosts;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.Brand;

/**
 * A tenant as the registry knows it.
 *
 * @param keys its sealed keys; null until its role is made and after it is removed
 * @param schemaVersion the version of the newest migration applied, 0 before the first
 * @param schemaOpen whether services may enter its schema
 * @param version grows by every change of what onboarding can change
 */
public record RegisteredTenant(
    TenantId id,
    String slug,
    String legalName,
    String market,
    Currency currency,
    ZoneId zone,
    List<Locale> locales,
    Brand brand,
    Hosts hosts,
    String cell,
    TenantStatus status,
    @Nullable TenantKeys keys,
    int schemaVersion,
    boolean schemaOpen,
    Map<String, Long> quotas,
    List<String> featurePacks,
    Administrator administrator,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  public RegisteredTenant {
    locales = List.copyOf(locales);
    quotas = Map.copyOf(quotas);
    featurePacks = List.copyOf(featurePacks);
  }

  /**
   * What opens its schema, for who holds the master key.
   *
   * @param wrapped its own key under the master key
   * @param sealedPassword its role's password under its own key
   */
  public record TenantKeys(String wrapped, String sealedPassword) {}

  /** Its realm is named by its slug. */
  public String realm() {
    return slug;
  }

  /** Its schema and its login role. */
  public String schema() {
    return id.databaseName();
  }

  /** Its sealed keys. */
  public TenantKeys requireKeys() {
    if (keys == null) {
      throw new IllegalStateException("Tenant " + slug + " has no role yet");
    }
    return keys;
  }

  public RegisteredTenant withStatus(TenantStatus changed) {
    return new RegisteredTenant(
        id,
        slug,
        legalName,
        market,
        currency,
        zone,
        locales,
        brand,
        hosts,
        cell,
        changed,
        keys,
        schemaVersion,
        schemaOpen,
        quotas,
        featurePacks,
        administrator,
        version,
        createdAt,
        updatedAt);
  }

  public RegisteredTenant withKeys(@Nullable TenantKeys changed) {
    return new RegisteredTenant(
        id,
        slug,
        legalName,
        market,
        currency,
        zone,
        locales,
        brand,
        hosts,
        cell,
        status,
        changed,
        schemaVersion,
        schemaOpen,
        quotas,
        featurePacks,
        administrator,
        version,
        createdAt,
        updatedAt);
  }

  public RegisteredTenant withSchema(int changedVersion, boolean open) {
    return new RegisteredTenant(
        id,
        slug,
        legalName,
        market,
        currency,
        zone,
        locales,
        brand,
        hosts,
        cell,
        status,
        keys,
        changedVersion,
        open,
        quotas,
        featurePacks,
        administrator,
        version,
        createdAt,
        updatedAt);
  }

  public RegisteredTenant withoutPerson() {
    return new RegisteredTenant(
        id,
        slug,
        legalName,
        market,
        currency,
        zone,
        locales,
        brand,
        hosts,
        cell,
        status,
        keys,
        schemaVersion,
        schemaOpen,
        quotas,
        featurePacks,
        new Administrator("", "", ""),
        version,
        createdAt,
        updatedAt);
  }

  public RegisteredTenant withProfile(Profile changed) {
    return new RegisteredTenant(
        id,
        slug,
        changed.legalName(),
        market,
        currency,
        zone,
        changed.locales(),
        changed.brand(),
        changed.hosts(),
        cell,
        status,
        keys,
        schemaVersion,
        schemaOpen,
        changed.quotas(),
        changed.featurePacks(),
        administrator,
        version + 1,
        createdAt,
        updatedAt);
  }

  /** What onboarding can change. */
  public Profile profile() {
    return new Profile(legalName, locales, brand, hosts, quotas, featurePacks);
  }

  /** The part of a tenant that onboarding can change. */
  public record Profile(
      String legalName,
      List<Locale> locales,
      Brand brand,
      Hosts hosts,
      Map<String, Long> quotas,
      List<String> featurePacks) {}
}
