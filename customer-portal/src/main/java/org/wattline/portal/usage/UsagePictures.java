package org.wattline.portal.usage;

import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageQuality;
import org.wattline.billing.contract.metering.UsageSeries;
import org.wattline.tenancy.vaadin.chart.Hue;
import org.wattline.tenancy.vaadin.chart.Picture;
import org.wattline.tenancy.vaadin.chart.Picture.Series;
import org.wattline.tenancy.vaadin.chart.Picture.Slot;
import org.wattline.tenancy.vaadin.chart.Picture.Value;
import org.wattline.tenancy.vaadin.language.Formats;

/** Makes pictures of usage: what is taken upwards, what is given back downwards. */
public final class UsagePictures {
  private UsagePictures() {}

  /** Energy of a point's series, which are of the same days. */
  public static Picture energy(Component where, String finding, List<UsageSeries> all) {
    UsageSeries first = all.getFirst();
    List<Series> series = new ArrayList<>();
    for (UsageSeries one : all) {
      series.add(Series.bars(name(where, one.direction()), hue(one.direction()), energy(one)));
    }
    return new Picture(
        finding, first.unit(), heading(where, first.resolution()), slots(first), series);
  }

  /** Costs that came beside the values; empty where none did. */
  public static Picture costs(Component where, String finding, List<UsageSeries> all) {
    UsageSeries first = all.getFirst();
    List<Series> series = new ArrayList<>();
    String currency = "";
    for (UsageSeries one : all) {
      if (one.costs() != null && one.currency() != null) {
        currency = one.currency();
        series.add(
            Series.bars(
                name(where, one.direction()),
                hue(one.direction()),
                costs(one, one.costs(), Currency.getInstance(currency))));
      }
    }
    return new Picture(finding, currency, heading(where, first.resolution()), slots(first), series);
  }

  /** Whether any costs came with the values. */
  public static boolean hasCosts(List<UsageSeries> all) {
    return all.stream().anyMatch(one -> one.costs() != null && one.currency() != null);
  }

  static boolean isEstimated(UsageQuality quality) {
    return quality == UsageQuality.ESTIMATED || quality == UsageQuality.SUBSTITUTED;
  }

  /** What was taken, over all series. */
  public static BigDecimal taken(List<UsageSeries> all) {
    return total(all, RegisterDirection.IMPORT);
  }

  /** What was given back, over all series. */
  public static BigDecimal given(List<UsageSeries> all) {
    return total(all, RegisterDirection.EXPORT);
  }

  private static BigDecimal total(List<UsageSeries> all, RegisterDirection direction) {
    return all.stream()
        .filter(one -> one.direction() == direction)
        .map(UsageSeries::total)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<@Nullable Value> energy(UsageSeries one) {
    Formats formats = Formats.here();
    List<@Nullable Value> values = new ArrayList<>(one.size());
    for (int i = 0; i < one.size(); i++) {
      BigDecimal value = one.values()[i];
      values.add(
          value == null
              ? null
              : new Value(
                  one.direction() == RegisterDirection.EXPORT ? value.negate() : value,
                  formats.quantityExact(value, one.unit()),
                  isEstimated(one.quality(i))));
    }
    return values;
  }

  private static List<@Nullable Value> costs(
      UsageSeries one, @Nullable BigDecimal[] costs, Currency currency) {
    Formats formats = Formats.here();
    List<@Nullable Value> values = new ArrayList<>(one.size());
    for (int i = 0; i < one.size(); i++) {
      BigDecimal cost = costs[i];
      values.add(
          cost == null
              ? null
              : new Value(
                  one.direction() == RegisterDirection.EXPORT ? cost.negate() : cost,
                  formats.money(cost, currency),
                  isEstimated(one.quality(i))));
    }
    return values;
  }

  private static List<Slot> slots(UsageSeries one) {
    ZoneId zone = ZoneId.of(one.zone());
    Formats formats = new Formats(Formats.here().locale(), zone);
    List<Slot> slots = new ArrayList<>(one.size());
    for (int i = 0; i < one.size(); i++) {
      slots.add(slot(formats, one.resolution(), one.start(i), zone));
    }
    return slots;
  }

  private static Slot slot(Formats formats, Resolution resolution, Instant start, ZoneId zone) {
    LocalDate day = start.atZone(zone).toLocalDate();
    return switch (resolution) {
      case INTERVAL, HOUR ->
          new Slot(formats.time(start), formats.date(day) + ", " + formats.time(start));
      case DAY -> new Slot(String.valueOf(day.getDayOfMonth()), formats.date(day));
      case MONTH ->
          new Slot(formats.shortMonth(YearMonth.from(day)), formats.month(YearMonth.from(day)));
      case YEAR -> new Slot(String.valueOf(day.getYear()), String.valueOf(day.getYear()));
    };
  }

  private static String heading(Component where, Resolution resolution) {
    return where.getTranslation(
        switch (resolution) {
          case INTERVAL, HOUR -> "usage.time";
          case DAY -> "usage.day";
          case MONTH -> "usage.month";
          case YEAR -> "usage.year";
        });
  }

  static String name(Component where, RegisterDirection direction) {
    return where.getTranslation(
        switch (direction) {
          case IMPORT, NET -> "usage.import";
          case EXPORT -> "usage.export";
          case GENERATION -> "usage.generation";
        });
  }

  static Hue hue(RegisterDirection direction) {
    return switch (direction) {
      case IMPORT, NET -> Hue.IMPORT;
      case EXPORT -> Hue.EXPORT;
      case GENERATION -> Hue.BRAND;
    };
  }
}
