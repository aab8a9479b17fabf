package org.wattline.billing.metering.internal.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.IntervalBlock;
import org.wattline.formats.MeterDataFiles;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.Rejection;
import org.wattline.formats.SeriesHeader;

/**
 * A supplier can write down what comes ready with the product: operators' exports read by a mapping
 * in JSON give the same series and readings.
 */
@Tag("UC-036")
final class ReadyMappingsAsJsonTest {

  @ParameterizedTest
  @CsvSource({
    "fluvius-electricity.json, be-fluvius-elec-15min-2021-10.csv.gz, 3848",
    "fluvius-gas.json, be-fluvius-gas-hourly-2022-01.csv, 99",
    "engie-nl.json, nl-engie-elec-gas-hourly-2021-12_2023-06.csv.gz, 1",
    "ameren.json, us-ameren-15min-and-60min-2024-03-30_2025-03-30.csv.gz, 1",
    "aemo.json, prices/au-nem-nsw-2025-01-5min.csv.gz, 1",
    "day-ahead-hourly.json, prices/be-day-ahead-2023-hourly.csv.gz, 8000",
    "day-ahead-quarters.json, prices/be-day-ahead-2025-10-28-15min.csv, 96"
  })
  void anOperatorsExportIsReadAlike(String mapping, String file, int atLeast) throws Exception {
    Path path = Path.of(System.getProperty("wattline.fixtures", "")).resolve("interval-data");
    assumeTrue(Files.exists(path), "without the fixtures");

    List<String> ready = read(path.resolve(file), ReadSettings.defaults());
    List<String> ours =
        read(
            path.resolve(file),
            ReadSettings.defaults()
                .withCsvMapping(MappingJson.read(mapping, json(mapping)).mapping()));

    assertThat(ours).hasSizeGreaterThanOrEqualTo(atLeast).isEqualTo(ready);
  }

  private static String json(String name) throws IOException {
    try (InputStream in = ReadyMappingsAsJsonTest.class.getResourceAsStream(name)) {
      return new String(java.util.Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }

  private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

  private static List<String> read(Path file, ReadSettings settings)
      throws IOException, FormatRefusedException {
    List<String> told = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      MeterDataFiles.readOne(in, settings, new Listing(told));
    }
    return told;
  }

  /** Everything told, as lines. */
  private record Listing(List<String> lines) implements MeterDataSink {
    @Override
    public void series(int series, SeriesHeader header) {
      lines.add(series + " " + header);
    }

    @Override
    public void intervals(IntervalBlock block) {
      for (int i = 0; i < block.size(); i++) {
        lines.add(
            block.series(i)
                + " "
                + block.startEpochSecond(i)
                + " "
                + block.durationSeconds(i)
                + " "
                + (block.hasValue(i) ? block.decimal(i) : "none")
                + " "
                + block.mark(i)
                + " "
                + block.tier(i));
      }
    }

    @Override
    public void registerRead(RegisterRead read) {
      lines.add(read.toString());
    }

    @Override
    public void rejected(Rejection rejection) {
      lines.add(rejection.toString());
    }
  }
}
