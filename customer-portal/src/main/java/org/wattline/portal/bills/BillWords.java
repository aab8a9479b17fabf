package org.wattline.portal.bills;

import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.wattline.billing.contract.billing.BillKind;
import org.wattline.tenancy.vaadin.chart.Hue;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;

/** Says bills in the reader's words. */
public final class BillWords {
  private static final List<Hue> SCALE =
      List.of(Hue.OFF_PEAK, Hue.SHOULDER, Hue.PEAK, Hue.SUPER_PEAK);

  private BillWords() {}

  /** What a bill is of: {@code Bill for October 2026}. */
  static String title(Component where, BillKind kind, LocalDate from, LocalDate to) {
    return where.getTranslation(
        "bill.kind." + kind.name().toLowerCase(Locale.ROOT), span(where, from, to));
  }

  /**
   * A bill by the name that its reader has for it, to begin a sentence with: {@code Your October
   * bill}.
   *
   * @param today tells whether a month needs its year
   */
  public static String named(
      Component where,
      BillKind kind,
      boolean finalBill,
      LocalDate from,
      LocalDate to,
      LocalDate today) {
    String key = "bill.named." + kind.name().toLowerCase(Locale.ROOT);
    if (finalBill && kind != BillKind.CORRECTION) {
      return where.getTranslation("bill.named.final");
    }
    boolean wholeMonths = from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1;
    if (wholeMonths && from.plusMonths(1).equals(to)) {
      return where.getTranslation(key, month(YearMonth.from(from), today));
    }
    if (from.plusYears(1).equals(to)) {
      return from.getDayOfYear() == 1
          ? where.getTranslation(key + ".year", String.valueOf(from.getYear()))
          : where.getTranslation(key + ".year.to", Formats.here().date(to.minusDays(1)));
    }
    if (wholeMonths) {
      return where.getTranslation(
          key + ".span",
          where.getTranslation(
              "months",
              month(YearMonth.from(from), today),
              month(YearMonth.from(to).minusMonths(1), today)));
    }
    return where.getTranslation(key + ".span", span(where, from, to));
  }

  /** A month by its name alone while that can only be the last one of that name. */
  private static String month(YearMonth month, LocalDate today) {
    return month.plusYears(1).isAfter(YearMonth.from(today))
        ? Formats.here().monthName(month)
        : Formats.here().month(month);
  }

  /** The days of a bill: a month's name where they are a month, else first and last day. */
  static String span(Component where, LocalDate from, LocalDate to) {
    Formats formats = Formats.here();
    if (from.getDayOfMonth() == 1 && from.plusMonths(1).equals(to)) {
      return formats.month(YearMonth.from(from));
    }
    return where.getTranslation("days", formats.date(from), formats.date(to.minusDays(1)));
  }

  /** Where a bill stands, in a word. */
  static Badge state(
      Component where, BigDecimal total, BigDecimal open, LocalDate dueOn, LocalDate today) {
    if (total.signum() < 0) {
      return new Badge(where.getTranslation("bill.state.credit"), Badge.Tone.GOOD);
    }
    if (open.signum() <= 0) {
      return new Badge(where.getTranslation("bill.state.paid"), Badge.Tone.GOOD);
    }
    if (dueOn.isBefore(today)) {
      return new Badge(where.getTranslation("bill.state.overdue"), Badge.Tone.DANGER);
    }
    return new Badge(where.getTranslation("bill.state.open"), Badge.Tone.NEUTRAL);
  }

  /** The same for a bill that a payment arrangement covers: it is not overdue while that runs. */
  static Badge stateByInstalments(Component where, BigDecimal open) {
    return open.signum() <= 0
        ? new Badge(where.getTranslation("bill.state.paid"), Badge.Tone.GOOD)
        : new Badge(where.getTranslation("bill.state.instalments"), Badge.Tone.NEUTRAL);
  }

  /** An amount, a credit with its sign. */
  static String money(BigDecimal amount, String currency) {
    return Formats.here().money(amount, Currency.getInstance(currency));
  }

  /** A time-of-use period's colour, by its usual names. */
  public static Hue hue(String period) {
    return switch (period.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "off-peak", "offpeak", "night", "low" -> Hue.OFF_PEAK;
      case "shoulder", "mid-peak", "standard" -> Hue.SHOULDER;
      case "super-peak", "critical", "critical-peak" -> Hue.SUPER_PEAK;
      case "peak", "on-peak", "day", "high" -> Hue.PEAK;
      default -> Hue.IMPORT;
    };
  }

  /**
   * A time-of-use period's colour, by its usual names, else by its place among all of its calendar:
   * as the supplier's staff see the week painted.
   */
  public static Hue hue(String period, List<String> all) {
    Hue usual = hue(period);
    return usual == Hue.IMPORT ? SCALE.get(Math.max(0, all.indexOf(period)) % SCALE.size()) : usual;
  }

  /** A time-of-use period's name. */
  public static String period(Component where, String period) {
    return switch (period.toLowerCase(Locale.ROOT)) {
      case "day" -> where.getTranslation("period.day");
      case "night" -> where.getTranslation("period.night");
      default -> usual(where, period);
    };
  }

  private static String usual(Component where, String period) {
    return switch (hue(period)) {
      case OFF_PEAK -> where.getTranslation("period.off-peak");
      case SHOULDER -> where.getTranslation("period.shoulder");
      case SUPER_PEAK -> where.getTranslation("period.super-peak");
      case PEAK -> where.getTranslation("period.peak");
      default -> period;
    };
  }
}
