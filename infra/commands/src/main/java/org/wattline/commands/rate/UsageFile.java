package org.wattline.commands.rate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Direction;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.MeterDataFiles;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.csv.Column;
import org.wattline.formats.csv.CsvMapping;
import org.wattline.formats.csv.Length;
import org.wattline.formats.csv.ReadyMappings;
import org.wattline.formats.csv.TimeColumn;
import org.wattline.formats.csv.ValueColumn;
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.usage.Usage;
import org.wattline.rating.usage.UsageJson;

/**
 * Reads what was used: usage as JSON, any meter data file that Wattline knows (Green Button among
 * them), or a plain CSV with a time and columns of kWh.
 */
final class UsageFile {
  /** The largest file that is read: years of quarter-hours in any format. */
  static final long MAX_BYTES = 200L << 20;

  private static final int HEAD = 4096;
  private static final List<String> TIMES =
      List.of("start", "time", "timestamp", "datetime", "from");
  private static final String WHEN = "yyyy-MM-dd['T'][' ']HH:mm[:ss][X]";

  private UsageFile() {}

  /**
   * @param zone the zone of local times, the tariff's
   * @throws RateCommandException when the file cannot be read, with the place and what to do
   */
  static Usage read(Path file, ZoneId zone) {
    InputFile.requireReadable(file, MAX_BYTES);
    try {
      byte[] head = head(file);
      String start = new String(head, StandardCharsets.UTF_8).stripLeading();
      if (start.startsWith("{") && start.contains(UsageJson.FORMAT)) {
        return UsageJson.read(Files.readString(file));
      }
      ReadSettings settings = ReadSettings.defaults().withZone(zone);
      CsvMapping plain = plain(head, zone);
      ReadChannels channels = new ReadChannels(file, zone);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        var outcome =
            MeterDataFiles.readOne(
                in, plain == null ? settings : settings.withCsvMapping(plain), channels);
        return channels.usage(outcome);
      }
    } catch (FormatRefusedException refused) {
      throw RateCommandException.file(file + ", " + refused.place() + ": " + refused.getMessage());
    } catch (InvalidJsonException invalid) {
      throw RateCommandException.file(file + ": " + invalid.getMessage());
    } catch (IOException unreadable) {
      throw RateCommandException.file(file + " cannot be read: " + unreadable.getMessage());
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }

  /** The mapping of a plain CSV; nothing where the file is of a known format. */
  private static @Nullable CsvMapping plain(byte[] head, ZoneId zone)
      throws IOException, FormatRefusedException {
    String text = new String(head, StandardCharsets.UTF_8);
    String first = text.lines().findFirst().orElse("").replace("\uFEFF", "");
    List<String> columns =
        List.of(first.split("[,;\t|]")).stream()
            .map(column -> column.strip().replace("\"", "").toLowerCase(Locale.ROOT))
            .toList();
    boolean timed = columns.stream().anyMatch(TIMES::contains);
    List<String> measured = columns.stream().filter(UsageFile::isMeasured).toList();
    if (!timed || measured.isEmpty() || ReadyMappings.knows(head)) {
      return null;
    }
    CsvMapping.Builder mapping =
        CsvMapping.named("plain CSV")
            .point("", MarketIdScheme.UNSTATED)
            .time(
                TimeColumn.of(
                    WHEN, columns.stream().filter(TIMES::contains).findFirst().orElseThrow()))
            .zone(zone)
            .length(Length.minutes(15));
    for (String column : measured) {
      boolean reactive = column.startsWith("reactive");
      ScaledUnit unit =
          reactive ? new ScaledUnit(MeasureUnit.VAR_HOUR, 3) : ScaledUnit.KILOWATT_HOUR;
      mapping.value(
          ValueColumn.of(Column.named(column), unit)
              .channel(reactive ? "reactive" : "")
              .direction(column.startsWith("export") ? Direction.EXPORT : Direction.IMPORT)
              .emptyIsAbsent());
    }
    return (hasDecimalCommas(text, first) ? mapping.decimalComma() : mapping).build();
  }

  /** Where the comma does not divide columns, it divides digits. */
  private static boolean hasDecimalCommas(String head, String first) {
    String second = head.lines().skip(1).findFirst().orElse("");
    return !first.contains(",") && second.matches("[^,]*[;\t|].*[0-9],[0-9].*");
  }

  private static boolean isMeasured(String column) {
    return List.of(
            "kwh", "import", "export", "import_kwh", "export_kwh", "reactive", "reactive_kvarh")
        .contains(column);
  }
}
