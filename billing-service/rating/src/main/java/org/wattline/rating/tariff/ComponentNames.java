package org.wattline.rating.tariff;

import java.util.List;
import java.util.Locale;

/** How derived components name others: by id, or a whole group. */
public final class ComponentNames {
  private static final String GROUP = "group:";

  private ComponentNames() {}

  /** Whether a component is among those named. */
  public static boolean include(List<String> names, Component component) {
    String group = GROUP + component.heading().group().name().toLowerCase(Locale.ROOT);
    return names.contains(component.id()) || names.contains(group);
  }
}
