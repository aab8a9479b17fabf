package org.wattline.rating.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.tariff.PriceForm;

/**
 * What a component costs over a stretch of days.
 *
 * @param days the stretch
 * @param single the price of every period, when there is one
 * @param periods a price for each period, otherwise
 * @param missing the dated index without a value on these days, when that is why there is no price
 * @param dated the dated indices that the price follows
 */
record PriceSpan(
    LocalDateRange days,
    @Nullable BoundForm single,
    Map<String, BoundForm> periods,
    @Nullable String missing,
    List<String> dated) {
  @Nullable BoundForm in(String period) {
    return single == null ? periods.get(period) : single;
  }

  /** Every price. */
  List<BoundForm> forms() {
    return single == null ? List.copyOf(periods.values()) : List.of(single);
  }

  boolean anyForm(Predicate<PriceForm> is) {
    return single != null
        ? is.test(single.form())
        : periods.values().stream().anyMatch(bound -> is.test(bound.form()));
  }

  boolean samePrice(PriceSpan other) {
    return Objects.equals(single, other.single)
        && periods.equals(other.periods)
        && Objects.equals(missing, other.missing);
  }
}
