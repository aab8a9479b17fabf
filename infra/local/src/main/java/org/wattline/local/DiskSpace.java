package org.wattline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room a disk has left. */
public final class DiskSpace {
  /** With less than this nothing that runs here can go on. */
  private static final long FULL_BYTES = 16L << 20;

  /** What a start needs: less than this is not worth beginning with. */
  private static final long ROOM_BYTES = 1L << 30;

  private DiskSpace() {}

  /**
   * @throws LocalStackException when a folder has not the room that a start needs
   */
  static void requireRoom(Path folder) {
    try {
      Files.createDirectories(folder);
      long free = freeAt(folder);
      if (free < ROOM_BYTES) {
        throw new LocalStackException(
            "Only "
                + (free >> 20)
                + " MB are free where "
                + folder
                + " lies: free at least 1 GB and start again.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether so much can be written where a file or folder lies and a start has its room left. */
  public static boolean hasRoomFor(Path path, long bytes) throws IOException {
    return freeAt(path) - bytes >= ROOM_BYTES;
  }

  /** The bytes that are free where a file or folder lies. */
  private static long freeAt(Path path) throws IOException {
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
