package org.wattline.formats.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.Place;
import org.wattline.formats.RefusalReason;

/**
 * Cuts a byte stream into rows of delimited fields without making objects. Quoted fields may hold
 * delimiters, line breaks and doubled quotes; the spreadsheet form {@code ="123"} counts as quoted.
 * Empty lines are passed over. Memory is bounded by {@link #MAX_ROW}.
 */
public final class DelimitedRows {

  /** Bytes in one row: a year of quarter-hours fits, a file without line ends does not. */
  public static final int MAX_ROW = 1 << 20;

  /** Fields in one row. */
  public static final int MAX_FIELDS = 1 << 16;

  private static final int FIRST_BUFFER = 1 << 16;
  private static final byte QUOTE = '"';
  private static final byte ORDINARY = 0;
  private static final byte LINE_END = 1;
  private static final byte DELIMITER = 2;
  private static final byte OPENING = 3;

  private final InputStream in;
  private final Charset charset;
  private final byte[] kinds = new byte[256];
  private final boolean quotes;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int limit;
  private int position;
  private boolean ended;
  private long line;
  private long linesInRow;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int fields;
  private boolean wellFormed;
  private boolean escaped;

  /**
   * @param delimiter the byte between fields
   * @param quotes whether a double quote at a field's start opens a quoted field
   * @param charset of texts; an extension of ASCII
   */
  public DelimitedRows(InputStream in, byte delimiter, boolean quotes, Charset charset) {
    this.in = in;
    this.charset = charset;
    this.quotes = quotes;
    kinds['\n'] = LINE_END;
    kinds['\r'] = LINE_END;
    delimiter(delimiter);
    if (quotes) {
      kinds[QUOTE] = OPENING;
      kinds['='] = OPENING;
    }
  }

