package org.wattline.local.demo.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.wattline.local.parts.ClusterCopy;

/** Writes the entries of an archive. Entries belong to their owner alone, as the files do. */
final class Packing implements ClusterCopy.Receiver {
  private static final int BUFFER_BYTES = 1 << 16;

  private final TarArchiveOutputStream tar;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  /**
   * @param to is not closed
   */
  Packing(OutputStream to) {
    tar = new TarArchiveOutputStream(to, StandardCharsets.UTF_8.name());
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  @Override
  public void folder(String name) throws IOException {
    tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
    tar.closeArchiveEntry();
  }

  @Override
  public void text(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  @Override
  public void file(String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      long left = Files.size(file);
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(left);
      tar.putArchiveEntry(entry);
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          // it was cut off meanwhile; what is to be there is written again from the log
          Arrays.fill(buffer, (byte) 0);
          read = (int) Math.min(buffer.length, left);
        }
        tar.write(buffer, 0, read);
        left -= read;
      }
      tar.closeArchiveEntry();
    } catch (NoSuchFileException gone) {
      // dropped since it was listed
    }
  }

  void finish() throws IOException {
    tar.finish();
  }

  /** Puts all that an archive is to hold into it. */
  @FunctionalInterface
  interface Contents {
    void pack(Packing to) throws Exception;
  }
}
