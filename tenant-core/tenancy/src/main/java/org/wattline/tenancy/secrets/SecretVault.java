package org.wattline.tenancy.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.wattline.tenancy.TenantId;

/**
 * Seals and opens tenants' secrets (AES-256-GCM). The additional data of every envelope are the
 * tenant's id and the secret's name. Keeps nothing: wrapped keys and sealed values are the caller's
 * to store.
 */
public final class SecretVault {
  /** The name under which the login role's password is sealed. */
  public static final String DATABASE_PASSWORD = "database-password";

  /** 16 KiB: certificates and keys fit. */
  public static final int MAX_SECRET_BYTES = 16 * 1024;

  private static final String FORM = "sv1";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,63}");

  private final Supplier<MasterKeys> masters;

  public SecretVault(MasterKeys masters) {
    this(() -> masters);
  }

  /**
   * @param masters asked at every operation, so that a new key file is taken up without a restart
   */
  public SecretVault(Supplier<MasterKeys> masters) {
    this.masters = masters;
  }

  /** A new key for a tenant, wrapped under the newest master key. */
  public String newTenantKey(TenantId tenant) {
    TenantKey key = TenantKey.generate(tenant, 1);
    try {
      return key.wrap(masters.get());
    } finally {
      key.forget();
    }
  }

  /**
   * Seals a secret for a tenant.
   *
   * @param name {@code [a-z][a-z0-9.-]*}, at most 64 characters
   * @throws IllegalArgumentException when the name or the length is not allowed
   * @throws SecretException when the tenant's key does not open
   */
  public String seal(TenantId tenant, String wrappedKey, String name, String secret) {
    byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A secret's name is lower case letters, digits, dots and hyphens, at most 64: " + name);
    }
    if (plain.length > MAX_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "Secret " + name + " is longer than " + MAX_SECRET_BYTES + " bytes");
    }
    TenantKey key = TenantKey.unwrap(masters.get(), tenant, wrappedKey);
    try {
      return seal(tenant, key, name, plain);
    } finally {
      key.forget();
    }
  }

  /**
   * Opens a tenant's secret.
   *
   * @throws SecretException when it is another tenant's or another name's, altered, or a key is
   *     gone
   */
  public String open(TenantId tenant, String wrappedKey, String name, String sealed) {
    TenantKey key = TenantKey.unwrap(masters.get(), tenant, wrappedKey);
    try {
      return new String(open(tenant, key, name, sealed), StandardCharsets.UTF_8);
    } finally {
      key.forget();
    }
  }

  /**
   * Begins to exchange a tenant's key for a new one under the newest master key.
   *
   * @throws SecretException when the old key does not open
   */
  public KeyRotation rotate(TenantId tenant, String wrappedKey) {
    MasterKeys now = masters.get();
    TenantKey old = TenantKey.unwrap(now, tenant, wrappedKey);
    TenantKey fresh = TenantKey.generate(tenant, old.version() + 1);
    return new KeyRotation(tenant, old, fresh, fresh.wrap(now));
  }

  /** The version of a tenant's key: grows by each rotation. */
  public static int keyVersion(String wrappedKey) {
    return TenantKey.version(wrappedKey);
  }

  /** The version of the master key that a tenant's key is sealed under. */
  public static int masterKeyVersion(String wrappedKey) {
    return TenantKey.masterVersion(wrappedKey);
  }

  static String seal(TenantId tenant, TenantKey key, String name, byte[] plain) {
    return SealedText.seal(FORM, key.version(), key.bytes(), context(tenant, name), plain)
        .toString();
  }

  static byte[] open(TenantId tenant, TenantKey key, String name, String text) {
    SealedText sealed = SealedText.parse(FORM, text);
    if (sealed.keyVersion() != key.version()) {
      throw new SecretException(
          String.format(
              Locale.ROOT,
              "%s is sealed under key %d, the tenant's key is %d: its rotation was not stored whole",
              context(tenant, name),
              sealed.keyVersion(),
              key.version()));
    }
    return sealed.open(key.bytes(), context(tenant, name));
  }

  private static String context(TenantId tenant, String name) {
    return "secret " + name + " of tenant " + tenant;
  }
}