  /** Changes the delimiter from the next row on. */
  public void delimiter(byte delimiter) {
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == DELIMITER) {
        kinds[i] = ORDINARY;
      }
    }
    kinds[delimiter & 0xff] = DELIMITER;
  }

  /**
   * Looks at the first bytes of what is unread, without taking them.
   *
   * @return the number of bytes available from {@link #position()} in {@link #bytes()}, at most
   *     {@code wanted}
   */
  public int peek(int wanted) throws IOException {
    while (limit - position < wanted && !ended) {
      fill(position);
    }
    return Math.min(wanted, limit - position);
  }

  /** Where the next row starts in {@link #bytes()}. */
  public int position() {
    return position;
  }

  /** Takes {@code n} bytes that were peeked. */
  public void skip(int n) {
    position += n;
  }

  /**
   * Cuts the next row.
   *
   * @return false at the end
   * @throws FormatRefusedException when a row is longer than the limits
   */
  public boolean next() throws IOException, FormatRefusedException {
    line += linesInRow;
    linesInRow = 0;
    while (true) {
      if (position == limit) {
        if (ended) {
          return false;
        }
        fill(position);
        continue;
      }
      byte c = buffer[position];
      if (c == '\n') {
        line++;
        position++;
      } else if (c == '\r') {
        if (position + 1 == limit && !ended) {
          fill(position);
          continue;
        }
        if (position + 1 == limit || buffer[position + 1] != '\n') {
          line++;
        }
        position++;
      } else {
        break;
      }
    }
    while (!cut()) {
      if (limit - position >= MAX_ROW) {
        throw new FormatRefusedException(
            RefusalReason.LIMIT_EXCEEDED,
            Place.line(line + 1),
            "A row is longer than "
                + MAX_ROW
                + " bytes: this is no text of rows, or a quote is open.");
      }
      fill(position);
    }
    return true;
  }

  /** Tries to cut the row at {@link #position}; false when more bytes are needed. */
  private boolean cut() throws FormatRefusedException {
    byte[] b = buffer;
    byte[] k = kinds;
    int end = limit;
    int i = position;
    int n = 0;
    int fieldStart = i;
    wellFormed = true;
    escaped = false;
    linesInRow = 0;
    while (i < end) {
      byte kind = k[b[i] & 0xff];
      if (kind == ORDINARY) {
        i++;
        continue;
      }
      if (kind == DELIMITER) {
        field(n++, fieldStart, i);
        fieldStart = ++i;
      } else if (kind == LINE_END) {
        if (b[i] == '\r' && i + 1 == end && !ended) {
          return false;
        }
        field(n++, fieldStart, i);
        fields = n;
        if (b[i] == '\r' && i + 1 < end && b[i + 1] == '\n') {
          i++;
        }
        position = i + 1;
        linesInRow++;
        return true;
      } else if (i != fieldStart) {
        i++;
      } else {
        int open = b[i] == '=' ? i + 1 : i;
        if (open >= end) {
          if (ended) {
            break;
          }
          return false;
        }
        if (b[open] != QUOTE) {
          i = open;
          continue;
        }
        int close = closing(b, open + 1, end);
        if (close < 0) {
          if (!ended) {
            return false;
          }
          wellFormed = false;
          close = end;
        }
        field(n++, open + 1, close);
        i = close + 1;
        while (i < end && b[i] == ' ') {
          i++;
        }
        if (i >= end) {
          if (!ended) {
            return false;
          }
          fields = n;
          position = end;
          linesInRow++;
          return true;
        }
        byte after = k[b[i] & 0xff];
        if (after == DELIMITER) {
          fieldStart = ++i;
          if (i == end && ended) {
            break;
          }
        } else if (after == LINE_END) {
          if (b[i] == '\r' && i + 1 == end && !ended) {
            return false;
          }
          if (b[i] == '\r' && i + 1 < end && b[i + 1] == '\n') {
            i++;
          }
          fields = n;
          position = i + 1;
          linesInRow++;
          return true;
        } else {
          wellFormed = false;
          while (i < end && k[b[i] & 0xff] != DELIMITER && k[b[i] & 0xff] != LINE_END) {
            i++;
          }
          // the rest of a broken field is dropped; the row says that it is not well formed
          n--;
          fieldStart = starts[n];
        }
      }
    }
    if (!ended) {
      return false;
    }
    field(n++, fieldStart, end);
    fields = n;
    position = end;
    linesInRow++;
    return true;
  }

  private int closing(byte[] b, int from, int end) {
    for (int i = from; i < end; i++) {
      if (b[i] == QUOTE) {
        if (i + 1 < end && b[i + 1] == QUOTE) {
          escaped = true;
          i++;
        } else if (i + 1 == end && !ended) {
          return -1;
        } else {
          return i;
        }
      } else if (b[i] == '\n') {
        linesInRow++;
      }
    }
    return -1;
  }

  private void field(int n, int from, int to) throws FormatRefusedException {
    if (n >= starts.length) {
      if (n >= MAX_FIELDS) {
        throw new FormatRefusedException(
            RefusalReason.LIMIT_EXCEEDED,
            Place.line(line + 1),
            "A row has more than " + MAX_FIELDS + " fields.");
      }
      starts = Arrays.copyOf(starts, starts.length * 2);
      ends = Arrays.copyOf(ends, ends.length * 2);
    }
    starts[n] = from;
    ends[n] = to;
  }

  /** Brings in more bytes, keeping those from {@code keep} on. */
  private void fill(int keep) throws IOException {
    int kept = limit - keep;
    if (keep > 0) {
      System.arraycopy(buffer, keep, buffer, 0, kept);
      limit = kept;
      position -= keep;
    } else if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, MAX_ROW + FIRST_BUFFER));
    }
    int n = in.read(buffer, limit, buffer.length - limit);
    if (n < 0) {
      ended = true;
    } else {
      limit += n;
    }
  }

  /** The line on which the current row starts, from 1. */
  public long line() {
    return line + 1;
  }

  /** How many fields the row has. */
  public int size() {
    return fields;
  }

  /** False where a quote in the row is not closed or is followed by more text. */
  public boolean wellFormed() {
    return wellFormed;
  }

  /** The bytes that {@link #start} and {@link #end} point into; valid until the next row. */
  public byte[] bytes() {
    return buffer;
  }

  public int start(int field) {
    return starts[field];
  }

  public int end(int field) {
    return ends[field];
  }

  /** True where the field holds nothing, or the row has no such field. */
  public boolean isEmpty(int field) {
    return field >= fields || starts[field] == ends[field];
  }

  /** The field's text without blanks around it; empty where the row has no such field. */
  public String text(int field) {
    if (field >= fields) {
      return "";
    }
    String text = new String(buffer, starts[field], ends[field] - starts[field], charset);
    if (escaped && quotes) {
      text = text.replace("\"\"", "\"");
    }
    return text.strip();
  }
}
