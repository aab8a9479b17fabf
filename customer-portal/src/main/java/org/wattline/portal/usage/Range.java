package org.wattline.portal.usage;

import com.vaadin.flow.component.Component;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.tenancy.vaadin.language.Formats;

/** How much of the calendar a picture shows, and how finely. */
enum Range {
  DAY(Resolution.INTERVAL),
  MONTH(Resolution.DAY),
  YEAR(Resolution.MONTH),
  YEARS(Resolution.YEAR);

  /** As many years are side by side as a customer may compare. */
  private static final int MOST_YEARS = 5;

  private final Resolution resolution;

  Range(Resolution resolution) {
    this.resolution = resolution;
  }

  Resolution resolution() {
    return resolution;
  }

  /** The first day of the one that holds a day. */
  LocalDate from(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case MONTH -> day.withDayOfMonth(1);
      case YEAR -> day.withDayOfYear(1);
      case YEARS -> day.withDayOfYear(1).minusYears(MOST_YEARS - 1L);
    };
  }

  /** The first day after it. */
  LocalDate to(LocalDate day) {
    return switch (this) {
      case DAY -> day.plusDays(1);
      case MONTH -> day.withDayOfMonth(1).plusMonths(1);
      case YEAR, YEARS -> day.withDayOfYear(1).plusYears(1);
    };
  }

  /** A day in the one so many further. */
  LocalDate moved(LocalDate day, int by) {
    return switch (this) {
      case DAY -> day.plusDays(by);
      case MONTH -> day.withDayOfMonth(1).plusMonths(by);
      case YEAR -> day.withDayOfYear(1).plusYears(by);
      case YEARS -> day.plusYears((long) by * MOST_YEARS);
    };
  }

  /** The finer one that opens when a place of this is chosen; itself at the end. */
  Range finer() {
    return this == DAY ? DAY : values()[ordinal() - 1];
  }

  String words(Component where, LocalDate day) {
    Formats formats = Formats.here();
    return switch (this) {
      case DAY -> formats.date(day);
      case MONTH -> formats.month(YearMonth.from(day));
      case YEAR -> String.valueOf(day.getYear());
      case YEARS ->
          where.getTranslation(
              "days", String.valueOf(from(day).getYear()), String.valueOf(day.getYear()));
    };
  }

  /** In addresses and texts. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Range of(String id) {
    for (Range range : values()) {
      if (range.id().equals(id)) {
        return range;
      }
    }
    return MONTH;
  }
}
