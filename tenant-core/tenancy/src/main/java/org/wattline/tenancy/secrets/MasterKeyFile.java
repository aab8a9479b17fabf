package org.wattline.tenancy.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The master keys in a file, read again when it has changed: a new key is taken up by running
 * services. A file that has become unreadable leaves the keys read before in use.
 */
public final class MasterKeyFile implements Supplier<MasterKeys> {
  private static final Logger log = LoggerFactory.getLogger(MasterKeyFile.class);

  private final Path file;
  private FileTime readAt;
  private MasterKeys keys;

  /**
   * @throws IllegalArgumentException when a line is wrong
   * @throws UncheckedIOException when the file cannot be read
   */
  public MasterKeyFile(Path file) {
    this.file = file;
    this.keys = MasterKeys.read(file);
    this.readAt = changedAt();
  }

  @Override
  public synchronized MasterKeys get() {
    try {
      FileTime changed = changedAt();
      if (!changed.equals(readAt)) {
        keys = MasterKeys.read(file);
        readAt = changed;
        log.info("Master key file {} was read again: versions {}", file, keys.versions());
      }
    } catch (IllegalArgumentException | UncheckedIOException e) {
      log.error("Master key file {} cannot be read again; the keys in use stay", file, e);
    }
    return keys;
  }

  private FileTime changedAt() {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
