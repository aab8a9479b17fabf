package org.wattline.billing.metering.internal.usage;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.wattline.billing.access.CsvText;
import org.wattline.billing.contract.metering.QualityRun;
import org.wattline.billing.contract.metering.UsageSeries;

/** Usage as CSV: a row a value, times with their offset. */
final class UsageCsv {
  private UsageCsv() {}

  static byte[] write(List<UsageSeries> all) {
    StringBuilder csv =
        new StringBuilder("channel,direction,unit,start,end,quantity,quality,code\r\n");
    for (UsageSeries series : all) {
      DateTimeFormatter time =
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneId.of(series.zone()));
      String head =
          CsvText.field(series.code())
              + ','
              + series.direction()
              + ','
              + CsvText.field(series.unit())
              + ',';
      for (QualityRun run : series.qualities()) {
        String tail = "," + run.quality() + ',' + CsvText.field(run.code()) + "\r\n";
        for (int i = run.from(); i < run.from() + run.count(); i++) {
          BigDecimal value = series.values()[i];
          csv.append(head)
              .append(time.format(series.start(i)))
              .append(',')
              .append(time.format(series.end(i)))
              .append(',')
              .append(value == null ? "" : value.toPlainString())
              .append(tail);
        }
      }
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }
}
