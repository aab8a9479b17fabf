package org.wattline.controlplane.archive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.secrets.SecretException;
import org.wattline.tenancy.secrets.SecretVault;

/** The key of one archive. New for each export; every member's key is derived from it. */
final class ArchiveKey {
  /** The name under which the tenant's key seals it. */
  static final String SECRET = "archive-key";

  private static final int KEY_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** A few tenths of a second for who knows the passphrase, and for every guess. */
  private static final int ITERATIONS = 310_000;

  private static final int MAX_ITERATIONS = 5_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;

  private ArchiveKey(byte[] key) {
    this.key = key;
  }

  static ArchiveKey generate() {
    return new ArchiveKey(random(KEY_BYTES));
  }

  /** As kept in a job, sealed by the vault. */
  static ArchiveKey ofText(String base64) {
    return new ArchiveKey(Base64.getDecoder().decode(base64));
  }

  String text() {
    return Base64.getEncoder().encodeToString(key);
  }

  /** Sealed for the manifest: under the tenant's key, and under the passphrase, if any. */
  ArchiveManifest.Key sealed(
      SecretVault vault, TenantId tenant, String tenantKey, @Nullable String passphrase) {
    return new ArchiveManifest.Key(
        tenantKey,
        vault.seal(tenant, tenantKey, SECRET, text()),
        passphrase == null ? null : underPassphrase(passphrase));
  }

  /**
   * Opens the key of an archive.
   *
   * @param passphrase where one is given it is used, else the installation's master key
   * @throws ArchiveRefusedException when neither opens it
   */
  static ArchiveKey open(ArchiveManifest manifest, SecretVault vault, @Nullable String passphrase) {
    ArchiveManifest.Key key = manifest.key();
    if (passphrase != null) {
      ArchiveManifest.Passphrase under = key.passphrase();
      if (under == null) {
        throw new ArchiveRefusedException(
            null,
            "This archive has no passphrase: it opens with its installation's master key only");
      }
      return openWith(passphrase, under);
    }
    try {
      return ofText(vault.open(manifest.tenant(), key.tenantKey(), SECRET, key.sealed()));
    } catch (SecretException | IllegalArgumentException e) {
      throw new ArchiveRefusedException(
          null,
          key.passphrase() == null
              ? "This archive was made by another installation and without a passphrase: restore it there"
              : "This archive was made by another installation: its passphrase is needed",
          e);
    }
  }

  /** The key of one member. */
  byte[] of(String member) {
    return mac("member " + member, new byte[0]);
  }

  /** Authenticates the manifest. */
  byte[] macOf(byte[] manifest) {
    return mac("manifest", manifest);
  }

  private byte[] mac(String purpose, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK cannot do HMAC-SHA-256", e);
    }
  }

  private ArchiveManifest.Passphrase underPassphrase(String passphrase) {
    byte[] salt = random(SALT_BYTES);
    byte[] nonce = random(NONCE_BYTES);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, derived(passphrase, salt, ITERATIONS), nonce).doFinal(key);
      byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
      Base64.Encoder base64 = Base64.getEncoder();
      return new ArchiveManifest.Passphrase(
          base64.encodeToString(salt), ITERATIONS, base64.encodeToString(both));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK cannot seal under a passphrase", e);
    }
  }

  private static ArchiveKey openWith(String passphrase, ArchiveManifest.Passphrase under) {
    if (under.iterations() < 1 || under.iterations() > MAX_ITERATIONS) {
      throw new ArchiveRefusedException(
          ArchiveReader.MANIFEST, "The manifest asks for an unreasonable effort to open the key");
    }
    try {
      byte[] both = Base64.getDecoder().decode(under.sealed());
      byte[] derived =
          derived(passphrase, Base64.getDecoder().decode(under.salt()), under.iterations());
      return new ArchiveKey(
          cipher(Cipher.DECRYPT_MODE, derived, Arrays.copyOf(both, NONCE_BYTES))
              .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES));
    } catch (AEADBadTagException e) {
      throw new ArchiveRefusedException(null, "The passphrase does not open this archive", e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new ArchiveRefusedException(ArchiveReader.MANIFEST, "The manifest's key is garbled", e);
    }
  }

  private static Cipher cipher(int mode, byte[] derived, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private static byte[] derived(String passphrase, byte[] salt, int iterations)
      throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(passphrase.toCharArray(), salt, iterations, KEY_BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } finally {
      spec.clearPassword();
    }
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }
}
