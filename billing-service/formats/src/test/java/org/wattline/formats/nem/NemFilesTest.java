package org.wattline.formats.nem;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.wattline.formats.CollectedData;
import org.wattline.formats.DocumentPart;
import org.wattline.formats.DocumentReceiver;
import org.wattline.formats.Fixtures;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeterDataFiles;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadOutcome;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RegisterRead;

/** AEMO's industry test scenarios: each held against a plain walk over its lines. */
final class NemFilesTest {

  private static final String ARCHIVE = "market-messages/au-nem12-nem13.zip";

  /** Name and text of every file in the archive, archives within it opened. */
  private record Named(String name, String text) {}

  private static List<Named> files() throws Exception {
    List<Named> all = new ArrayList<>();
    try (var in = Fixtures.open(ARCHIVE)) {
      unzip("", new ZipInputStream(in), all);
    }
    return all;
  }

  private static void unzip(String outer, ZipInputStream zip, List<Named> all) throws Exception {
    for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
      if (e.getName().toLowerCase(java.util.Locale.ROOT).endsWith(".zip")) {
        unzip(outer + e.getName() + " > ", new ZipInputStream(zip), all);
      } else if (!e.isDirectory()) {
        all.add(
            new Named(outer + e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
  }

  /** What a plain walk over the lines counts. */
  private record Plain(long values, BigDecimal sum, long accumulations, BigDecimal currentReads) {
    static Plain of(String text) {
      long values = 0;
      BigDecimal sum = BigDecimal.ZERO;
      long accumulations = 0;
      BigDecimal reads = BigDecimal.ZERO;
      int perDay = 0;
      for (String line : text.split("\r?\n")) {
        String[] f = line.split(",", -1);
        switch (f[0]) {
          case "200" -> perDay = 1440 / Integer.parseInt(f[8].strip());
          case "300" -> {
            for (int i = 2; i < 2 + perDay; i++) {
              values++;
              sum = sum.add(new BigDecimal(f[i].strip()));
            }
          }
          case "250" -> {
            accumulations++;
            reads = reads.add(new BigDecimal(f[13].strip()));
          }
          default -> {
            // headers, qualities, orders
          }
        }
      }
      return new Plain(values, sum, accumulations, reads);
    }
  }

  @TestFactory
  List<DynamicTest> everyScenarioHasTheCountsAndSumsOfAPlainWalk() throws Exception {
    return files().stream()
        .filter(f -> !f.name().startsWith("invalid/"))
        .map(
            f ->
                DynamicTest.dynamicTest(
                    f.name(),
                    () -> {
                      CollectedData data =
                          CollectedData.of(new NemReader(), f.text(), ReadSettings.defaults());
                      Plain plain = Plain.of(f.text());
                      assertThat(data.rejections).isEmpty();
                      assertThat(data.values).hasSize((int) plain.values());
                      assertThat(data.sum()).isEqualByComparingTo(plain.sum());
                      List<RegisterRead> accumulations =
                          data.reads.stream().filter(r -> r.previous() != null).toList();
                      assertThat(accumulations).hasSize((int) plain.accumulations());
                      assertThat(
                              accumulations.stream()
                                  .map(RegisterRead::value)
                                  .filter(java.util.Objects::nonNull)
                                  .reduce(BigDecimal.ZERO, BigDecimal::add))
                          .isEqualByComparingTo(plain.currentReads());
                    }))
        .toList();
  }

  @Test
  void theWholeArchiveIsReadAndItsInvalidFilesAreRefusedByName() throws Exception {
    List<String> read = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    try (var in = Fixtures.open(ARCHIVE)) {
      MeterDataFiles.read(
          in,
          ReadSettings.defaults(),
          new DocumentReceiver() {
            @Override
            public MeterDataSink begin(DocumentPart part) {
              return new CollectedData();
            }

            @Override
            public void read(DocumentPart part, ReadOutcome outcome) {
              read.add(part.name());
            }

            @Override
            public void refused(DocumentPart part, FormatRefusedException why) {
              refused.add(part.name());
            }
          });
    }

    assertThat(refused).hasSize(5).allMatch(n -> n.startsWith("invalid/"));
    assertThat(read).hasSize(files().size() - 5);
  }

  @Test
  void qualityMethodsAndReasonsAreCarried() throws Exception {
    String text =
        files().stream()
            .filter(f -> f.name().contains("Scenario04_POWERMDP"))
            .findFirst()
            .orElseThrow()
            .text();

    CollectedData data = CollectedData.of(new NemReader(), text, ReadSettings.defaults());

    assertThat(data.values.get(0).mark().code()).isEqualTo("F56");
    assertThat(data.values.get(0).mark().quality()).isEqualTo(Quality.SUBSTITUTED);
    assertThat(data.values.get(0).mark().detail()).isEqualTo("1");
    assertThat(data.values.get(20).mark().code()).isEqualTo("E56");
    assertThat(data.values.get(20).mark().quality()).isEqualTo(Quality.ESTIMATED);
    assertThat(data.values.get(20).mark().detail()).isEqualTo("77");
  }
}
