package org.wattline.formats.stream;

import java.nio.charset.StandardCharsets;

/** Quotes untrusted text in a sentence: short, one line, no control characters. */
public final class Quoted {

  private static final int LONGEST = 60;

  private Quoted() {}

  public static String of(CharSequence text) {
    StringBuilder quoted = new StringBuilder(Math.min(text.length(), LONGEST) + 3);
    quoted.append('\'');
    for (int i = 0; i < text.length(); i++) {
      if (i == LONGEST) {
        quoted.append("\u2026");
        break;
      }
      char c = text.charAt(i);
      boolean showable = !Character.isISOControl(c) && !Character.isSurrogate(c);
      quoted.append(showable && c != '\u2028' && c != '\u2029' ? c : '\u00b7');
    }
    return quoted.append('\'').toString();
  }

  public static String of(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + 4 * LONGEST);
    return of(new String(bytes, from, Math.max(0, end - from), StandardCharsets.UTF_8));
  }
}
