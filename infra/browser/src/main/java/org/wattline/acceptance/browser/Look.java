package org.wattline.acceptance.browser;

/**
 * How a page is looked at.
 *
 * @param name short, for file names
 * @param width and height of the window, in CSS pixels
 */
public record Look(String name, int width, int height, boolean dark) {
  public static final Look DESKTOP = new Look("desktop", 1280, 800, false);
  public static final Look DESKTOP_DARK = new Look("desktop-dark", 1280, 800, true);
  public static final Look PHONE = new Look("phone", 360, 740, false);
  public static final Look PHONE_DARK = new Look("phone-dark", 360, 740, true);
}
