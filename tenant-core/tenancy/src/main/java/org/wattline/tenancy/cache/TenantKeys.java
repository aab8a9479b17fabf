package org.wattline.tenancy.cache;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;

/**
 * The only place where keys of shared stores, such as Redis, are put together. A tenant's key
 * begins with its id; parts are encoded, so that no part can reach into another's place.
 */
public final class TenantKeys {
  /** 512: longer ones are a mistake. */
  private static final int MAX_CHARS = 512;

  private static final String TENANT = "wattline:t:";
  private static final String PLATFORM = "wattline:p:";

  private TenantKeys() {}

  /**
   * A key of the bound tenant.
   *
   * @throws org.wattline.tenancy.NoTenantBoundException when no tenant is bound
   */
  public static String key(String purpose, String... parts) {
    return of(TenantScope.current(), purpose, parts);
  }

  /** A key of a tenant: for work outside any scope, such as the gateway's. */
  public static String of(TenantId tenant, String purpose, String... parts) {
    return joined(TENANT + tenant, purpose, parts);
  }

  /** A key of the platform's own work. */
  public static String platform(String purpose, String... parts) {
    return joined(PLATFORM + "platform", purpose, parts);
  }

  /** What all keys of a tenant begin with: to find or remove them. */
  public static String prefix(TenantId tenant) {
    return TENANT + tenant + ":";
  }

  private static String joined(String start, String purpose, String... parts) {
    StringBuilder key = new StringBuilder(start).append(':').append(encoded(purpose));
    for (String part : parts) {
      key.append(':').append(encoded(part));
    }
    if (key.length() > MAX_CHARS) {
      throw new IllegalArgumentException(
          "A key for " + purpose + " is longer than " + MAX_CHARS + " characters");
    }
    return key.toString();
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }
}
