package org.wattline.tenancy.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One AES-256-GCM envelope as text, {@code <form>.<key version>.<base64url(nonce, ciphertext,
 * tag)>}. Form and key version are authenticated with the context, so no part can be exchanged.
 */
final class SealedText {
  static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Pattern TEXT = Pattern.compile("([a-z0-9]{2,4})\\.([0-9]{1,9})\\.([\\w-]+)");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String form;
  private final int keyVersion;
  private final byte[] envelope;

  private SealedText(String form, int keyVersion, byte[] envelope) {
    this.form = form;
    this.keyVersion = keyVersion;
    this.envelope = envelope;
  }

  /**
   * @throws SecretException when the text is no sealed value of this form
   */
  static SealedText parse(String form, String text) {
    var match = TEXT.matcher(text);
    if (!match.matches() || !match.group(1).equals(form)) {
      throw new SecretException("This is not a sealed value of form " + form);
    }
    try {
      byte[] envelope = Base64.getUrlDecoder().decode(match.group(3));
      if (envelope.length < NONCE_BYTES + TAG_BITS / 8) {
        throw new SecretException("A sealed value of form " + form + " is cut short");
      }
      return new SealedText(form, Integer.parseInt(match.group(2)), envelope);
    } catch (IllegalArgumentException e) {
      throw new SecretException("A sealed value of form " + form + " is garbled", e);
    }
  }

  static SealedText seal(String form, int keyVersion, byte[] key, String context, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, form, keyVersion, context);
      byte[] sealed = cipher.doFinal(plain);
      byte[] envelope = new byte[NONCE_BYTES + sealed.length];
      System.arraycopy(nonce, 0, envelope, 0, NONCE_BYTES);
      System.arraycopy(sealed, 0, envelope, NONCE_BYTES, sealed.length);
      return new SealedText(form, keyVersion, envelope);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK cannot do AES-256-GCM", e);
    }
  }

  int keyVersion() {
    return keyVersion;
  }

  /**
   * @throws SecretException when key, context or content is not what was sealed
   */
  byte[] open(byte[] key, String context) {
    byte[] nonce = Arrays.copyOf(envelope, NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, form, keyVersion, context);
      return cipher.doFinal(envelope, NONCE_BYTES, envelope.length - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      throw new SecretException(
          "The sealed value for " + context + " does not open: altered, or sealed for another", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK cannot do AES-256-GCM", e);
    }
  }

  private static Cipher cipher(
      int mode, byte[] key, byte[] nonce, String form, int keyVersion, String context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((form + "." + keyVersion + "." + context).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  @Override
  public String toString() {
    return form
        + "."
        + keyVersion
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(envelope);
  }
}
