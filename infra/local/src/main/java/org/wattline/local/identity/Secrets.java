package org.wattline.local.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.wattline.local.Folders;

/**
 * What must not be known outside: each secret is made on first use and kept in a file that only its
 * owner can read.
 */
public final class Secrets {
  private static final int PASSWORD_BYTES = 24;
  private static final int MASTER_KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;

  /** Those in a folder, which is made when there is none. */
  public Secrets(Path folder) {
    this.folder = Folders.createPrivate(folder);
  }

  /** A random password by name. */
  public String password(String name) {
    return readOrMake(passwordFile(name), () -> HexFormat.of().formatHex(random(PASSWORD_BYTES)));
  }

  /** The file of a password; {@link #password} makes it. */
  public Path passwordFile(String name) {
    return folder.resolve(name + ".password");
  }

  /** The file with the installation's master key, version 1. */
  public Path masterKeyFile() {
    Path file = folder.resolve("master.keys");
    readOrMake(file, () -> "1 " + Base64.getEncoder().encodeToString(random(MASTER_KEY_BYTES)));
    return file;
  }

  /** An RSA key pair by name. */
  public SigningKey signingKey(String name) {
    Path file = signingKeyFile(name);
    return SigningKey.ofPem(readOrMake(file, SigningKey::generatePem));
  }

  /** The PEM file (PKCS #8) of a key pair; {@link #signingKey} makes it. */
  public Path signingKeyFile(String name) {
    return folder.resolve(name + ".pem");
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  private static synchronized String readOrMake(Path file, Supplier<String> make) {
    try {
      if (!Files.exists(file)) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
            fresh,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, make.get() + "\n", StandardOpenOption.WRITE);
        Files.move(fresh, file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
