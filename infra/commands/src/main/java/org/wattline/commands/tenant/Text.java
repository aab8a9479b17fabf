package org.wattline.commands.tenant;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text for a terminal. */
final class Text {
  private static final int MAX_PLAIN = 2_000;

  private Text() {}

  /** Without characters that steer a terminal, and not endless. */
  static String plain(String text) {
    String calm =
        text.codePoints()
            .map(
                c ->
                    Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
            .limit(MAX_PLAIN)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return calm.strip();
  }

  static String plain(byte[] text) {
    return plain(new String(text, StandardCharsets.UTF_8));
  }

  /** Rows in columns as wide as their widest cell; the first row is the heading. */
  static List<String> table(List<List<String>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
