package org.wattline.billing.bills.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.CsvText;
import org.wattline.billing.contract.billing.CostColumn;
import org.wattline.billing.contract.billing.CostSeries;
import org.wattline.billing.contract.billing.EnergyCosts;

/** Costs of energy as CSV: a row for each time and tariff period, times with their offset. */
final class EnergyCostsCsv {
  private EnergyCostsCsv() {}

  static byte[] write(EnergyCosts all) {
    DateTimeFormatter time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneId.of(all.zone()));
    StringBuilder csv =
        new StringBuilder(
            "direction,start,end,period,quantity,unit,cost_before_taxes,currency\r\n");
    for (CostSeries series : all.series()) {
      for (int i = 0; i < series.size(); i++) {
        for (CostColumn column : series.columns()) {
          BigDecimal cost = column.costs()[i];
          if (cost == null) {
            continue;
          }
          csv.append(series.direction())
              .append(',')
              .append(time.format(Instant.ofEpochSecond(series.starts()[i])))
              .append(',')
              .append(time.format(Instant.ofEpochSecond(series.starts()[i + 1])))
              .append(',')
              .append(column.period() == null ? "" : CsvText.field(column.period()))
              .append(',')
              .append(plain(column.quantities()[i]))
              .append(',')
              .append(series.unit())
              .append(',')
              .append(plain(cost))
              .append(',')
              .append(all.currency())
              .append("\r\n");
        }
      }
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String plain(@Nullable BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }
}
