package org.wattline.portal.usage;

import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.billing.CostColumn;
import org.wattline.billing.contract.billing.CostSeries;
import org.wattline.billing.contract.billing.EnergyCosts;
import org.wattline.billing.contract.billing.UncostedDays;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageSeries;
import org.wattline.portal.bills.BillWords;
import org.wattline.tenancy.vaadin.chart.Hue;
import org.wattline.tenancy.vaadin.chart.Picture;
import org.wattline.tenancy.vaadin.chart.Picture.Series;
import org.wattline.tenancy.vaadin.chart.Picture.Value;
import org.wattline.tenancy.vaadin.language.Formats;

/**
 * Makes pictures of what energy cost, and of energy in the colours of its tariff periods: the same
 * colours as in calendars and bills.
 */
final class CostPictures {
  /** What an hour costs is told to a hundredth of a cent. */
  private static final int FINE_DIGITS = 4;

  private final Component where;
  private final List<UsageSeries> series;
  private final @Nullable EnergyCosts known;

  CostPictures(Component where, List<UsageSeries> series, @Nullable EnergyCosts known) {
    this.where = where;
    this.series = series;
    this.known = known;
  }

  /** Whether anything shown has a cost. */
  boolean areKnown() {
    return known != null
        && known.series().stream()
            .flatMap(each -> each.columns().stream())
            .anyMatch(column -> Arrays.stream(column.costs()).anyMatch(cost -> cost != null));
  }

