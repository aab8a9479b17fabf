package org.wattline.commands.rate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.wattline.rating.proof.Verified;

/**
 * Runs of the command over the published examples, with what they print. Every bill goes through
 * the verifier.
 */
abstract class RateRun {
  static final Path EXAMPLES = Path.of("../../docs/examples");
  static final String SINGLE = EXAMPLES.resolve("single-rate.json").toString();
  static final String DUAL = EXAMPLES.resolve("day-night.json").toString();
  static final String WEEK = EXAMPLES.resolve("week.csv").toString();
  static final String FLAT =
      "{'format':'wattline-tariff/1','id':'flat','name':'Flat','currency':'USD','zone':'America/New_York',"
          + "'components':[{'kind':'energy','id':'e','name':'Energy','prices':[{'from':'2000-01-01','price':'0.10'}]}]}";

  @TempDir Path folder;

  final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  int week(String... more) {
    List<String> line =
        new ArrayList<>(List.of("--usage", WEEK, "--from", "2026-01-05", "--to", "2026-01-12"));
    line.addAll(Arrays.asList(more));
    return run(line.toArray(String[]::new));
  }

  int run(String... line) {
    return new RateCommand(stream(answer), stream(errors), Verified::rate).run(Arrays.asList(line));
  }

  private static PrintStream stream(ByteArrayOutputStream into) {
    return new PrintStream(into, true, StandardCharsets.UTF_8);
  }

  String written(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content.replace('\'', '"')).toString();
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  String answer() {
    return answer.toString(StandardCharsets.UTF_8);
  }

  String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }
}
