package org.wattline.tenancy.vaadin.brand;

import java.util.Locale;

/**
 * The shades that a supplier's one colour becomes. Every pair that carries text has a contrast of
 * at least {@value #TEXT}:1, in light and in dark, whatever colour was given.
 */
public record Palette(Mode light, Mode dark) {
  /** WCAG 2.2 AA for text. */
  public static final double TEXT = 4.5;

  /** The lightest and darkest grounds that brand text stands on. */
  private static final Shade LIGHT_GROUND = Shade.parse("#f4f5f7");

  private static final Shade DARK_GROUND = Shade.parse("#23272f");
  private static final Shade DARK_PAGE = Shade.parse("#14161a");
  private static final Shade INK = Shade.parse("#0d1014");
  private static final double STEP = 0.02;

  /**
   * The shades of one colour scheme.
   *
   * @param fill of the main button
   * @param onFill text on it
   * @param text the colour as text and for links on a page
   * @param tint a quiet background
   * @param line a border
   */
  public record Mode(Shade fill, Shade onFill, Shade text, Shade tint, Shade line) {}

  /** The palette of a colour. */
  public static Palette of(Shade brand) {
    Shade lightFill = towards(brand, Shade.BLACK, Shade.WHITE, TEXT);
    Shade lightText = towards(lightFill, Shade.BLACK, LIGHT_GROUND.mixed(brand, 0.12), TEXT);
    Mode light =
        new Mode(
            lightFill,
            Shade.WHITE,
            lightText,
            Shade.WHITE.mixed(brand, 0.08),
            Shade.WHITE.mixed(brand, 0.35));
    Shade darkFill = towards(brand.mixed(Shade.WHITE, 0.15), Shade.WHITE, DARK_GROUND, TEXT);
    Shade darkTint = DARK_PAGE.mixed(brand, 0.22);
    Shade darkText = towards(darkFill, Shade.WHITE, darkTint, TEXT);
    darkText = towards(darkText, Shade.WHITE, DARK_GROUND, TEXT);
    Shade onDarkFill = darkFill.contrast(INK) >= TEXT ? INK : Shade.WHITE;
    Mode dark = new Mode(darkFill, onDarkFill, darkText, darkTint, DARK_PAGE.mixed(brand, 0.55));
    return new Palette(light, dark);
  }

  /** Whether white text can be read on a colour as it is: what a supplier's colour must allow. */
  public static boolean isReadable(Shade brand) {
    return brand.contrast(Shade.WHITE) >= TEXT;
  }

  /** The palette as custom properties, each for both colour schemes. */
  public String css() {
    return String.format(
        Locale.ROOT,
        "--wl-brand:light-dark(%s,%s);--wl-on-brand:light-dark(%s,%s);"
            + "--wl-brand-text:light-dark(%s,%s);--wl-brand-tint:light-dark(%s,%s);"
            + "--wl-brand-line:light-dark(%s,%s);"
            + "--aura-accent-color-light:%s;--aura-accent-color-dark:%s;",
        light.fill,
        dark.fill,
        light.onFill,
        dark.onFill,
        light.text,
        dark.text,
        light.tint,
        dark.tint,
        light.line,
        dark.line,
        light.fill,
        dark.fill);
  }

  /** Moves a colour towards another until it stands out enough against a ground. */
  private static Shade towards(Shade from, Shade to, Shade ground, double contrast) {
    Shade shade = from;
    for (double part = STEP; shade.contrast(ground) < contrast && part <= 1; part += STEP) {
      shade = from.mixed(to, part);
    }
    return shade;
  }
}
