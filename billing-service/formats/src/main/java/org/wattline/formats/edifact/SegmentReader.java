package org.wattline.formats.edifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.Place;
import org.wattline.formats.RefusalReason;

/**
 * Cuts an interchange into segments, elements and components by its service string advice,
 * honouring the release character. Memory is bounded by {@link #MAX_SEGMENT}.
 */
final class SegmentReader {

  /** Bytes in one segment. */
  static final int MAX_SEGMENT = 1 << 14;

  /** Components in one segment. */
  static final int MAX_COMPONENTS = 1_000;

  private static final int ADVICE = 9;
  private static final int BUFFER = 1 << 15;

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER];
  private int limit;
  private int position;
  private boolean ended;

  private byte componentSeparator = ':';
  private byte elementSeparator = '+';
  private byte decimalMark = '.';
  private byte release = '?';
  private byte terminator = '\'';
  private Charset charset = StandardCharsets.ISO_8859_1;

  private final int[] starts = new int[MAX_COMPONENTS];
  private final int[] ends = new int[MAX_COMPONENTS];
  private final int[] elements = new int[MAX_COMPONENTS + 1];
  private int components;
  private int elementCount;
  private boolean released;
  private long number;

  SegmentReader(InputStream in) {
    this.in = in;
  }

  /** Reads the service string advice, if there is one. */
  void advice() throws IOException, FormatRefusedException {
    skipBlanks();
    skipByteOrderMark();
    while (limit - position < ADVICE && !ended) {
      fill();
    }
    boolean given =
        limit - position >= 3
            && buffer[position] == 'U'
            && buffer[position + 1] == 'N'
            && buffer[position + 2] == 'A';
    if (!given) {
      componentSeparator = ':';
      elementSeparator = '+';
      decimalMark = '.';
      release = '?';
      terminator = '\'';
      return;
    }
    if (limit - position < ADVICE) {
      throw refused(RefusalReason.TRUNCATED, "The service string advice UNA is cut off.");
    }
    byte[] una = Arrays.copyOfRange(buffer, position + 3, position + ADVICE);
    componentSeparator = una[0];
    elementSeparator = una[1];
    decimalMark = una[2];
    release = una[3];
    terminator = una[5];
    boolean marks = decimalMark == '.' || decimalMark == ',';
    boolean reserved = una[4] == ' ' || una[4] == '*';
    boolean different =
        componentSeparator != elementSeparator
            && componentSeparator != terminator
            && elementSeparator != terminator
            && release != componentSeparator
            && release != elementSeparator
            && release != terminator;
    if (!marks
        || !reserved
        || !different
        || !sign(una[0])
        || !sign(una[1])
        || !sign(una[5])
        || !(sign(release) || release == ' ')) {
      throw refused(
          RefusalReason.MALFORMED,
          "The service string advice UNA must name six characters: two separators, the decimal mark, the release character, a blank, and the segment terminator.");
    }
    position += ADVICE;
  }

  private static boolean sign(byte c) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return c > ' ' && c < 127 && !letter;
  }

  /** Sets the characters by the syntax identifier of the UNB. */
  void syntax(String identifier) throws FormatRefusedException {
    charset =
        switch (identifier) {
          case "UNOA", "UNOB", "UNOC" -> StandardCharsets.ISO_8859_1;
          case "UNOD" -> Charset.forName("ISO-8859-2");
          case "UNOE" -> Charset.forName("ISO-8859-5");
          case "UNOF" -> Charset.forName("ISO-8859-7");
          case "UNOG" -> Charset.forName("ISO-8859-3");
          case "UNOH" -> Charset.forName("ISO-8859-4");
          case "UNOI" -> Charset.forName("ISO-8859-6");
          case "UNOJ" -> Charset.forName("ISO-8859-8");
          case "UNOK" -> Charset.forName("ISO-8859-9");
          case "UNOW", "UNOY" -> StandardCharsets.UTF_8;
          default ->
              throw refused(
                  RefusalReason.UNKNOWN_VERSION,
                  "The syntax identifier "
                      + org.wattline.formats.stream.Quoted.of(identifier)
                      + " is not known.");
        };
  }

  byte decimalMark() {
    return decimalMark;
  }

  private void fill() throws IOException {
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
    }
    if (limit == buffer.length) {
      return;
    }
    int n = in.read(buffer, limit, buffer.length - limit);
    if (n < 0) {
      ended = true;
    } else {
      limit += n;
    }
  }

  private void skipBlanks() throws IOException {
    while (true) {
      if (position == limit) {
        if (ended) {
          return;
        }
        fill();
      } else if (buffer[position] >= 0 && buffer[position] <= ' ') {
        position++;
      } else {
        return;
      }
    }
  }

  /** Some editors put a mark of UTF-8 before the interchange. */
  private void skipByteOrderMark() throws IOException {
    while (limit - position < 3 && !ended) {
      fill();
    }
    if (number == 0
        && limit - position >= 3
        && buffer[position] == (byte) 0xef
        && buffer[position + 1] == (byte) 0xbb
        && buffer[position + 2] == (byte) 0xbf) {
      position += 3;
    }
  }

  /** Cuts the next segment; false at the end. */
  boolean next() throws IOException, FormatRefusedException {
    skipBlanks();
    if (position == limit) {
      return false;
    }
    number++;
    while (!cut()) {
      if (limit - position >= MAX_SEGMENT) {
        throw refused(
            RefusalReason.LIMIT_EXCEEDED, "A segment is longer than " + MAX_SEGMENT + " bytes.");
      }
      if (ended) {
        throw refused(
            RefusalReason.TRUNCATED, "The last segment has no terminator: the end is missing.");
      }
      fill();
    }
    return true;
  }

  private boolean cut() throws FormatRefusedException {
    byte[] b = buffer;
    int from = position;
    int n = 0;
    elements[0] = 0;
    elementCount = 0;
    released = false;
    for (int i = position; i < limit; i++) {
      byte c = b[i];
      if (c == release && release != ' ') {
        released = true;
        i++;
      } else if (c == componentSeparator || c == elementSeparator || c == terminator) {
        if (n == MAX_COMPONENTS) {
          throw refused(
              RefusalReason.LIMIT_EXCEEDED,
              "A segment has more than " + MAX_COMPONENTS + " components.");
        }
        starts[n] = from;
        ends[n] = i;
        n++;
        from = i + 1;
        if (c != componentSeparator) {
          elements[++elementCount] = n;
        }
        if (c == terminator) {
          components = n;
          position = i + 1;
          return true;
        }
      }
    }
    return false;
  }

  /** The ordinal of the segment in the file, from 1; the advice does not count. */
  long number() {
    return number;
  }

  /** The segment's tag. */
  String tag() {
    return text(0, 0);
  }

  /** A component's text with its releases resolved; empty where the segment has none there. */
  String text(int element, int component) {
    int i = index(element, component);
    if (i < 0) {
      return "";
    }
    String text = new String(buffer, starts[i], ends[i] - starts[i], charset);
    if (!released || text.indexOf((char) release) < 0) {
      return text.strip();
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int j = 0; j < text.length(); j++) {
      char c = text.charAt(j);
      if (c == (char) release && j + 1 < text.length()) {
        j++;
        c = text.charAt(j);
      }
      plain.append(c);
    }
    return plain.toString().strip();
  }

  private int index(int element, int component) {
    if (element >= elementCount) {
      return -1;
    }
    int i = elements[element] + component;
    return i < elements[element + 1] && i < components ? i : -1;
  }

  Place place() {
    return Place.segment(number, components > 0 ? tag() : "");
  }

  FormatRefusedException refused(RefusalReason reason, String sentence) {
    return new FormatRefusedException(reason, Place.segment(number, ""), sentence);
  }
}
