package org.wattline.formats.p1;

import java.util.ArrayList;
import java.util.List;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.Place;
import org.wattline.formats.RefusalReason;

/**
 * A telegram as lines: a code, and its values in parentheses.
 *
 * @param identification the first line, without the slash
 * @param line where the telegram starts in its file
 * @param lines the rest
 */
record TelegramLines(String identification, long line, List<Line> lines) {

  private static final int MAX_LINES = 2_000;
  private static final int MAX_VALUES = 500;

  /**
   * One object.
   *
   * @param code without the F group
   * @param values texts between parentheses
   * @param number line in the file
   */
  record Line(String code, List<String> values, long number) {}

  static TelegramLines of(TelegramStream.Telegram telegram) throws FormatRefusedException {
    String[] texts = telegram.text().split("\r\n|\n|\r", -1);
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i < texts.length; i++) {
      String text = texts[i].strip();
      if (text.isEmpty() || text.startsWith("!")) {
        continue;
      }
      if (lines.size() >= MAX_LINES) {
        throw new FormatRefusedException(
            RefusalReason.LIMIT_EXCEEDED,
            Place.line(telegram.line() + i),
            "A telegram has more than " + MAX_LINES + " lines.");
      }
      int open = text.indexOf('(');
      if (open == 0 && !lines.isEmpty()) {
        // version 2 puts the value of the gas meter on a line of its own
        Line before = lines.remove(lines.size() - 1);
        List<String> joined = new ArrayList<>(before.values());
        joined.addAll(values(text, 0));
        lines.add(new Line(before.code(), joined, before.number()));
      } else if (open > 0) {
        String code = text.substring(0, open);
        int star = code.indexOf('*');
        lines.add(
            new Line(
                star < 0 ? code : code.substring(0, star),
                values(text, open),
                telegram.line() + i));
      }
    }
    return new TelegramLines(texts[0].substring(1).strip(), telegram.line(), lines);
  }

  private static List<String> values(String text, int from) {
    List<String> values = new ArrayList<>();
    int open = from;
    while (open >= 0 && values.size() < MAX_VALUES) {
      int close = text.indexOf(')', open);
      if (close < 0) {
        break;
      }
      values.add(text.substring(open + 1, close));
      open = text.indexOf('(', close);
    }
    return values;
  }

  /** The first value of a code; empty where the telegram has none. */
  String first(String code) {
    for (Line l : lines) {
      if (l.code().equals(code)) {
        return l.values().isEmpty() ? "" : l.values().get(0);
      }
    }
    return "";
  }
}
