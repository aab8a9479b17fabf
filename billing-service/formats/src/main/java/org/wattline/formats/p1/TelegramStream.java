package org.wattline.formats.p1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.Place;
import org.wattline.formats.RefusalReason;

/**
 * Cuts a stream into telegrams, from the slash that opens one to the exclamation mark that ends it.
 */
final class TelegramStream {

  /** Bytes of one telegram, and of noise between two. */
  static final int MAX_TELEGRAM = 1 << 16;

  /**
   * One telegram.
   *
   * @param bytes from the slash to the exclamation mark, both included
   * @param checksum what follows the mark on its line; empty where nothing does
   * @param line the line on which it starts
   */
  record Telegram(byte[] bytes, String checksum, long line) {

    /** The text between identification and end. */
    String text() {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * Whether the checksum is that of the bytes, as sent or with the line ends that a meter sends.
     */
    boolean matches() {
      int given;
      try {
        given = Integer.parseInt(checksum, 16);
      } catch (NumberFormatException e) {
        return false;
      }
      if (checksum.length() != 4) {
        return false;
      }
      if (Crc16.of(bytes, 0, bytes.length) == given) {
        return true;
      }
      byte[] sent =
          text().replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
      return Crc16.of(sent, 0, sent.length) == given;
    }
  }

  private final InputStream in;
  private long line = 1;

  TelegramStream(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** The next telegram; null when there is none. */
  @Nullable Telegram next() throws IOException, FormatRefusedException {
    int c = in.read();
    int noise = 0;
    while (c >= 0 && c != '/') {
      count(c);
      if (++noise > MAX_TELEGRAM) {
        throw refused(RefusalReason.MALFORMED, "No telegram begins in " + MAX_TELEGRAM + " bytes.");
      }
      c = in.read();
    }
    if (c < 0) {
      return null;
    }
    long first = line;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    int previous = '\n';
    while (c >= 0 && !(c == '!' && previous == '\n')) {
      count(c);
      bytes.write(c);
      if (bytes.size() > MAX_TELEGRAM) {
        throw refused(
            RefusalReason.LIMIT_EXCEEDED, "A telegram is longer than " + MAX_TELEGRAM + " bytes.");
      }
      previous = c;
      c = in.read();
    }
    if (c < 0) {
      throw refused(RefusalReason.TRUNCATED, "The telegram has no end mark: its end is missing.");
    }
    bytes.write('!');
    StringBuilder checksum = new StringBuilder(4);
    c = in.read();
    while (c >= 0 && c != '\n' && c != '\r' && checksum.length() < 8) {
      checksum.append((char) c);
      c = in.read();
    }
    count(c);
    return new Telegram(bytes.toByteArray(), checksum.toString().strip(), first);
  }

  private void count(int c) {
    if (c == '\n') {
      line++;
    }
  }

  private FormatRefusedException refused(RefusalReason reason, String sentence) {
    return new FormatRefusedException(reason, Place.line(line), sentence);
  }
}
