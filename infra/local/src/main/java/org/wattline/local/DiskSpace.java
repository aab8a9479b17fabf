package org.wattline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room a disk has left. */
public final class DiskSpace {
  /** With less than this nothing that runs here can go on. */
  private static final long FULL_BYTES = 16L << 20;

  private DiskSpace() {}

  /** The bytes that are free where a file or folder lies. */
  static long freeAt(Path path) throws IOException {
    Path there = path.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return Files.getFileStore(there).getUsableSpace();
  }

  /** Whether nothing more can be written where a file lies. */
  public static boolean isFull(Path path) {
    try {
      return freeAt(path) < FULL_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }
}
