package org.wattline.tenancy.secrets;

import org.wattline.tenancy.TenantId;

/**
 * The change of a tenant's key: a new key under the newest master key, and what was sealed under
 * the old one sealed again under it. All of it is to be stored together or not at all. Closing it
 * forgets both keys.
 */
public final class KeyRotation implements AutoCloseable {
  private final TenantId tenant;
  private final TenantKey old;
  private final TenantKey fresh;
  private final String wrappedKey;

  KeyRotation(TenantId tenant, TenantKey old, TenantKey fresh, String wrappedKey) {
    this.tenant = tenant;
    this.old = old;
    this.fresh = fresh;
    this.wrappedKey = wrappedKey;
  }

  /** The new key, to be stored in place of the old one. */
  public String wrappedKey() {
    return wrappedKey;
  }

  /**
   * A sealed value under the new key.
   *
   * @throws SecretException when the value does not open
   */
  public String reseal(String name, String sealed) {
    return SecretVault.seal(tenant, fresh, name, SecretVault.open(tenant, old, name, sealed));
  }

  @Override
  public void close() {
    old.forget();
    fresh.forget();
  }
}