  /** Energy, that which is taken by tariff period, each value with what it cost. */
  Picture energy(String finding) {
    Picture plain = UsagePictures.energy(where, finding, series);
    if (known == null || !areKnown()) {
      return plain;
    }
    List<Series> all = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      UsageSeries one = series.get(i);
      CostSeries costs = costsOf(one, known).orElse(null);
      if (costs == null) {
        all.add(plain.series().get(i));
      } else if (known.periods().isEmpty() || one.direction() != RegisterDirection.IMPORT) {
        all.add(withCosts(plain.series().get(i), costs));
      } else {
        all.addAll(byPeriod(one, plain.series().get(i), costs, known));
      }
    }
    return new Picture(finding, plain.unit(), plain.slotHeading(), plain.slots(), all);
  }

  /**
   * What it cost, by tariff period; what was given back goes down.
   *
   * @param when the time that is shown, in words
   * @param on how the sentence about it is chosen: {@code .day} for a day
   */
  Picture costs(String when, String on) {
    EnergyCosts costs = Objects.requireNonNull(known);
    Picture plain = UsagePictures.energy(where, "", series);
    List<Series> all = new ArrayList<>();
    for (CostSeries each : costs.series()) {
      if (each.size() != plain.slots().size()) {
        continue;
      }
      for (CostColumn column : toldApart(each)) {
        List<@Nullable Value> values = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
          BigDecimal cost = column.costs()[i];
          values.add(cost == null ? null : new Value(cost, money(cost), isEstimated(each, i)));
        }
        if (values.stream().anyMatch(value -> value != null)) {
          all.add(Series.bars(name(each, column), hue(each, column, costs), values));
        }
      }
    }
    String finding =
        where.getTranslation(
            (total().signum() < 0 ? "usage.cost.earned" : "usage.cost.total") + on,
            formats().money(total().abs(), Currency.getInstance(costs.currency())),
            when);
    return new Picture(finding, costs.currency(), plain.slotHeading(), plain.slots(), all);
  }

  /** What a reader has to know of the costs. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (known == null || !areKnown()) {
      return notes;
    }
    notes.add(
        known.leftOut().isEmpty()
            ? where.getTranslation("usage.cost.note")
            : where.getTranslation("usage.cost.note.leftout", String.join(", ", known.leftOut())));
    for (UncostedDays days : known.uncosted()) {
      notes.add(
          where.getTranslation(
              switch (days.reason()) {
                case MISSING_USAGE -> "usage.cost.missing.usage";
                case MISSING_PRICE -> "usage.cost.missing.price";
                default -> "usage.cost.missing";
              },
              formats().date(days.from()),
              formats().date(days.to().minusDays(1))));
    }
    return notes;
  }

  private BigDecimal total() {
    BigDecimal total = BigDecimal.ZERO;
    for (CostSeries each : Objects.requireNonNull(known).series()) {
      for (int i = 0; i < each.size(); i++) {
        BigDecimal cost = each.cost(i);
        total = cost == null ? total : total.add(cost);
      }
    }
    return total;
  }

  /** The costs of a series: of the only one of its direction, and of the same times. */
  private Optional<CostSeries> costsOf(UsageSeries one, EnergyCosts costs) {
    boolean alone =
        series.stream().filter(each -> each.direction() == one.direction()).count() == 1;
    return costs.series().stream()
        .filter(each -> alone && each.direction() == one.direction())
        .filter(each -> each.unit().equals(one.unit()))
        .filter(each -> Arrays.equals(each.starts(), one.starts()))
        .findFirst();
  }

  private Series withCosts(Series plain, CostSeries costs) {
    List<@Nullable Value> values = new ArrayList<>();
    for (int i = 0; i < plain.values().size(); i++) {
      Value value = plain.values().get(i);
      values.add(value == null ? null : withCost(value, costs.cost(i)));
    }
    return new Series(plain.name(), plain.kind(), plain.hue(), plain.stack(), values);
  }

  private Value withCost(Value value, @Nullable BigDecimal cost) {
    return cost == null
        ? value
        : new Value(
            value.amount(),
            where.getTranslation("usage.withcost", value.text(), money(cost)),
            value.estimated());
  }

  /**
   * A series cut into those of its periods; places that no period is known of stay in one of their
   * own.
   */
  private List<Series> byPeriod(UsageSeries one, Series plain, CostSeries costs, EnergyCosts all) {
    List<List<@Nullable Value>> cut = new ArrayList<>();
    costs
        .columns()
        .forEach(column -> cut.add(new ArrayList<>(Collections.nCopies(one.size(), null))));
    List<@Nullable Value> rest = new ArrayList<>(Collections.nCopies(one.size(), null));
    for (int i = 0; i < one.size(); i++) {
      Value value = plain.values().get(i);
      if (value == null) {
        continue;
      }
      if (!fits(costs, i, value.amount())) {
        rest.set(i, value);
        continue;
      }
      for (int at = 0; at < cut.size(); at++) {
        BigDecimal quantity = costs.columns().get(at).quantities()[i];
        if (quantity != null) {
          cut.get(at)
              .set(
                  i,
                  withCost(
                      new Value(
                          quantity,
                          formats().quantityExact(quantity, one.unit()),
                          value.estimated()),
                      costs.columns().get(at).costs()[i]));
        }
      }
    }
    List<Series> found = new ArrayList<>();
    for (int at = 0; at < cut.size(); at++) {
      CostColumn column = costs.columns().get(at);
      add(found, name(costs, column), hue(costs, column, all), cut.get(at));
    }
    add(found, plain.name(), plain.hue(), rest);
    return found;
  }

  private static void add(List<Series> to, String name, Hue hue, List<@Nullable Value> values) {
    if (values.stream().anyMatch(value -> value != null)) {
      to.add(Series.bars(name, hue, values));
    }
  }

  /** What is taken is told apart by its periods; what is given back is one, whatever the hour. */
  private static List<CostColumn> toldApart(CostSeries of) {
    if (of.direction() == RegisterDirection.IMPORT || of.columns().size() < 2) {
      return of.columns();
    }
    @Nullable BigDecimal[] quantities = new BigDecimal[of.size()];
    @Nullable BigDecimal[] costs = new BigDecimal[of.size()];
    for (CostColumn column : of.columns()) {
      for (int i = 0; i < of.size(); i++) {
        quantities[i] = sum(quantities[i], column.quantities()[i]);
        costs[i] = sum(costs[i], column.costs()[i]);
      }
    }
    return List.of(new CostColumn(null, quantities, costs));
  }

  private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null ? other : other == null ? one : one.add(other);
  }

  /** Whether the periods of a place come to its whole energy. */
  private static boolean fits(CostSeries costs, int i, BigDecimal whole) {
    BigDecimal sum = BigDecimal.ZERO;
    boolean any = false;
    for (CostColumn column : costs.columns()) {
      BigDecimal quantity = column.quantities()[i];
      if (quantity != null) {
        any = true;
        sum = sum.add(quantity);
      }
    }
    return any && sum.compareTo(whole) == 0;
  }

  private boolean isEstimated(CostSeries costs, int i) {
    return series.stream()
        .filter(one -> one.direction() == costs.direction() && one.size() == costs.size())
        .anyMatch(one -> UsagePictures.isEstimated(one.quality(i)));
  }

  private String name(CostSeries costs, CostColumn column) {
    return column.period() == null || costs.direction() != RegisterDirection.IMPORT
        ? UsagePictures.name(where, costs.direction())
        : BillWords.period(where, column.period());
  }

  private static Hue hue(CostSeries costs, CostColumn column, EnergyCosts all) {
    return column.period() == null || costs.direction() != RegisterDirection.IMPORT
        ? UsagePictures.hue(costs.direction())
        : BillWords.hue(column.period(), all.periods());
  }

  /** Of intervals and hours to a hundredth of a cent, else as on a bill. */
  private String money(BigDecimal cost) {
    EnergyCosts costs = Objects.requireNonNull(known);
    Currency currency = Currency.getInstance(costs.currency());
    boolean fine =
        costs.resolution() == Resolution.INTERVAL || costs.resolution() == Resolution.HOUR;
    return fine
        ? formats().price(cost.setScale(FINE_DIGITS, RoundingMode.HALF_UP), currency)
        : formats().money(cost, currency);
  }

  private static Formats formats() {
    return Formats.here();
  }
}
