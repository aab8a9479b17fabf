package org.wattline.formats.stream;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.Place;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;

/**
 * Unpacks a delivery as a stream: gzip and zip, an archive in an archive once, nothing written,
 * names only shown. What grows beyond the limits is stopped while it grows.
 */
public final class SafeArchive {

  /** A delivery may grow this far whatever its ratio: repetitive files of honest size do. */
  public static final long FREE_GROWTH = 16L << 20;

  /** Archives within archives. */
  public static final int MAX_NESTING = 2;

  private static final int PEEK = 4;
  private static final int MAX_NAME = 200;

  /** Takes one unpacked document. */
  public interface Documents {
    /**
     * @param name the entry's name, safe to show; empty outside archives
     * @param in the document's bytes; need not be read to the end
     */
    void document(String name, InputStream in) throws IOException, FormatRefusedException;
  }

  private final ReadSettings.Limits limits;
  private final Documents documents;
  private final CountingStream packed;
  private long unpacked;
  private int entries;

  private SafeArchive(InputStream in, ReadSettings.Limits limits, Documents documents) {
    this.packed = new CountingStream(in, Long.MAX_VALUE);
    this.limits = limits;
    this.documents = documents;
  }

  /** Unpacks a delivery. Refuses it as a whole where the archive itself is broken or unsafe. */
  public static void unpack(InputStream in, ReadSettings.Limits limits, Documents documents)
      throws IOException, FormatRefusedException {
    SafeArchive archive = new SafeArchive(in, limits, documents);
    try {
      archive.open("", archive.packed, 0);
    } catch (CountingStream.RefusedInStream e) {
      throw e.refusal();
    } catch (ZipException e) {
      boolean secret = String.valueOf(e.getMessage()).contains("encrypted");
      throw new FormatRefusedException(
          secret ? RefusalReason.UNSAFE : RefusalReason.MALFORMED,
          Place.DOCUMENT,
          secret ? "The archive is encrypted." : "The archive is broken: " + e.getMessage(),
          e);
    } catch (EOFException e) {
      throw new FormatRefusedException(
          RefusalReason.TRUNCATED, Place.DOCUMENT, "The archive ends before its end.", e);
    } catch (IllegalArgumentException e) {
      // an entry's name in no known charset
      throw new FormatRefusedException(
          RefusalReason.MALFORMED,
          Place.DOCUMENT,
          "The archive's entries have no readable names.",
          e);
    }
  }

  private void open(String name, InputStream in, int nesting)
      throws IOException, FormatRefusedException {
    PushbackInputStream peeked = new PushbackInputStream(in, PEEK);
    byte[] start = new byte[PEEK];
    int n = peeked.readNBytes(start, 0, PEEK);
    peeked.unread(start, 0, n);
    boolean gzip = n >= 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
    boolean zip = n == PEEK && start[0] == 'P' && start[1] == 'K' && start[2] <= 8 && start[3] <= 8;
    if (!gzip && !zip) {
      documents.document(name, peeked);
      return;
    }
    if (nesting == MAX_NESTING) {
      throw new FormatRefusedException(
          RefusalReason.UNSAFE,
          Place.DOCUMENT,
          "The archive holds archives within archives. Unpack them before sending.");
    }
    if (gzip) {
      InputStream inside = new Guard(new GZIPInputStream(peeked));
      open(name, inside, nesting + 1);
      drain(inside);
    } else {
      zip(name, peeked, nesting);
    }
  }

  private void zip(String outer, InputStream in, int nesting)
      throws IOException, FormatRefusedException {
    ZipInputStream zip = new ZipInputStream(in);
    int before = entries;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (++entries > limits.archiveEntries()) {
        throw new FormatRefusedException(
            RefusalReason.LIMIT_EXCEEDED,
            Place.DOCUMENT,
            "The archive holds more than " + limits.archiveEntries() + " entries.");
      }
      if (entry.isDirectory()) {
        continue;
      }
      InputStream inside = new Guard(zip);
      String name = shown(outer, entry.getName());
      open(name, inside, nesting + 1);
      drain(inside);
    }
    if (entries == before) {
      throw new FormatRefusedException(
          RefusalReason.MALFORMED, Place.DOCUMENT, "The archive holds no document.");
    }
  }

  /** The rest of an entry goes through the guard too: closing it would unpack without one. */
  private static void drain(InputStream in) throws IOException {
    byte[] sink = new byte[1 << 13];
    int n = in.read(sink);
    while (n >= 0) {
      n = in.read(sink);
    }
  }

  private static String shown(String outer, String name) {
    String whole = outer.isEmpty() ? name : outer + " > " + name;
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < whole.length() && safe.length() < MAX_NAME; i++) {
      char c = whole.charAt(i);
      safe.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '\u00b7' : c);
    }
    return safe.toString();
  }

  /**
   * Counts what comes out against what went in. Its end is its entry's; closing it does nothing.
   */
  private final class Guard extends FilterInputStream {
    Guard(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        grown(1);
      }
      return b;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int n = super.read(b, off, len);
      if (n > 0) {
        grown(n);
      }
      return n;
    }

    @Override
    public long skip(long n) throws IOException {
      byte[] passed = new byte[(int) Math.min(n, 1 << 13)];
      int read = read(passed);
      return Math.max(0, read);
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    @Override
    public void close() {
      // the archive goes on
    }

    private void grown(int n) throws IOException {
      unpacked += n;
      boolean bomb =
          unpacked > FREE_GROWTH && unpacked / limits.expansion() > Math.max(1, packed.count());
      if (bomb || unpacked > limits.archiveBytes()) {
        throw new CountingStream.RefusedInStream(
            new FormatRefusedException(
                bomb ? RefusalReason.UNSAFE : RefusalReason.LIMIT_EXCEEDED,
                Place.DOCUMENT,
                bomb
                    ? "The archive grows more than "
                        + limits.expansion()
                        + "-fold when unpacked: it is taken for a bomb."
                    : "The archive unpacks to more than " + limits.archiveBytes() + " bytes."));
      }
    }
  }
}
