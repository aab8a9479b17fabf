package org.wattline.formats.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.wattline.formats.DocumentPart;
import org.wattline.formats.DocumentReceiver;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeterDataFiles;
import org.wattline.formats.MeterDataReader;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadOutcome;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.csv.Column;
import org.wattline.formats.csv.CsvMapping;
import org.wattline.formats.csv.CsvReader;
import org.wattline.formats.csv.Length;
import org.wattline.formats.csv.TimeColumn;
import org.wattline.formats.csv.ValueColumn;
import org.wattline.formats.csv.Wide;
import org.wattline.formats.edifact.MsconsReader;
import org.wattline.formats.espi.EspiReader;
import org.wattline.formats.hub.CimReader;
import org.wattline.formats.hub.DatadisReader;
import org.wattline.formats.hub.EdaReader;
import org.wattline.formats.hub.EnedisReader;
import org.wattline.formats.hub.EnerginetReader;
import org.wattline.formats.hub.FingridReader;
import org.wattline.formats.hub.FluviusReader;
import org.wattline.formats.hub.MijnAansluitingReader;
import org.wattline.formats.json.BulkJsonReader;
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.formats.nem.NemReader;
import org.wattline.formats.p1.P1Reader;
import org.wattline.formats.uff.D0010Reader;
import org.wattline.kernel.fuzz.Frugal;

/**
 * Every reader on arbitrary bytes: nothing is thrown but a refusal, nothing takes a second or much
 * memory, and what is told adds up. In the normal suite the kept inputs are replayed;
 * docs/reference/formats.md says how to fuzz on.
 */
final class AnyBytesFuzzTest {

  private static final ReadSettings.Limits LIMITS =
      new ReadSettings.Limits(4 << 20, 4 << 20, 100, 200, 10_000, 10_000);
  private static final ReadSettings SETTINGS =
      ReadSettings.defaults().withLimits(LIMITS).withReceived(Instant.EPOCH);
  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

  private static final CsvMapping LONG =
      CsvMapping.named("long")
          .point(Column.named("point"), MarketIdScheme.OWN)
          .channel(Column.named("register"))
          .time(TimeColumn.of("dd/MM/yyyy", "day"))
          .time(TimeColumn.of("HH:mm[:ss]", "time"))
          .zone(BRUSSELS)
          .labelledAtEnd()
          .length(new Length.Said(Column.named("length")))
          .decimalComma()
          .quality(Column.named("quality"), Map.of("A", Quality.VALIDATED, "N", Quality.MISSING))
          .value(
              ValueColumn.withUnitFrom(Column.named("value"), Column.named("unit"))
                  .absent("-")
                  .cost(Column.named("cost"), "EUR"))
          .build();

  private static final CsvMapping WIDE =
      CsvMapping.named("wide")
          .withoutHeader()
          .point(Column.at(0), MarketIdScheme.OWN)
          .time(new TimeColumn(Column.at(1), "yyyy-MM-dd"))
          .zone(BRUSSELS)
          .wide(Wide.elapsed(Column.at(2), 3600).withQuality(2, 1), ScaledUnit.KILOWATT_HOUR)
          .quality(
              new org.wattline.formats.csv.QualityColumn(
                  null, Map.of("a", Quality.VALIDATED), Quality.MEASURED, null, Map.of()))
          .build();

  private static final CsvMapping ROUND =
      CsvMapping.named("round")
          .meter(Column.named("meter"))
          .time(TimeColumn.of("yyyy-MM-dd", "day"))
          .zone(BRUSSELS)
          .value(
              ValueColumn.of(Column.named("count"), ScaledUnit.KILOWATT_HOUR)
                  .kind(SeriesKind.CUMULATIVE))
          .build();

  private static void read(MeterDataReader reader, ReadSettings settings, byte[] bytes) {
    Frugal.run(bytes.length, () -> readOnce(reader, settings, bytes));
  }

  private static void readOnce(MeterDataReader reader, ReadSettings settings, byte[] bytes) {
    Checked sink = new Checked();
    try {
      ReadOutcome outcome = reader.read(new ByteArrayInputStream(bytes), settings, sink);
      sink.check(outcome);
    } catch (FormatRefusedException e) {
      require(
          !e.getMessage().isBlank() && e.place() != null && e.toString() != null,
          "a refusal says why");
    } catch (IOException e) {
      throw new AssertionError("a refusal is no failure of the stream", e);
    }
  }

  static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  @FuzzTest(maxDuration = "10m")
  void csv(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    byte[] rest = java.util.Arrays.copyOfRange(bytes, 1, bytes.length);
    switch (bytes[0] & 3) {
      case 0 -> read(new CsvReader(), SETTINGS.withCsvMapping(WIDE), rest);
      case 1 ->
          read(
              new CsvReader(),
              SETTINGS.withCsvMappings(java.util.List.of(ROUND, WIDE, LONG)),
              rest);
      default -> read(new CsvReader(), SETTINGS.withCsvMapping(LONG), rest);
    }
  }

  @FuzzTest(maxDuration = "10m")
  void greenButton(byte[] bytes) {
    read(new EspiReader(), SETTINGS, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void nem(byte[] bytes) {
    read(new NemReader(), SETTINGS, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void mscons(byte[] bytes) {
    read(new MsconsReader(), SETTINGS, bytes);
    read(new MsconsReader(), SETTINGS.withCounts(ReadSettings.AnnouncedCounts.REMARK), bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void d0010(byte[] bytes) {
    read(new D0010Reader(), SETTINGS.withCounts(ReadSettings.AnnouncedCounts.REMARK), bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void p1(byte[] bytes) {
    read(new P1Reader(), SETTINGS, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void bulkJson(byte[] bytes) {
    read(new BulkJsonReader(), SETTINGS, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void hubJson(byte[] bytes) {
    read(new FluviusReader(), SETTINGS, bytes);
    read(new DatadisReader(), SETTINGS, bytes);
    read(new EnerginetReader(), SETTINGS, bytes);
    read(new EnedisReader(), SETTINGS, bytes);
    read(new FingridReader(), SETTINGS, bytes);
    read(new MijnAansluitingReader(), SETTINGS, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void hubXml(byte[] bytes) {
    read(new EdaReader(), SETTINGS.withCounts(ReadSettings.AnnouncedCounts.REMARK), bytes);
    read(new CimReader(), SETTINGS, bytes);
  }

  @FuzzTest(maxDuration = "10m")
  void delivery(byte[] bytes) {
    Frugal.run(bytes.length, () -> open(bytes));
  }

  private static void open(byte[] bytes) {
    try {
      MeterDataFiles.read(
          new ByteArrayInputStream(bytes),
          SETTINGS,
          new DocumentReceiver() {
            private Checked sink = new Checked();

            @Override
            public MeterDataSink begin(DocumentPart part) {
              sink = new Checked();
              return sink;
            }

            @Override
            public void read(DocumentPart part, ReadOutcome outcome) {
              sink.check(outcome);
            }

            @Override
            public void refused(DocumentPart part, FormatRefusedException why) {
              require(!why.getMessage().isBlank(), "a refusal says why");
            }
          });
    } catch (FormatRefusedException e) {
      require(!e.getMessage().isBlank(), "a refusal says why");
    } catch (IOException e) {
      throw new AssertionError("a refusal is no failure of the stream", e);
    }
  }
}
