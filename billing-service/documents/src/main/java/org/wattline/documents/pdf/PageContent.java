package org.wattline.documents.pdf;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The operators of a page, as they are written. */
final class PageContent {
  private static final int START = 8 * 1024;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  /** Coordinates and colours are written to a thousandth. */
  private static final int STEPS = 1000;

  private byte[] bytes = new byte[START];
  private int length;
  private int fill = -1;
  private int stroke = -1;

  /** An operator and what comes before it that is no number. */
  PageContent write(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
    return this;
  }

  /** A number and a space. */
  PageContent number(float number) {
    room(24);
    long steps = Math.round((double) number * STEPS);
    if (steps < 0) {
      bytes[length++] = '-';
      steps = -steps;
    }
    whole(steps / STEPS);
    int rest = (int) (steps % STEPS);
    if (rest > 0) {
      bytes[length++] = '.';
      for (int place = STEPS / 10; rest > 0; place /= 10) {
        bytes[length++] = (byte) ('0' + rest / place);
        rest %= place;
      }
    }
    bytes[length++] = ' ';
    return this;
  }

  private void whole(long number) {
    if (number >= 10) {
      whole(number / 10);
    }
    bytes[length++] = (byte) ('0' + number % 10);
  }

  /** A string of glyphs, two bytes each. */
  PageContent glyphs(Face face, CharSequence text) {
    room(text.length() * 4 + 2);
    bytes[length++] = '<';
    text.codePoints()
        .map(face::glyph)
        .forEach(
            glyph -> {
              for (int shift = 12; shift >= 0; shift -= 4) {
                bytes[length++] = HEX[glyph >> shift & 0xF];
              }
            });
    bytes[length++] = '>';
    return this;
  }

  /** The colour of what is filled and written from here on. */
  PageContent fill(Color color) {
    if (color.getRGB() != fill) {
      fill = color.getRGB();
      color(color).write("rg\n");
    }
    return this;
  }

  /** The colour of lines from here on. */
  PageContent stroke(Color color) {
    if (color.getRGB() != stroke) {
      stroke = color.getRGB();
      color(color).write("RG\n");
    }
    return this;
  }

  private PageContent color(Color color) {
    return number(color.getRed() / 255f)
        .number(color.getGreen() / 255f)
        .number(color.getBlue() / 255f);
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
