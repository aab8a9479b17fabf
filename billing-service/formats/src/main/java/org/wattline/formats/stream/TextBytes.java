package org.wattline.formats.stream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Brings text to an extension of ASCII: drops a byte order mark, turns UTF-16 into UTF-8. */
public final class TextBytes {

  private static final int BUFFER = 1 << 13;

  private TextBytes() {}

  /**
   * Opens text whose characters are declared, unless a byte order mark says otherwise.
   *
   * @param declared an extension of ASCII is passed through as it is; UTF-16 is turned into UTF-8
   */
  public static InputStream open(InputStream in, Charset declared) throws IOException {
    PushbackInputStream pushback = new PushbackInputStream(in, 3);
    byte[] start = new byte[3];
    int n = pushback.readNBytes(start, 0, 3);
    if (n == 3
        && (start[0] & 0xff) == 0xef
        && (start[1] & 0xff) == 0xbb
        && (start[2] & 0xff) == 0xbf) {
      return pushback;
    }
    if (n >= 2) {
      int mark = (start[0] & 0xff) << 8 | (start[1] & 0xff);
      if (mark == 0xfeff || mark == 0xfffe) {
        pushback.unread(start, 2, n - 2);
        return new Utf8Stream(
            pushback, mark == 0xfeff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
      }
    }
    pushback.unread(start, 0, n);
    return declared.name().startsWith("UTF-16") || declared.name().startsWith("UTF-32")
        ? new Utf8Stream(pushback, declared)
        : pushback;
  }

  /** What was read ahead, and the rest. */
  public static InputStream joined(byte[] head, InputStream rest) {
    return new SequenceInputStream(new ByteArrayInputStream(head), rest);
  }

  /** Text of another charset as UTF-8 bytes; what is no text becomes the replacement character. */
  private static final class Utf8Stream extends InputStream {
    private final InputStreamReader reader;
    private final CharBuffer chars = CharBuffer.allocate(BUFFER);
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    Utf8Stream(InputStream in, Charset charset) {
      this.reader = new InputStreamReader(in, charset);
    }

    private boolean refill() throws IOException {
      while (!bytes.hasRemaining()) {
        chars.clear().limit(BUFFER - 1);
        if (reader.read(chars) < 0) {
          return false;
        }
        if (chars.position() > 0 && Character.isHighSurrogate(chars.get(chars.position() - 1))) {
          int second = reader.read();
          chars.limit(BUFFER);
          if (second >= 0) {
            chars.put((char) second);
          }
        }
        chars.flip();
        bytes = StandardCharsets.UTF_8.encode(chars);
      }
      return true;
    }

    @Override
    public int read() throws IOException {
      return refill() ? bytes.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      if (len == 0) {
        return 0;
      }
      if (!refill()) {
        return -1;
      }
      int n = Math.min(len, bytes.remaining());
      bytes.get(b, off, n);
      return n;
    }
  }
}
