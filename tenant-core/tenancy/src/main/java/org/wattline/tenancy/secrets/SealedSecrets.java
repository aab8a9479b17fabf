package org.wattline.tenancy.secrets;

import java.util.Map;

/**
 * A tenant's sealed secrets with the key that opens them, read at one moment: after a rotation
 * neither is of use with the other's elder.
 *
 * @param wrappedKey the tenant's key, sealed under a master key
 * @param sealedByName the secrets, sealed under the tenant's key
 */
public record SealedSecrets(String wrappedKey, Map<String, String> sealedByName) {
  public SealedSecrets {
    if (wrappedKey == null || wrappedKey.isEmpty()) {
      throw new IllegalArgumentException("Sealed secrets come with the key that opens them");
    }
    sealedByName = Map.copyOf(sealedByName);
  }
}
