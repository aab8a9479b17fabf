package org.wattline.billing.payments.bank.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.DeflaterOutputStream;
import org.wattline.billing.contract.bank.BankApi;

/** An upload, spooled to disk so that its size does not matter to memory; deflated to be kept. */
final class UploadedFile implements AutoCloseable {
  private final Path path;
  private final byte[] sha256;
  private final byte[] deflated;
  private final long bytes;

  private UploadedFile(Path path, byte[] sha256, byte[] deflated, long bytes) {
    this.path = path;
    this.sha256 = sha256;
    this.deflated = deflated;
    this.bytes = bytes;
  }

  static UploadedFile spool(InputStream in) throws IOException {
    Path path = Files.createTempFile("bank-file", ".xml");
    try {
      MessageDigest digest = sha256();
      ByteArrayOutputStream kept = new ByteArrayOutputStream();
      long bytes = 0;
      try (OutputStream disk = Files.newOutputStream(path);
          DeflaterOutputStream deflater = new DeflaterOutputStream(kept)) {
        byte[] buffer = new byte[1 << 16];
        int n;
        while ((n = in.read(buffer)) >= 0) {
          bytes += n;
          if (bytes > BankApi.MAX_FILE_BYTES) {
            throw new CamtRefusedException(
                "The file is longer than "
                    + BankApi.MAX_FILE_BYTES / 1_000_000
                    + " MB. Ask the bank for shorter periods.");
          }
          digest.update(buffer, 0, n);
          disk.write(buffer, 0, n);
          deflater.write(buffer, 0, n);
        }
      }
      if (bytes == 0) {
        throw new CamtRefusedException("The file is empty. Fetch it from the bank again.");
      }
      return new UploadedFile(path, digest.digest(), kept.toByteArray(), bytes);
    } catch (IOException | RuntimeException fault) {
      Files.deleteIfExists(path);
      throw fault;
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  byte[] hash() {
    return sha256.clone();
  }

  byte[] deflated() {
    return deflated.clone();
  }

  long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
