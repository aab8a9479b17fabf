package org.wattline.billing.metering.internal.mappings;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.csv.CsvMapping;
import org.wattline.formats.csv.CsvMapping.Label;
import org.wattline.formats.csv.CsvMapping.MissingHour;
import org.wattline.formats.csv.Length;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Pattern;
import org.wattline.rating.json.Size;

/** How to read one kind of CSV, as a supplier writes it down. */
@Doc(
    "How to read one kind of CSV: `values` for a row of each moment, `wide` for a row of each day.")
public record MappingDocument(
    @Doc("The file's characters; a byte order mark overrules them")
        @Default("\"UTF-8\"")
        @Pattern("UTF-8|UTF-16|US-ASCII|ISO-8859-(1|2|15)|windows-125[0-2]")
        String charset,
    @Doc(
            "The character between fields; when absent comma, semicolon, tab or bar, as the header shows")
        @Pattern("[,;|:~^\\t]")
        @Nullable String delimiter,
    @Doc("Whether decimals follow a comma; points then part thousands") @Default("false")
        boolean decimalComma,
    @Doc("What parts thousands: a point, comma, apostrophe or blank") @Pattern("[.,' ]")
        @Nullable String thousands,
    @Doc(
            "Whether a row names the columns, which may come after other lines; without, all columns are by position")
        @Default("true")
        boolean header,
    @Doc("Whether files whose header has all its columns are read by it without naming it")
        @Default("true")
        boolean detect,
    @Doc(
            "The service point; absent where the sender names it beside the file, or only a meter is known")
        @Nullable CsvPoint point,
    @Doc("The meter's serial number") @Nullable CsvColumn meter,
    @Doc("Columns whose texts tell series of one point apart, such as a register")
        @Default("[]")
        @Size(max = 5)
        List<CsvColumn> channel,
    @Doc("What flows, or what does where the text is not among `commodityCodes`")
        @Nullable Commodity commodity,
    @Doc("A column that says what flows") CsvCodes.@Nullable CommodityCodes commodityCodes,
    @Doc("Which way, or which where the text is not among `directionCodes`")
        @Nullable Direction direction,
    @Doc("A column that says which way") CsvCodes.@Nullable DirectionCodes directionCodes,
    @Doc("The time of a row; in a wide file its day") @Size(min = 1, max = 6) List<CsvTime> time,
    @Doc("The end of a row's interval, where the file gives both") @Default("[]") @Size(max = 6)
        List<CsvTime> end,
    @Doc("Which end of its interval `time` names") @Default("\"start\"") Label label,
    @Doc("The zone of times without offset; that of the delivery when absent")
        @Nullable ZoneId zone,
    @Doc(
            "What a time in the hour that spring skips means: a rejection, or the hour after the change")
        @Default("\"reject\"")
        MissingHour missingHour,
    @Doc("The length of an interval; a quarter-hour when neither it nor another field says")
        @Nullable CsvInterval interval,
    @Doc("A column that says the length of an interval, as `15min`, `PT1H` or `60` minutes")
        @Nullable CsvColumn intervalColumn,
    @Doc("Columns of values, in a file with a row for each moment") @Default("[]") @Size(max = 50)
        List<CsvValue> values,
    @Doc("Values of a day side by side, in a file with a row for each day") @Nullable CsvWide wide,
    @Doc("Where the quality stands; values are measured when absent") @Nullable CsvQuality quality,
    @Doc("The source's own time-of-use tier") CsvCodes.@Nullable TierCodes tier) {

  public MappingDocument {
    if (values.isEmpty() == (wide == null)) {
      throw new IllegalArgumentException("A mapping has either values or wide");
    }
    if (interval != null && intervalColumn != null) {
      throw new IllegalArgumentException("Either interval or intervalColumn");
    }
    if (!end.isEmpty() && (interval != null || intervalColumn != null)) {
      throw new IllegalArgumentException("With end an interval is as long as the row says");
    }
    if (wide != null && (interval != null || intervalColumn != null || !end.isEmpty())) {
      throw new IllegalArgumentException(
          "A wide file says its interval in wide: interval, intervalColumn and end go");
    }
    if ((decimalComma ? "," : ".").equals(thousands)) {
      throw new IllegalArgumentException("thousands cannot be parted by the decimal mark");
    }
  }

  /**
   * The mapping that it describes.
   *
   * @throws IllegalArgumentException where its parts contradict each other
   */
  CsvMapping mapping(String name) {
    CsvMapping.Builder mapping = CsvMapping.named(name).charset(Charset.forName(charset));
    text(mapping);
    series(mapping);
    time.forEach(column -> mapping.time(column.timeColumn()));
    end.forEach(column -> mapping.end(column.timeColumn()));
    if (label == Label.END) {
      mapping.labelledAtEnd();
    }
    if (zone != null) {
      mapping.zone(zone);
    }
    mapping.missingHour(missingHour);
    if (interval != null) {
      mapping.length(interval.length());
    }
    if (intervalColumn != null) {
      mapping.length(new Length.Said(intervalColumn.column()));
    }
    values.forEach(value -> mapping.value(value.valueColumn()));
    if (wide != null) {
      wide.to(mapping);
    }
    if (quality != null) {
      mapping.quality(quality.qualityColumn());
    }
    if (tier != null) {
      mapping.tier(tier.column().column(), tier.codes());
    }
    return mapping.build();
  }

  private void text(CsvMapping.Builder mapping) {
    if (delimiter != null) {
      mapping.delimiter(delimiter.charAt(0));
    }
    if (decimalComma) {
      mapping.decimalComma();
    }
    if (thousands != null) {
      mapping.thousands(thousands.charAt(0));
    }
    if (!header) {
      mapping.withoutHeader();
    }
  }

  private void series(CsvMapping.Builder mapping) {
    if (point != null) {
      point.to(mapping);
    }
    if (meter != null) {
      mapping.meter(meter.column());
    }
    channel.forEach(column -> mapping.channel(column.column()));
    if (commodityCodes != null) {
      mapping.commodity(commodityCodes.map(commodity));
    } else if (commodity != null) {
      mapping.commodity(commodity);
    }
    if (directionCodes != null) {
      mapping.direction(directionCodes.map(direction));
    } else if (direction != null) {
      mapping.direction(direction);
    }
  }
}
