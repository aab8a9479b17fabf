package org.wattline.commands.rate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Direction;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.MeterDataFiles;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
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

  private static final List<String> MEASURED =
      List.of("kwh", "import", "import_kwh", "export", "export_kwh", "reactive", "reactive_kvarh");
  private static final String PLAIN =
      "A plain CSV begins with a heading that has one of "
          + String.join(", ", TIMES)
          + " and any of "
          + String.join(", ", MEASURED)
          + ".";

  private UsageFile() {}

  /**
   * @param zone the zone of local times, the tariff's
   * @param registers names of channels by the register or column that holds them
   * @throws RateCommandException when the file cannot be read, with the place and what to do
   */
  static Usage read(Path file, ZoneId zone, Map<String, String> registers) {
    InputFile.requireReadable(file, MAX_BYTES);
    try {
      byte[] head = head(file);
      String start = new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
      if (start.startsWith("{") && start.contains(UsageJson.FORMAT)) {
        return UsageJson.read(InputFile.text(file, MAX_BYTES));
      }
      ReadSettings settings = ReadSettings.defaults().withZone(zone);
      CsvMapping plain = plain(file, head, zone, registers);
      ReadChannels channels = new ReadChannels(file, zone, registers);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        var outcome =
            MeterDataFiles.readOne(
                in, plain == null ? settings : settings.withCsvMapping(plain), channels);
        return channels.usage(outcome);
      }
    } catch (FormatRefusedException refused) {
      throw RateCommandException.file(
          file
              + ", "
              + refused.place()
              + ": "
              + refused.getMessage()
              + (refused.reason() == RefusalReason.UNKNOWN_FORMAT ? "\n" + PLAIN : ""));
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
  private static @Nullable CsvMapping plain(
      Path file, byte[] head, ZoneId zone, Map<String, String> registers)
      throws IOException, FormatRefusedException {
    String text = new String(head, StandardCharsets.UTF_8);
    String first = text.lines().findFirst().orElse("").replace("\uFEFF", "");
    List<String> columns =
        Stream.of(first.split("[,;\t|]")).map(column -> column.strip().replace("\"", "")).toList();
    List<String> times = columns.stream().filter(column -> isOf(TIMES, column)).toList();
    List<String> measured =
        columns.stream()
            .filter(column -> isOf(MEASURED, column) || registers.containsKey(column))
            .toList();
    if (times.isEmpty() || measured.isEmpty() || ReadyMappings.knows(head)) {
      return null;
    }
    CsvMapping.Builder mapping =
        CsvMapping.named("plain CSV")
            .point("", MarketIdScheme.UNSTATED)
            .time(TimeColumn.of(WHEN, times.getFirst()))
            .zone(zone)
            .length(Length.minutes(15));
    Set<String> seen = new HashSet<>();
    for (String column : measured) {
      String name = column.toLowerCase(Locale.ROOT);
      if (!seen.add(name)) {
        throw RateCommandException.file(
            file + ", line 1: there are two columns '" + column + "': rename one or take it out.");
      }
      boolean reactive = name.startsWith("reactive");
      ScaledUnit unit =
          reactive ? new ScaledUnit(MeasureUnit.VAR_HOUR, 3) : ScaledUnit.KILOWATT_HOUR;
      mapping.value(
          ValueColumn.of(Column.named(column), unit)
              .channel(column)
              .direction(name.startsWith("export") ? Direction.EXPORT : Direction.IMPORT)
              .emptyIsAbsent());
    }
    return (hasDecimalCommas(text, first) ? mapping.decimalComma() : mapping).build();
  }

  /** Where the comma does not divide columns, it divides digits. */
  private static boolean hasDecimalCommas(String head, String first) {
    return !first.contains(",")
        && head.lines().skip(1).anyMatch(line -> line.matches("[^,]*[;\t|].*[0-9],[0-9].*"));
  }

  private static boolean isOf(List<String> names, String column) {
    return names.contains(column.toLowerCase(Locale.ROOT));
  }
}
