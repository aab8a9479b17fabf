package org.wattline.console.tariffs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.DayOfWeek;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calendars of a tariff as painted weeks, one for each part of the year, with their hours in
 * words and, opened, as a table.
 */
final class WeekPicture extends Div {
  private static final int HOUR = 60;

  /** What a document's calendars look like; empty where it has none or cannot be read. */
  WeekPicture(String document) {
    addClassName("wl-stack");
    JsonNode tariff;
    try {
      tariff = JsonMapper.shared().readTree(document);
    } catch (JacksonException broken) {
      return;
    }
    tariff
        .path("calendars")
        .properties()
        .forEach(
            calendar -> {
              paint(
                  calendar.getKey(),
                  WeekPlan.of(calendar.getValue()),
                  users(tariff, calendar.getKey()));
              beyond(calendar.getValue());
            });
    if (getComponentCount() > 0) {
      add(muted(getTranslation("tariff.week.ordinary")));
    }
  }

  /** Says what an ordinary week does not show: holidays, and the hours of events. */
  private void beyond(JsonNode calendar) {
    JsonNode holidays = calendar.path("holidays");
    if (holidays.isObject()) {
      String as = holidays.path("countAs").asString("sun");
      String day =
          Arrays.stream(DayOfWeek.values())
              .filter(each -> each.name().toLowerCase(Locale.ROOT).startsWith(as))
              .findFirst()
              .map(each -> each.getDisplayName(TextStyle.FULL, getLocale()))
              .orElse(as);
      add(
          muted(
              switch (as) {
                case "weekday" -> getTranslation("tariff.week.holidays.weekday");
                case "weekend" -> getTranslation("tariff.week.holidays.weekend");
                case "holiday" -> getTranslation("tariff.week.holidays.own");
                default -> getTranslation("tariff.week.holidays", day);
              }));
    }
    for (JsonNode rule : calendar.path("rules")) {
      if (rule.hasNonNull("events")) {
        add(
            muted(
                getTranslation(
                    "tariff.week.events",
                    rule.path("events").asString(),
                    rule.path("period").asString(""))));
      }
    }
  }

  /** What is priced by a calendar, in words. */
  private String users(JsonNode tariff, String calendar) {
    return tariff
        .path("components")
        .valueStream()
        .filter(component -> calendar.equals(component.path("calendar").asString("")))
        .map(component -> PriceRows.name(component, getLocale().getLanguage()))
        .collect(Collectors.joining(", "));
  }

  private void paint(String name, WeekPlan plan, String users) {
    PeriodHues hues = PeriodHues.of(plan.periods());
    boolean first = true;
    for (WeekPlan.Part part : plan.parts()) {
      add(new H3(name + ": " + when(part)));
      if (first) {
        if (!users.isEmpty()) {
          add(muted(getTranslation("tariff.week.users", users)));
        }
        add(legend(plan, hues));
        first = false;
      }
      part.week().forEach(days -> add(row(hues, days)));
    }
    add(table(name, plan));
  }

  /** The days of the year that a part is, in words. */
  private String when(WeekPlan.Part part) {
    if (part.runs().equals(List.of(new WeekPlan.Run(MonthDay.of(1, 1), MonthDay.of(12, 31))))) {
      return getTranslation("tariff.week.allyear");
    }
    DateTimeFormatter day = DateTimeFormatter.ofPattern("d MMMM", getLocale());
    return part.runs().stream()
        .map(run -> getTranslation("days", day.format(run.first()), day.format(run.last())))
        .collect(Collectors.joining(", "));
  }

  private static Div legend(WeekPlan plan, PeriodHues hues) {
    Div legend = new Div();
    legend.addClassName("week-legend");
    for (String period : plan.periods()) {
      Span swatch = new Span();
      swatch.addClassName("week-swatch");
      swatch.getElement().setAttribute("aria-hidden", "true");
      hues.paint(swatch, period);
      Span entry = new Span(swatch, new Text(period));
      entry.addClassName("wl-small");
      legend.add(entry);
    }
    return legend;
  }

  private Component row(PeriodHues hues, WeekPlan.Days days) {
    Span name = new Span(name(days));
    name.addClassName("week-days");
    Div strip = new Div();
    strip.addClassName("week-strip");
    strip.getElement().setAttribute("aria-hidden", "true");
    for (WeekPlan.Hours hours : days.hours()) {
      Div part = new Div();
      part.getStyle().set("flex-grow", String.valueOf(hours.to() - hours.from()));
      hues.paint(part, hours.period());
      strip.add(part);
    }
    Span words =
        new Span(
            days.hours().stream()
                .map(hours -> hours.period() + " " + times(hours))
                .collect(Collectors.joining(", ")));
    words.addClassNames("wl-small", "wl-muted", "week-words");
    Div row = new Div(name, strip, words);
    row.addClassName("week-row");
    return row;
  }

  /** The same as a table, for who reads it so: a row for each part of the year, days and hours. */
  private Component table(String name, WeekPlan plan) {
    NativeTable table = new NativeTable();
    NativeTableRow head = new NativeTableRow();
    for (String key : List.of("season", "days", "hours", "period")) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation("tariff.week." + key));
      cell.getElement().setAttribute("scope", "col");
      head.add(cell);
    }
    table.getHead().add(head);
    NativeTableBody body = table.addBody();
    for (WeekPlan.Part part : plan.parts()) {
      for (WeekPlan.Days days : part.week()) {
        for (WeekPlan.Hours hours : days.hours()) {
          body.add(
              new NativeTableRow(
                  cell(when(part)), cell(name(days)), cell(times(hours)), cell(hours.period())));
        }
      }
    }
    Div paged = new Div(table);
    paged.addClassName("paged");
    NativeDetails details = new NativeDetails(getTranslation("tariff.week.table", name), paged);
    details.addClassName("week-table");
    return details;
  }

  private static NativeTableCell cell(String text) {
    NativeTableCell cell = new NativeTableCell();
    cell.add(new Text(text));
    return cell;
  }

  private static Paragraph muted(String text) {
    Paragraph paragraph = new Paragraph(text);
    paragraph.addClassNames("wl-small", "wl-muted");
    return paragraph;
  }

  private String name(WeekPlan.Days days) {
    String first = name(days.first());
    return days.first() == days.last() ? first : first + "–" + name(days.last());
  }

  private String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, getLocale());
  }

  private static String times(WeekPlan.Hours hours) {
    return time(hours.from()) + "–" + time(hours.to());
  }

  private static String time(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / HOUR, minute % HOUR);
  }
}
