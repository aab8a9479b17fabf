package org.wattline.controlplane.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How a program shows Keycloak who it is without a shared secret: an assertion signed with its own
 * RSA key (RFC 7523, {@code private_key_jwt}, RS256).
 */
public final class PrivateKeyJwt {
  private static final Duration LIFE = Duration.ofSeconds(60);
  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final Pattern PLAIN = Pattern.compile("[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]*");

  private final String client;
  private final RSAPrivateCrtKey key;
  private final InstantSource clock;

  private PrivateKeyJwt(String client, RSAPrivateCrtKey key, InstantSource clock) {
    this.client = client;
    this.key = key;
    this.clock = clock;
  }

  /**
   * With the key of a file.
   *
   * @param keyFile PKCS#8 in PEM, RSA
   * @throws UncheckedIOException when the file cannot be read
   * @throws IllegalArgumentException when it holds no such key
   */
  public static PrivateKeyJwt of(String client, Path keyFile, InstantSource clock) {
    try {
      String pem = Files.readString(keyFile, StandardCharsets.US_ASCII);
      String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      PrivateKey key =
          KeyFactory.getInstance("RSA")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
      if (!(key instanceof RSAPrivateCrtKey rsa)) {
        throw new IllegalArgumentException(keyFile + " holds an RSA key without its public part");
      }
      return new PrivateKeyJwt(client, rsa, clock);
    } catch (IOException e) {
      throw new UncheckedIOException("The key file " + keyFile + " cannot be read", e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(keyFile + " is no RSA key in PKCS#8 PEM", e);
    }
  }

  /** The form of a token request with {@code client_credentials}, percent-encoded by its sender. */
  public Map<String, String> form(String issuer) {
    return Map.of(
        "grant_type",
        "client_credentials",
        "client_id",
        client,
        "client_assertion_type",
        TYPE,
        "client_assertion",
        assertion(issuer));
  }

  /** A new assertion for the realm with this issuer: good once, for a minute. */
  public String assertion(String issuer) {
    long now = clock.instant().getEpochSecond();
    String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + keyId() + "\"}";
    String claims =
        String.format(
            Locale.ROOT,
            "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"jti\":\"%s\",\"iat\":%d,\"exp\":%d}",
            plain(client),
            plain(client),
            plain(issuer),
            UUID.randomUUID(),
            now,
            now + LIFE.toSeconds());
    String signed =
        base64(header.getBytes(StandardCharsets.UTF_8))
            + "."
            + base64(claims.getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK cannot sign with RS256", e);
    }
  }

  /** The public key as a JSON web key set, to be registered with Keycloak. */
  public String keySet() {
    return String.format(
        Locale.ROOT,
        "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}",
        keyId(),
        modulus(),
        exponent());
  }

  /** The key's thumbprint (RFC 7638). */
  private String keyId() {
    String canonical =
        String.format(
            Locale.ROOT, "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}", exponent(), modulus());
    try {
      return base64(
          MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String modulus() {
    return base64(unsigned(key.getModulus().toByteArray()));
  }

  private String exponent() {
    return base64(unsigned(key.getPublicExponent().toByteArray()));
  }

  private static byte[] unsigned(byte[] number) {
    return number.length > 1 && number[0] == 0
        ? Arrays.copyOfRange(number, 1, number.length)
        : number;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String plain(String text) {
    if (!PLAIN.matcher(text).matches()) {
      throw new IllegalArgumentException("Not plain text for JSON: " + text);
    }
    return text;
  }
}
