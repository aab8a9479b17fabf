package org.wattline.formats;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Prints what the readers make of files and folders: {@code ReadFiles path...}. */
public final class ReadFiles {

  private ReadFiles() {}

  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    for (String arg : args) {
      try (Stream<Path> paths = Files.walk(Path.of(arg))) {
        List<Path> files = paths.filter(Files::isRegularFile).sorted().toList();
        for (Path file : files) {
          out.println(file.getFileName());
          read(file, out);
        }
      }
    }
  }

  private static void read(Path file, PrintStream out) throws Exception {
    ReadSettings settings =
        ReadSettings.defaults()
            .withReceived(Instant.EPOCH)
            .withCounts(ReadSettings.AnnouncedCounts.REFUSE);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      MeterDataFiles.read(
          in,
          settings,
          new DocumentReceiver() {
            private CollectedData data = new CollectedData();

            @Override
            public MeterDataSink begin(DocumentPart part) {
              data = new CollectedData();
              return data;
            }

            @Override
            public void read(DocumentPart part, ReadOutcome o) {
              Map<Quality, Integer> qualities = new EnumMap<>(Quality.class);
              data.values.forEach(v -> qualities.merge(v.mark().quality(), 1, Integer::sum));
              data.reads.forEach(v -> qualities.merge(v.mark().quality(), 1, Integer::sum));
              BigDecimal reads =
                  data.reads.stream()
                      .map(RegisterRead::value)
                      .filter(java.util.Objects::nonNull)
                      .reduce(BigDecimal.ZERO, BigDecimal::add);
              out.printf(
                  "  %s %s %s: %d series, %d intervals (sum %s), %d reads (sum %s), %d rejected %s%n",
                  part.name(),
                  o.format(),
                  o.version(),
                  o.series(),
                  o.intervals(),
                  data.sum().toPlainString(),
                  o.registerReads(),
                  reads.toPlainString(),
                  o.rejected(),
                  qualities);
              data.rejections.stream().limit(3).forEach(r -> out.println("    rejected " + r));
              o.remarks().stream().limit(3).forEach(r -> out.println("    remark " + r));
            }

            @Override
            public void refused(DocumentPart part, FormatRefusedException why) {
              out.println("  " + part.name() + " " + part.format() + " REFUSED " + why);
            }
          });
    } catch (FormatRefusedException e) {
      out.println("  ARCHIVE REFUSED " + e);
    }
  }
}
