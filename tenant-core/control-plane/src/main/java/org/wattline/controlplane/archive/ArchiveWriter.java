package org.wattline.controlplane.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes an archive, member after member, to a file. */
final class ArchiveWriter implements AutoCloseable {
  private static final int BUFFER = 256 * 1024;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final FileChannel file;
  private final ZipOutputStream zip;
  private final ArchiveKey key;
  private final List<ArchiveManifest.Member> members = new ArrayList<>();

  ArchiveWriter(Path path, ArchiveKey key) throws IOException {
    this.file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    this.zip =
        new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
    this.zip.setLevel(Deflater.NO_COMPRESSION); // sealed bytes do not shrink
    this.key = key;
  }

  /** Writes a member's content. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Adds a member: packed, sealed, and summed up. */
  void add(String name, Content content) throws IOException {
    zip.putNextEntry(entry(name));
    Digests.Counting stored = new Digests.Counting(zip);
    try (OutputStream sealing = SealedStream.sealing(stored, key.of(name));
        OutputStream packing = new GZIPOutputStream(sealing, BUFFER)) {
      content.writeTo(packing);
    }
    zip.closeEntry();
    members.add(new ArchiveManifest.Member(name, stored.bytes(), stored.sha256()));
  }

  void addJson(String name, Object value) throws IOException {
    add(name, out -> out.write(MAPPER.writeValueAsBytes(value)));
  }

  /** The members so far. */
  List<ArchiveManifest.Member> members() {
    return List.copyOf(members);
  }

  /** Adds the manifest, ends the archive, and forces it to disk. */
  void finish(ArchiveManifest manifest) throws IOException {
    byte[] written = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
    zip.putNextEntry(entry(ArchiveReader.MANIFEST));
    zip.write(written);
    zip.closeEntry();
    zip.putNextEntry(entry(ArchiveReader.SIGNATURE));
    zip.write(HexFormat.of().formatHex(key.macOf(written)).getBytes(StandardCharsets.US_ASCII));
    zip.closeEntry();
    zip.finish();
    zip.flush();
    file.force(true);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0); // the time is in the manifest
    return entry;
  }
}
