package org.wattline.tenancy.secrets;

import java.util.Arrays;
import org.wattline.tenancy.TenantId;

/**
 * A tenant's own key, opened. Lives in memory for one operation; at rest only wrapped under the
 * master key.
 */
final class TenantKey {
  private static final String FORM = "tk1";
  private static final int MAX_DIGITS = 9;

  private final TenantId tenant;
  private final int version;
  private final byte[] key;

  private TenantKey(TenantId tenant, int version, byte[] key) {
    this.tenant = tenant;
    this.version = version;
    this.key = key;
  }

  static TenantKey generate(TenantId tenant, int version) {
    return new TenantKey(tenant, version, MasterKeys.randomKey());
  }

  /** {@code <version>:<sealed>}: the version of the tenant's key is part of what is sealed. */
  static TenantKey unwrap(MasterKeys masters, TenantId tenant, String wrapped) {
    int version = version(wrapped);
    SealedText sealed = SealedText.parse(FORM, wrapped.substring(wrapped.indexOf(':') + 1));
    byte[] key = sealed.open(masters.key(sealed.keyVersion()), context(tenant, version));
    return new TenantKey(tenant, version, key);
  }

  static int version(String wrapped) {
    int colon = wrapped.indexOf(':');
    if (colon < 1
        || colon > MAX_DIGITS
        || !wrapped.substring(0, colon).chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new SecretException("A tenant's key is garbled");
    }
    return Integer.parseInt(wrapped.substring(0, colon));
  }

  static int masterVersion(String wrapped) {
    return SealedText.parse(FORM, wrapped.substring(wrapped.indexOf(':') + 1)).keyVersion();
  }

  String wrap(MasterKeys masters) {
    int master = masters.newest();
    return version
        + ":"
        + SealedText.seal(FORM, master, masters.key(master), context(tenant, version), key);
  }

  int version() {
    return version;
  }

  byte[] bytes() {
    return key;
  }

  void forget() {
    Arrays.fill(key, (byte) 0);
  }

  private static String context(TenantId tenant, int version) {
    return "key " + version + " of tenant " + tenant;
  }
}
