package org.wattline.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What a JVM's earlier run left so that the next starts faster (an AOT cache of JEP 514). The first
 * orderly stop writes it; every later start reads it.
 */
final class StartProfile {
  private final Path file;
  private final Path written;

  /**
   * @param folder of the program that it belongs to
   * @param writer tells two stacks of one checkout apart
   */
  StartProfile(Path folder, int writer) {
    file = folder.resolve("start-" + Runtime.version().feature() + ".aot");
    written = folder.resolve("start-" + writer + ".aot.new");
  }

  /** The JVM's option: reads the profile, or writes it where there is none and that is wanted. */
  Optional<String> option(boolean mayWrite) {
    if (Files.exists(file)) {
      return Optional.of("-XX:AOTCache=" + file);
    }
    return mayWrite ? Optional.of("-XX:AOTCacheOutput=" + written) : Optional.empty();
  }

  /** Takes what the JVM wrote, once it has ended in order. */
  void adopt() {
    try {
      if (Files.exists(written)) {
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what a JVM left that did not end in order. */
  void discard() {
    try {
      Files.deleteIfExists(written);
      Files.deleteIfExists(written.resolveSibling(written.getFileName() + ".config"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
