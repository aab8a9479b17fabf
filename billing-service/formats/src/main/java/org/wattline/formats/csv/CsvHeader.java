package org.wattline.formats.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.stream.DelimitedRows;

/**
 * The header row of a file, found among its first lines, with what stands before it.
 *
 * @param line its line from 1; 0 where the mapping has no header
 * @param delimiter the byte between fields
 * @param names its texts
 * @param preamble label and value of the lines before
 */
record CsvHeader(int line, byte delimiter, List<String> names, Map<String, String> preamble) {

  /** Bytes looked through for a header, and lines. */
  static final int SEARCHED_BYTES = 1 << 15;

  private static final int SEARCHED_LINES = 100;
  private static final byte[] DELIMITERS = {',', ';', '\t', '|'};

  /** Finds the row that has all named columns of the mapping; null where there is none. */
  static @Nullable CsvHeader find(byte[] head, int from, int to, CsvMapping mapping)
      throws IOException, FormatRefusedException {
    byte[] candidates = mapping.delimiter == 0 ? DELIMITERS : new byte[] {(byte) mapping.delimiter};
    if (!mapping.header) {
      byte delimiter = mapping.delimiter == 0 ? guess(head, from, to) : (byte) mapping.delimiter;
      return new CsvHeader(0, delimiter, List.of(), Map.of());
    }
    for (byte delimiter : candidates) {
      DelimitedRows rows =
          new DelimitedRows(
              new ByteArrayInputStream(head, from, to - from), delimiter, true, mapping.charset);
      Map<String, String> preamble = new HashMap<>();
      for (int n = 0; n < SEARCHED_LINES && rows.next(); n++) {
        List<String> texts = new ArrayList<>(rows.size());
        for (int f = 0; f < rows.size(); f++) {
          texts.add(rows.text(f));
        }
        CsvHeader header = new CsvHeader((int) rows.line(), delimiter, texts, preamble);
        if (header.hasAll(mapping)) {
          return header;
        }
        if (texts.size() > 1) {
          preamble.putIfAbsent(texts.get(0), texts.get(1));
        }
      }
    }
    return null;
  }

  private static byte guess(byte[] head, int from, int to) {
    int[] count = new int[DELIMITERS.length];
    for (int i = from; i < to && head[i] != '\n'; i++) {
      for (int d = 0; d < DELIMITERS.length; d++) {
        if (head[i] == DELIMITERS[d]) {
          count[d]++;
        }
      }
    }
    int best = 0;
    // a semicolon beside commas: the commas are decimals
    for (int d = 1; d < DELIMITERS.length; d++) {
      if (count[d] > 0 && (best == 0 || count[d] > count[best])) {
        best = d;
      }
    }
    return DELIMITERS[best];
  }

  private boolean hasAll(CsvMapping mapping) {
    for (Column column : mapping.columns()) {
      if (index(column) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The position of a column, from 0; -1 where the header has none of its names. */
  int index(Column column) {
    if (column.names().isEmpty()) {
      return column.index();
    }
    for (String name : column.names()) {
      int seen = 0;
      for (int i = 0; i < names.size(); i++) {
        if (fold(names.get(i)).equals(fold(name)) && ++seen == column.occurrence()) {
          return i;
        }
      }
    }
    return -1;
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
