package org.wattline.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.wattline.local.Folders;

/**
 * A folder that is filled once and then shared by every stack of the checkout: what was not filled
 * to the end is removed and filled again.
 */
final class Unpacked {
  private static final String COMPLETE = ".complete";

  private Unpacked() {}

  /** Returns the folder, after filling it when that has not been done to the end before. */
  static Path folder(Path folder, Filling filling) {
    try {
      Files.createDirectories(folder.getParent());
      Path lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
      synchronized (Unpacked.class) {
        try (FileChannel channel =
                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          if (lock.isValid() && !Files.exists(folder.resolve(COMPLETE))) {
            Folders.deleteTree(folder);
            Files.createDirectories(folder);
            filling.fill(folder);
            Files.createFile(folder.resolve(COMPLETE));
          }
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts into an empty folder what belongs there. */
  @FunctionalInterface
  interface Filling {
    void fill(Path folder) throws IOException;
  }
}
