package org.wattline.tenancy.vaadin.brand;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A colour in sRGB.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record Shade(int red, int green, int blue) {
  static final Shade WHITE = new Shade(255, 255, 255);
  static final Shade BLACK = new Shade(0, 0, 0);
  private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final int CHANNEL = 0xff;

  public Shade {
    if (((red | green | blue) & ~CHANNEL) != 0) {
      throw new IllegalArgumentException("A colour's parts are 0 to 255");
    }
  }

  /**
   * @throws IllegalArgumentException when the text is not {@code #rrggbb}
   */
  public static Shade parse(String hex) {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("A colour is written #rrggbb, not " + hex);
    }
    int value = Integer.parseInt(hex.substring(1), 16);
    return new Shade(value >> 16 & CHANNEL, value >> 8 & CHANNEL, value & CHANNEL);
  }

  /** The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
  public double contrast(Shade other) {
    double mine = luminance();
    double others = other.luminance();
    return (Math.max(mine, others) + 0.05) / (Math.min(mine, others) + 0.05);
  }

  /**
   * This colour with a part of another in it.
   *
   * @param part 0 for this colour, 1 for the other
   */
  Shade mixed(Shade other, double part) {
    return new Shade(
        between(red, other.red, part),
        between(green, other.green, part),
        between(blue, other.blue, part));
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int channel) {
    double part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static int between(int from, int to, double part) {
    return (int) Math.round(from + (to - from) * part);
  }

  /** {@code #rrggbb}; reads back. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }
}
