package org.wattline.tenancy.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installation's master keys by version; the highest seals, all open. In a text file with one
 * line per version: the number, a blank and 32 random bytes in base64. Lines that begin with {@code
 * #} are comments.
 */
public final class MasterKeys {
  private static final long MAX_FILE_BYTES = 64 * 1024;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Logger log = LoggerFactory.getLogger(MasterKeys.class);

  private final SortedMap<Integer, byte[]> keys;

  private MasterKeys(SortedMap<Integer, byte[]> keys) {
    this.keys = keys;
  }

  /** One new key, version 1. */
  public static MasterKeys generate() {
    return new MasterKeys(new TreeMap<>(Map.of(1, randomKey())));
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException when a line is wrong, by its number and without its content
   * @throws UncheckedIOException when the file cannot be read
   */
  public static MasterKeys read(Path file) {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new IllegalArgumentException("Master key file " + file + " is too large to be one");
      }
      warnIfOthersMayRead(file);
      return parse(file, Files.readAllLines(file, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Master key file " + file + " cannot be read; see wattline.master-key-file", e);
    }
  }

  /** Reads the file, after making it with one new key when it does not exist. */
  public static MasterKeys readOrCreate(Path file) {
    if (!Files.exists(file)) {
      try {
        generate().write(file, false);
      } catch (FileAlreadyExistsException e) {
        log.info("Master key file {} was made by another process", file);
      } catch (IOException e) {
        throw new UncheckedIOException("Master key file " + file + " cannot be made", e);
      }
    }
    return read(file);
  }

  /** The same keys and a new one, which seals from now on. */
  public MasterKeys withNewKey() {
    var more = new TreeMap<>(keys);
    more.put(newest() + 1, randomKey());
    return new MasterKeys(more);
  }

  /** The newest key alone: once everything has been sealed again under it. */
  public MasterKeys withoutOldKeys() {
    return new MasterKeys(new TreeMap<>(Map.of(newest(), key(newest()))));
  }

  /** Writes the file whole, readable by its owner alone. */
  public void write(Path file) throws IOException {
    write(file, true);
  }

  /** The version that seals. */
  public int newest() {
    return keys.lastKey();
  }

  public Set<Integer> versions() {
    return Set.copyOf(keys.keySet());
  }

  /**
   * @throws SecretException when the version is not in the file
   */
  byte[] key(int version) {
    byte[] key = keys.get(version);
    if (key == null) {
      throw new SecretException(
          "Master key version "
              + version
              + " is not in the key file, which has "
              + versions()
              + "; put the line back until everything has been sealed again");
    }
    return key;
  }

  static byte[] randomKey() {
    byte[] key = new byte[SealedText.KEY_BYTES];
    RANDOM.nextBytes(key);
    return key;
  }

  private void write(Path file, boolean replace) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " has no folder");
    }
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, ".master", ".key"); // its owner's alone on POSIX
    try {
      var text = new StringBuilder("# Wattline master keys: version, 32 bytes in base64\n");
      keys.forEach(
          (version, key) ->
              text.append(version)
                  .append(' ')
                  .append(Base64.getEncoder().encodeToString(key))
                  .append('\n'));
      Files.writeString(fresh, text, StandardCharsets.US_ASCII);
      if (replace) {
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(fresh, file);
      }
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static MasterKeys parse(Path file, List<String> lines) {
    var keys = new TreeMap<Integer, byte[]>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        int blank = line.indexOf(' ');
        int version = Integer.parseInt(line.substring(0, blank));
        byte[] key = Base64.getDecoder().decode(line.substring(blank).strip());
        if (version < 1 || key.length != SealedText.KEY_BYTES || keys.put(version, key) != null) {
          throw new IllegalArgumentException("version, length or repetition");
        }
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        // the cause may quote the key: it is left out
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Line %d of master key file %s is not '<version> <base64 of 32 bytes>' with a version of its own",
                i + 1,
                file));
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("Master key file " + file + " holds no key");
    }
    return new MasterKeys(keys);
  }

  private static void warnIfOthersMayRead(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
      if (open.contains(PosixFilePermission.OTHERS_READ)
          || open.contains(PosixFilePermission.GROUP_WRITE)
          || open.contains(PosixFilePermission.OTHERS_WRITE)) {
        log.warn(
            "Master key file {} is open to others ({}): chmod 600",
            file,
            PosixFilePermissions.toString(open));
      }
    }
  }

  @Override
  public String toString() {
    return "MasterKeys" + versions();
  }
}
