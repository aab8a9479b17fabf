package org.wattline.local.demo.archive;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.wattline.local.Folders;

/**
 * One archive: a compressed tar whose first entry is its label, and beside it its SHA-256 as {@code
 * sha256sum} writes it. It holds keys, so that only its owner can read it.
 */
final class ArchiveFile {
  static final String SUFFIX = ".tar.gz";
  static final String SUM = ".sha256";

  private static final String UNFINISHED = ".part";
  private static final String LABEL = "label.json";
  private static final int LONGEST_LABEL = 1 << 20;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path file;
  private final Path sum;

  private ArchiveFile(Path file) {
    this.file = file;
    this.sum = beside(SUM);
  }

  /** The archive with a label's options, whether it is there or not. */
  static ArchiveFile of(Path folder, Label label) {
    return new ArchiveFile(folder.resolve(label.name() + SUFFIX));
  }

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  boolean exists() {
    return Files.exists(file);
  }

  Path file() {
    return file;
  }

  void delete() throws IOException {
    Files.deleteIfExists(sum);
    Files.deleteIfExists(file);
  }

  /** Writes it beside its place and moves it there, so that half of one never has its name. */
  void write(Label label, Packing.Contents contents) throws Exception {
    Folders.createPrivate(Objects.requireNonNull(file.getParent()));
    Path fresh = beside(UNFINISHED);
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, OWNERS_FILE);
    try {
      MessageDigest digest = Checkout.sha256();
      try (OutputStream out = Files.newOutputStream(fresh, StandardOpenOption.WRITE);
          OutputStream packed =
              new Quick(new DigestOutputStream(new BufferedOutputStream(out), digest))) {
        Packing packing = new Packing(packed);
        packing.text(LABEL, label.toJson());
        contents.pack(packing);
        packing.finish();
      }
      delete();
      Files.writeString(sum, Checkout.hex(digest.digest()) + "  " + file.getFileName() + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /**
   * Reads all of it and compares it with its sum.
   *
   * @throws UnfitArchiveException when it is not what was written
   */
  void requireWhole() throws IOException, UnfitArchiveException {
    if (!Files.exists(sum)) {
      throw new UnfitArchiveException(sum.getFileName() + " is missing beside it");
    }
    MessageDigest digest = Checkout.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      while (in.read(buffer) >= 0) {
        // the sum is what is wanted
      }
    }
    String expected = Checkout.hex(digest.digest()) + "  " + file.getFileName();
    if (!Files.readString(sum).strip().equals(expected)) {
      throw new UnfitArchiveException("it is cut or was changed (its SHA-256 differs)");
    }
  }

  /** Its label. */
  Label label() throws IOException, UnfitArchiveException {
    try (TarArchiveInputStream tar = open()) {
      TarArchiveEntry entry = tar.getNextEntry();
      if (entry == null || !entry.getName().equals(LABEL) || entry.getSize() > LONGEST_LABEL) {
        throw new UnfitArchiveException("it has no label");
      }
      return Label.parse(new String(tar.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Unpacks all but the label into an empty folder. */
  void unpack(Path into) throws IOException {
    try (TarArchiveInputStream tar = open()) {
      tar.getNextEntry();
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Folders.createPrivate(target);
        } else {
          Files.createFile(target, OWNERS_FILE);
          try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
            tar.transferTo(out);
          }
        }
      }
    }
  }

  private TarArchiveInputStream open() throws IOException {
    return new TarArchiveInputStream(
        new BufferedInputStream(
            new GZIPInputStream(Files.newInputStream(file), BUFFER_BYTES), BUFFER_BYTES),
        StandardCharsets.UTF_8.name());
  }

  /** Compresses as quickly as it can: the archive is waited for. */
  private static final class Quick extends GZIPOutputStream {
    Quick(OutputStream to) throws IOException {
      super(to, BUFFER_BYTES);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
