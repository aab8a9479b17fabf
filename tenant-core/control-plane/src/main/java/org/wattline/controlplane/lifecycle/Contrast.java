package org.wattline.controlplane.lifecycle;

/** Contrast of colours as WCAG 2.2 defines it. */
final class Contrast {
  /** For text of ordinary size at level AA. */
  static final double AA_TEXT = 4.5;

  private static final double FLARE = 0.05;

  private Contrast() {}

  /**
   * The contrast of a colour with white, 1 to 21.
   *
   * @param colour {@code #rrggbb}
   */
  static double withWhite(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    double luminance =
        0.2126 * linear(rgb >> 16 & 0xff)
            + 0.7152 * linear(rgb >> 8 & 0xff)
            + 0.0722 * linear(rgb & 0xff);
    return (1 + FLARE) / (luminance + FLARE);
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
