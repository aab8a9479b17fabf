package org.wattline.tenancy.vaadin.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * The one RSA key pair with which this interface proves itself to every realm ({@code
 * private_key_jwt}). No realm's secret is stored here, and the identity server stores public keys
 * alone.
 */
public final class ClientKey {
  private static final int BITS = 3072;
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final int LINE = 64;

  private final RSAKey key;

  private ClientKey(RSAKey key) {
    this.key = key;
  }

  /**
   * Reads the key from a PEM file (PKCS #8), and makes one there when the file does not exist yet.
   *
   * @throws IllegalStateException when the file is not such a key, naming it
   */
  public static ClientKey of(Path file) {
    try {
      if (Files.notExists(file)) {
        make(file);
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The client key " + file + " cannot be read or made", e);
    } catch (GeneralSecurityException | JOSEException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The client key " + file + " is not an RSA private key in PKCS #8 PEM", e);
    }
  }

  /** The pair, to sign with; its id is its SHA-256 thumbprint. */
  public RSAKey pair() {
    return key;
  }

  /** The public half, to be shown to the identity server. */
  public RSAKey publicHalf() {
    return key.toPublicJWK();
  }

  private static ClientKey read(Path file)
      throws IOException, GeneralSecurityException, JOSEException {
    String body = Files.readString(file).replace(BEGIN, "").replace(END, "").replaceAll("\\s", "");
    KeyFactory rsa = KeyFactory.getInstance("RSA");
    RSAPrivateCrtKey secret =
        (RSAPrivateCrtKey)
            rsa.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    RSAPublicKey open =
        (RSAPublicKey)
            rsa.generatePublic(
                new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
    return new ClientKey(
        new RSAKey.Builder(open)
            .privateKey(secret)
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(JWSAlgorithm.RS256)
            .keyIDFromThumbprint()
            .build());
  }

  private static void make(Path file) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(BITS);
    byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
    String pem =
        BEGIN
            + "\n"
            + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded)
            + "\n"
            + END
            + "\n";
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "client-key", ".part");
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(draft, pem);
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException someoneWasFirst) {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw someoneWasFirst;
      }
    } finally {
      Files.delete(draft);
    }
  }
}
