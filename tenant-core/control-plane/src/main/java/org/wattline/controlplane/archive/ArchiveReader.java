package org.wattline.controlplane.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.secrets.SecretVault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads an archive that lies in a file. Nothing is taken from it before it has been verified. */
final class ArchiveReader implements AutoCloseable {
  static final String MANIFEST = "manifest.json";
  static final String SIGNATURE = "manifest.sha256";

  /** 16 MiB: some ten thousand tables. */
  private static final int MAX_MANIFEST_BYTES = 16 * 1024 * 1024;

  private static final int BUFFER = 256 * 1024;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ZipFile zip;
  private final byte[] written;
  private final ArchiveManifest manifest;
  private @Nullable ArchiveKey key;

  /**
   * Opens the file and reads its manifest.
   *
   * @throws ArchiveRefusedException when it is not an archive of a tenant
   */
  ArchiveReader(Path file) throws IOException {
    try {
      this.zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new ArchiveRefusedException(
          null, "This is not a whole zip archive: it was cut short or is something else", e);
    }
    try {
      this.written = small(MANIFEST);
      this.manifest = parsed(written);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  ArchiveManifest manifest() {
    return manifest;
  }

  /**
   * Opens the archive's key and holds everything against the manifest.
   *
   * @throws ArchiveRefusedException naming the first member that is not as it was written
   */
  ArchiveKey verify(SecretVault vault, @Nullable String passphrase) throws IOException {
    ArchiveKey opened = ArchiveKey.open(manifest, vault, passphrase);
    verify(opened);
    return opened;
  }

  /** Holds everything against the manifest, with a key that was opened before. */
  void verify(ArchiveKey opened) throws IOException {
    byte[] signature = small(SIGNATURE);
    byte[] expected =
        HexFormat.of().formatHex(opened.macOf(written)).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(signature, expected)) {
      throw new ArchiveRefusedException(MANIFEST, "manifest.json was altered after it was written");
    }
    Map<String, ArchiveManifest.Member> members = new HashMap<>();
    for (ArchiveManifest.Member member : manifest.members()) {
      members.put(member.name(), member);
      verify(member);
    }
    zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> !members.containsKey(name))
        .filter(name -> !name.equals(MANIFEST) && !name.equals(SIGNATURE))
        .findFirst()
        .ifPresent(
            name -> {
              throw new ArchiveRefusedException(name, "Member " + name + " is not in the manifest");
            });
    key = opened;
  }

  /** A member's content, of an archive that has been verified. */
  InputStream open(String name) throws IOException {
    ArchiveKey opened = key;
    if (opened == null) {
      throw new IllegalStateException("The archive has not been verified");
    }
    InputStream stored = zip.getInputStream(required(name));
    return new GZIPInputStream(
        SealedStream.opening(new BufferedInputStream(stored, BUFFER), opened.of(name), name),
        BUFFER);
  }

  <T> T json(String name, Class<T> type) throws IOException {
    try (InputStream content = open(name)) {
      return MAPPER.readValue(content, type);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void verify(ArchiveManifest.Member member) throws IOException {
    Supplier<ArchiveRefusedException> damaged =
        () ->
            new ArchiveRefusedException(
                member.name(),
                "Member " + member.name() + " is damaged: its checksum is not the manifest's");
    MessageDigest digest = Digests.sha256();
    long bytes = 0;
    try (InputStream stored = zip.getInputStream(required(member.name()))) {
      byte[] buffer = new byte[BUFFER];
      for (int read = stored.read(buffer); read >= 0; read = stored.read(buffer)) {
        digest.update(buffer, 0, read);
        bytes += read;
      }
    } catch (ZipException e) {
      throw damaged.get();
    }
    if (bytes != member.bytes() || !Digests.hex(digest).equals(member.sha256())) {
      throw damaged.get();
    }
  }

  private ZipEntry required(String name) {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new ArchiveRefusedException(name, "Member " + name + " is missing from the archive");
    }
    return entry;
  }

  private byte[] small(String name) throws IOException {
    try (InputStream in = zip.getInputStream(required(name))) {
      byte[] content = in.readNBytes(MAX_MANIFEST_BYTES + 1);
      if (content.length > MAX_MANIFEST_BYTES) {
        throw new ArchiveRefusedException(name, "Member " + name + " is too large");
      }
      return content;
    } catch (ZipException e) {
      throw new ArchiveRefusedException(name, "Member " + name + " is damaged", e);
    }
  }

  private static ArchiveManifest parsed(byte[] written) {
    try {
      ArchiveManifest manifest = MAPPER.readValue(written, ArchiveManifest.class);
      if (!ArchiveManifest.FORMAT.equals(manifest.format())) {
        throw new ArchiveRefusedException(MANIFEST, "This is not an archive of a tenant");
      }
      if (manifest.formatVersion() > ArchiveManifest.VERSION) {
        throw new ArchiveRefusedException(
            MANIFEST,
            String.format(
                Locale.ROOT,
                "The archive is of format %d and this build reads up to %d: upgrade first",
                manifest.formatVersion(),
                ArchiveManifest.VERSION));
      }
      return manifest;
    } catch (JacksonException | NullPointerException e) {
      throw new ArchiveRefusedException(MANIFEST, "manifest.json cannot be read", e);
    }
  }
}
