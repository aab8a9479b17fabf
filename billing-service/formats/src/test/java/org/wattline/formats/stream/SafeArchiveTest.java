package org.wattline.formats.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;

/** Archives: their documents, and what bombs, nests and cuts come to. */
final class SafeArchiveTest {

  private static final ReadSettings.Limits LIMITS = ReadSettings.Limits.DEFAULT;

  private static byte[] zip(Object... namesAndBytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
        zip.write((byte[]) namesAndBytes[i + 1]);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> unpack(byte[] bytes, ReadSettings.Limits limits)
      throws IOException, FormatRefusedException {
    List<String> documents = new ArrayList<>();
    SafeArchive.unpack(
        new ByteArrayInputStream(bytes),
        limits,
        (name, in) ->
            documents.add(name + "=" + new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    return documents;
  }

  private static void refused(byte[] bytes, ReadSettings.Limits limits, RefusalReason reason) {
    assertThatThrownBy(() -> unpack(bytes, limits))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).as(e.toString()).isEqualTo(reason));
  }

  @Test
  void plainPackedAndManyDocumentsComeOutAsTheyWere() throws Exception {
    assertThat(unpack(text("abc"), LIMITS)).containsExactly("=abc");
    assertThat(unpack(gzip(text("abc")), LIMITS)).containsExactly("=abc");
    assertThat(unpack(zip("a.csv", text("1"), "folder/b.csv", text("2")), LIMITS))
        .containsExactly("a.csv=1", "folder/b.csv=2");
    assertThat(unpack(zip("in.zip", zip("a", text("1"))), LIMITS)).containsExactly("in.zip > a=1");
    assertThat(unpack(new byte[0], LIMITS)).containsExactly("=");
  }

  @Test
  void aPathThatClimbsIsOnlyALabel() throws Exception {
    assertThat(unpack(zip("../../etc/passwd\u0007", text("x")), LIMITS))
        .containsExactly("../../etc/passwd\u00b7=x");
  }

  @Test
  void aBombIsStoppedWhileItGrows() throws Exception {
    byte[] zeros = new byte[64 << 20];
    long before = System.nanoTime();
    refused(gzip(zeros), LIMITS, RefusalReason.UNSAFE);
    refused(zip("zeros", zeros), LIMITS, RefusalReason.UNSAFE);
    assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
  }

  @Test
  void aBombInAnEntryThatNobodyReadsIsStoppedToo() throws Exception {
    byte[] bomb = zip("a", text("1"), "zeros", new byte[64 << 20], "b", text("2"));
    List<String> seen = new ArrayList<>();

    assertThatThrownBy(
            () ->
                SafeArchive.unpack(
                    new ByteArrayInputStream(bomb), LIMITS, (name, in) -> seen.add(name)))
        .isInstanceOf(FormatRefusedException.class);
    assertThat(seen).containsExactly("a", "zeros");
  }

  @Test
  void repetitiveFilesOfHonestSizeAreNoBombs() throws Exception {
    byte[] zeros = new byte[8 << 20];
    Arrays.fill(zeros, (byte) '0');

    assertThat(unpack(gzip(zeros), LIMITS)).hasSize(1);
  }

  @Test
  void deeperNestsTooManyEntriesAndTooManyBytesAreRefused() throws Exception {
    refused(zip("a", zip("b", zip("c", text("1")))), LIMITS, RefusalReason.UNSAFE);
    ReadSettings.Limits two = new ReadSettings.Limits(100, 100, 2, 200, 10, 10);
    refused(zip("a", text("1"), "b", text("2"), "c", text("3")), two, RefusalReason.LIMIT_EXCEEDED);
    refused(gzip(new byte[1000]), two, RefusalReason.LIMIT_EXCEEDED);
  }

  @Test
  void anEmptyABrokenAndACutArchiveAreRefused() throws Exception {
    refused(zip(), LIMITS, RefusalReason.MALFORMED);
    byte[] whole = gzip(text("abc".repeat(1000)));
    refused(Arrays.copyOf(whole, whole.length - 12), LIMITS, RefusalReason.TRUNCATED);
    byte[] damaged = zip("a", text("abc".repeat(1000)));
    damaged[40] ^= 0x55;
    assertThatThrownBy(() -> unpack(damaged, LIMITS)).isInstanceOf(FormatRefusedException.class);
  }

  @Test
  void anEncryptedArchiveIsRefused() throws Exception {
    byte[] secret = zip("a", text("abc"));
    secret[6] |= 1;

    assertThatThrownBy(() -> unpack(secret, LIMITS)).isInstanceOf(FormatRefusedException.class);
  }
}
