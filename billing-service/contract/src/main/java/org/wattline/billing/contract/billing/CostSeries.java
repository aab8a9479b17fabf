package org.wattline.billing.contract.billing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.metering.RegisterDirection;

/**
 * What energy of one direction cost, as columns: value {@code i} is of the time from {@code
 * starts[i]} up to {@code starts[i + 1]}.
 *
 * @param unit of the quantities, such as {@code kWh}
 * @param starts seconds since 1970 in UTC; one more than there are values, the last is the end
 * @param columns one for each tariff period, in the calendar's order
 */
public record CostSeries(
    RegisterDirection direction, String unit, long[] starts, List<CostColumn> columns) {
  public CostSeries {
    columns = List.copyOf(columns);
  }

  /** How many values there are. */
  public int size() {
    return starts.length - 1;
  }

  /** What a time cost, all periods of it; null where nothing is known of it. */
  public @Nullable BigDecimal cost(int i) {
    BigDecimal sum = null;
    for (CostColumn column : columns) {
      BigDecimal cost = column.costs()[i];
      if (cost != null) {
        sum = sum == null ? cost : sum.add(cost);
      }
    }
    return sum;
  }
}
