package org.wattline.local.identity;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** An RSA key with which a client proves who it is (private_key_jwt, RFC 7523). */
public final class SigningKey {
  private static final int BITS = 2048;
  private static final Duration ASSERTION_LIFE = Duration.ofSeconds(60);
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Encoder MIME =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
  private static final JsonMapper JSON = JsonMapper.shared();

  private final PrivateKey privateKey;
  private final RSAPublicKey publicKey;
  private final String id;

  private SigningKey(RSAPrivateCrtKey privateKey) throws GeneralSecurityException {
    this.privateKey = privateKey;
    this.publicKey =
        (RSAPublicKey)
            KeyFactory.getInstance("RSA")
                .generatePublic(
                    new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
    this.id = thumbprint();
  }

  static String generatePem() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n"
          + MIME.encodeToString(key)
          + "\n-----END PRIVATE KEY-----";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static SigningKey ofPem(String pem) {
    String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      return new SigningKey(
          (RSAPrivateCrtKey)
              KeyFactory.getInstance("RSA")
                  .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64))));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("No RSA key in PKCS #8 form", e);
    }
  }

  /** The public key as a key set in JSON (RFC 7517). */
  public String keySet() {
    return JSON.writeValueAsString(
        Map.of(
            "keys",
            List.of(
                Map.of(
                    "kty",
                    "RSA",
                    "use",
                    "sig",
                    "alg",
                    "RS256",
                    "kid",
                    id,
                    "n",
                    unsigned(publicKey.getModulus()),
                    "e",
                    unsigned(publicKey.getPublicExponent())))));
  }

  /** A client's proof, good for one use within a minute. */
  String assertion(String client, String audience, InstantSource clock) {
    long now = clock.instant().getEpochSecond();
    String unsigned =
        part(Map.of("alg", "RS256", "typ", "JWT", "kid", id))
            + "."
            + part(
                Map.of(
                    "iss", client,
                    "sub", client,
                    "aud", audience,
                    "jti", UUID.randomUUID().toString(),
                    "iat", now,
                    "exp", now + ASSERTION_LIFE.toSeconds()));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(privateKey);
      signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
      return unsigned + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RFC 7638. */
  private String thumbprint() throws GeneralSecurityException {
    String canonical =
        "{\"e\":\""
            + unsigned(publicKey.getPublicExponent())
            + "\",\"kty\":\"RSA\",\"n\":\""
            + unsigned(publicKey.getModulus())
            + "\"}";
    return URL.encodeToString(
        MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
  }

  private static String part(Map<String, Object> json) {
    return URL.encodeToString(JSON.writeValueAsBytes(json));
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int skip = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
    return URL.encodeToString(java.util.Arrays.copyOfRange(bytes, skip, bytes.length));
  }
}
