package org.wattline.console.tariffs;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The colours of a calendar's periods, of the one scale: a period's own by its usual name, the
 * others what is left of it. Where there are more periods than colours the colours come again,
 * hatched.
 */
record PeriodHues(Map<String, Hue> hues) {
  private static final List<String> SCALE = List.of("off-peak", "shoulder", "peak", "super-peak");

  /** A colour of the scale. */
  record Hue(String name, boolean hatched) {}

  static PeriodHues of(List<String> periods) {
    Map<String, Hue> hues = new LinkedHashMap<>();
    List<String> left = new ArrayList<>(SCALE);
    for (String period : periods) {
      usual(period).filter(left::remove).ifPresent(hue -> hues.put(period, new Hue(hue, false)));
    }
    int again = 0;
    for (String period : periods) {
      if (!hues.containsKey(period)) {
        hues.put(
            period,
            left.isEmpty()
                ? new Hue(SCALE.get(again++ % SCALE.size()), true)
                : new Hue(left.removeFirst(), false));
      }
    }
    return new PeriodHues(Map.copyOf(hues));
  }

  private static Optional<String> usual(String period) {
    return Optional.ofNullable(
        switch (period.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-')) {
          case "off-peak", "offpeak", "night", "low" -> "off-peak";
          case "shoulder", "mid-peak", "standard", "partial-peak" -> "shoulder";
          case "super-peak", "critical", "critical-peak" -> "super-peak";
          case "peak", "on-peak", "day", "high" -> "peak";
          default -> null;
        });
  }

  /** Paints something in a period's colour. */
  void paint(Component part, String period) {
    Hue hue = hues.getOrDefault(period, new Hue(SCALE.getFirst(), true));
    part.getStyle().set("background-color", "var(--wl-tou-" + hue.name() + ")");
    if (hue.hatched()) {
      part.addClassName("week-again");
    }
  }
}
