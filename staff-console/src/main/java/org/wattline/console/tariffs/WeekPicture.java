package org.wattline.console.tariffs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.DayOfWeek;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calendars of a tariff as painted weeks, one for each part of the year, with their hours in
 * words.
 */
final class WeekPicture extends Div {
  private static final int HOUR = 60;
  private static final List<String> SCALE = List.of("off-peak", "shoulder", "peak", "super-peak");

  /** What a document's calendars look like; empty where it has none or cannot be read. */
  WeekPicture(String document) {
    addClassName("wl-stack");
    JsonNode calendars;
    try {
      calendars = JsonMapper.shared().readTree(document).path("calendars");
    } catch (JacksonException broken) {
      return;
    }
    calendars
        .properties()
        .forEach(calendar -> paint(calendar.getKey(), WeekPlan.of(calendar.getValue())));
    if (getComponentCount() > 0) {
      Paragraph ordinary = new Paragraph(getTranslation("tariff.week.ordinary"));
      ordinary.addClassNames("wl-small", "wl-muted");
      add(ordinary);
    }
  }

  private void paint(String name, WeekPlan plan) {
    Locale locale = getLocale();
    DateTimeFormatter day = DateTimeFormatter.ofPattern("d MMMM", locale);
    for (WeekPlan.Part part : plan.parts()) {
      String when =
          part.runs().stream()
              .map(run -> getTranslation("days", day.format(run.first()), day.format(run.last())))
              .collect(Collectors.joining(", "));
      boolean all =
          part.runs().equals(List.of(new WeekPlan.Run(MonthDay.of(1, 1), MonthDay.of(12, 31))));
      add(new H3(name + ": " + (all ? getTranslation("tariff.week.allyear") : when)));
      part.week().forEach(days -> add(row(plan, days, locale)));
    }
  }

  private Component row(WeekPlan plan, WeekPlan.Days days, Locale locale) {
    Span name = new Span(name(days, locale));
    name.addClassName("week-days");
    Div strip = new Div();
    strip.addClassName("week-strip");
    strip.getElement().setAttribute("aria-hidden", "true");
    for (WeekPlan.Hours hours : days.hours()) {
      Div part = new Div();
      part.getStyle()
          .set("flex-grow", String.valueOf(hours.to() - hours.from()))
          .set("background", "var(--wl-tou-" + hue(plan, hours.period()) + ")");
      strip.add(part);
    }
    Span words =
        new Span(
            days.hours().stream()
                .map(hours -> hours.period() + " " + time(hours.from()) + "–" + time(hours.to()))
                .collect(Collectors.joining(", ")));
    words.addClassNames("wl-small", "wl-muted", "week-words");
    Div row = new Div(name, strip, words);
    row.addClassName("week-row");
    return row;
  }

  /** A period's own colour by its usual name, else one of the scale by its place. */
  private static String hue(WeekPlan plan, String period) {
    return switch (period.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "off-peak", "offpeak", "night", "low" -> "off-peak";
      case "shoulder", "mid-peak", "standard" -> "shoulder";
      case "super-peak", "critical", "critical-peak" -> "super-peak";
      case "peak", "on-peak", "day", "high" -> "peak";
      default -> SCALE.get(Math.max(0, plan.periods().indexOf(period)) % SCALE.size());
    };
  }

  private static String name(WeekPlan.Days days, Locale locale) {
    String first = name(days.first(), locale);
    return days.first() == days.last() ? first : first + "–" + name(days.last(), locale);
  }

  private static String name(DayOfWeek day, Locale locale) {
    return day.getDisplayName(TextStyle.SHORT, locale);
  }

  private static String time(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / HOUR, minute % HOUR);
  }
}
