package org.wattline.tenancy.directory;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last good snapshot on disk: a service can start while the control plane is away. */
final class DirectoryCache {
  private static final Logger log = LoggerFactory.getLogger(DirectoryCache.class);

  private final Path file;

  DirectoryCache(Path file) {
    this.file = file;
  }

  Optional<DirectorySnapshot> read() {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > HttpDirectoryClient.MAX_SNAPSHOT_BYTES) {
        throw new IllegalArgumentException("larger than any snapshot may be");
      }
      return Optional.of(DirectoryJson.read(Files.readAllBytes(file)));
    } catch (IOException | IllegalArgumentException e) {
      log.warn("The saved directory {} cannot be used and is passed over: {}", file, e.toString());
      return Optional.empty();
    }
  }

  void write(byte[] json) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null) {
        throw new IOException("no folder to write to");
      }
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, ".directory", ".json");
      try {
        if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(fresh, json);
        move(fresh);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      log.warn(
          "The directory could not be saved to {}; serving goes on, a restart without the control plane would not: {}",
          file,
          e.toString());
    }
  }

  private void move(Path fresh) throws IOException {
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
