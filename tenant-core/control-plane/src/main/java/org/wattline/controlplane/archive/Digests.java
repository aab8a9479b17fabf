package org.wattline.controlplane.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 and length of what passes through. */
final class Digests {
  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Counts bytes and lines, and hashes, on the way to another stream. */
  static final class Counting extends FilterOutputStream {
    private final MessageDigest digest = Digests.sha256();
    private long bytes;
    private long lines;

    Counting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] content, int offset, int length) throws IOException {
      digest.update(content, offset, length);
      bytes += length;
      for (int i = offset; i < offset + length; i++) {
        if (content[i] == '\n') {
          lines++;
        }
      }
      out.write(content, offset, length);
    }

    long bytes() {
      return bytes;
    }

    /** COPY text escapes line ends in values: a line is a row. */
    long lines() {
      return lines;
    }

    /** Ends the hash. */
    String sha256() {
      return hex(digest);
    }
  }
}
