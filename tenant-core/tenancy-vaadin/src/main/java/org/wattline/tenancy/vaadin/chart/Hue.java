package org.wattline.tenancy.vaadin.chart;

import java.util.Locale;

/**
 * What a colour means; the same in calendars, charts and bills, and told apart by lightness too.
 */
public enum Hue {
  IMPORT,
  EXPORT,
  /** What the main series is compared with: earlier, or of others. */
  COMPARED,
  BRAND,
  OFF_PEAK,
  SHOULDER,
  PEAK,
  SUPER_PEAK,
  ENERGY,
  NETWORK,
  TAX,
  CREDIT;

  /** The name of its custom property in {@code base.css}, after {@code --wl-}. */
  public String token() {
    String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (this) {
      case OFF_PEAK, SHOULDER, PEAK, SUPER_PEAK -> "tou-" + name;
      case ENERGY, NETWORK, TAX, CREDIT -> "group-" + name;
      default -> name;
    };
  }
}
