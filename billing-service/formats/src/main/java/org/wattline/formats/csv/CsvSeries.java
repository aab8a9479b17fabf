package org.wattline.formats.csv;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.stream.DelimitedRows;
import org.wattline.formats.stream.IntervalText;
import org.wattline.formats.stream.Quoted;

/** Opens the series of a row from its texts, once per series. */
final class CsvSeries {

  private final CsvLayout layout;
  private final MeterDataDelivery delivery;
  private final @Nullable ZoneId zone;

  CsvSeries(CsvLayout layout, MeterDataDelivery delivery, @Nullable ZoneId zone) {
    this.layout = layout;
    this.delivery = delivery;
    this.zone = zone;
  }

  /** Fills a new entry: opens its series, or notes why its rows cannot be used. */
  void open(SeriesTable.Entry entry, ValueColumn value, DelimitedRows rows)
      throws FormatRefusedException {
    CsvMapping m = layout.mapping;
    Commodity commodity = word(m.commodity, rows, entry);
    Direction direction =
        word(value.direction() == null ? m.direction : value.direction(), rows, entry);
    ScaledUnit unit = unit(value, rows, entry);
    IntervalText length = length(value, rows, entry);
    if (entry.wrong != null || commodity == null || direction == null || unit == null) {
      return;
    }
    entry.length = length;
    String point = point(rows);
    entry.number =
        delivery.series(
            SeriesHeader.of(point)
                .scheme(m.scheme)
                .meter(m.meter == null ? "" : rows.text(layout.index(m.meter)))
                .channel(channel(value, rows))
                .commodity(commodity)
                .direction(direction)
                .kind(value.kind())
                .unit(unit)
                .intervalSeconds(
                    length == null || value.kind() == SeriesKind.CUMULATIVE ? 0 : length.seconds())
                .zone(zone)
                .currency(value.currency())
                .build());
  }

  private String point(DelimitedRows rows) {
    CsvMapping m = layout.mapping;
    if (m.point != null) {
      return rows.text(layout.index(m.point));
    }
    if (!m.preamblePoint.isEmpty()) {
      return layout.header.preamble().getOrDefault(m.preamblePoint, "");
    }
    return m.fixedPoint;
  }

  private String channel(ValueColumn value, DelimitedRows rows) {
    StringBuilder text = new StringBuilder();
    for (Column column : layout.mapping.channel) {
      if (!text.isEmpty()) {
        text.append('/');
      }
      text.append(rows.text(layout.index(column)));
    }
    if (!value.channel().isEmpty()) {
      if (!text.isEmpty()) {
        text.append('/');
      }
      text.append(value.channel());
    }
    return text.toString();
  }

  private <T> @Nullable T word(CodeMap<T> map, DelimitedRows rows, SeriesTable.Entry entry) {
    Column column = map.column();
    if (column == null) {
      return map.otherwise();
    }
    String text = rows.text(layout.index(column));
    T word = map.meaning(text);
    if (word == null) {
      wrong(
          entry, RejectionReason.UNKNOWN_CODE, column + " has the unknown text " + Quoted.of(text));
    }
    return word;
  }

  private @Nullable ScaledUnit unit(
      ValueColumn value, DelimitedRows rows, SeriesTable.Entry entry) {
    CodeMap<ScaledUnit> map = value.unit();
    if (map != null) {
      return word(map, rows, entry);
    }
    String text = rows.text(layout.index(value.unitColumn()));
    ScaledUnit unit = MeasureUnit.parse(text);
    if (unit == null) {
      wrong(entry, RejectionReason.UNKNOWN_UNIT, "The unit " + Quoted.of(text) + " is not known");
    }
    return unit;
  }

  /** The fixed length of the series; null where each row has its own. */
  private @Nullable IntervalText length(
      ValueColumn value, DelimitedRows rows, SeriesTable.Entry entry) {
    Length length = value.length() == null ? layout.mapping.length : value.length();
    return switch (length) {
      case Length.Seconds s -> new IntervalText(s.seconds(), 0, 0);
      case Length.Calendar c ->
          switch (c.period()) {
            case DAY -> new IntervalText(0, 1, 0);
            case WEEK -> new IntervalText(0, 7, 0);
            case MONTH -> new IntervalText(0, 0, 1);
            case YEAR -> new IntervalText(0, 0, 12);
          };
      case Length.ToEnd e -> null;
      case Length.Said said -> {
        String text = rows.text(layout.index(said.column()));
        IntervalText parsed = IntervalText.parse(text);
        if (parsed == null) {
          wrong(
              entry,
              RejectionReason.BAD_INTERVAL,
              "The interval " + Quoted.of(text) + " is not understood");
        }
        yield parsed;
      }
    };
  }

  private static void wrong(SeriesTable.Entry entry, RejectionReason reason, String why) {
    if (entry.wrong == null) {
      entry.wrong = reason;
      entry.whyWrong = why;
    }
  }
}
