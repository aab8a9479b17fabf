package org.wattline.rating.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published inputs, read where they lie. */
public final class Fixtures {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Fixtures() {}

  /** A folder of the fixtures; the test is skipped, saying which, where it is absent. */
  public static Path folder(String name) {
    Path folder =
        Path.of(System.getProperty("wattline.fixtures", "../../../shared/fixtures"), name);
    Assumptions.assumeTrue(
        Files.isDirectory(folder),
        () -> "the published inputs '" + name + "' are not at " + folder.toAbsolutePath());
    return folder;
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static JsonNode json(Path file) {
    return parse(text(file));
  }

  public static JsonNode parse(String json) {
    return MAPPER.readTree(json);
  }

  /** The lines of a text file, unpacked where its name ends in {@code .gz}. */
  public static List<String> lines(Path file) {
    try (var in = Files.newInputStream(file);
        var unpacked = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        var reader = new BufferedReader(new InputStreamReader(unpacked, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A column of numbers, with or without a heading. */
  public static List<BigDecimal> series(Path file) {
    List<BigDecimal> values = new ArrayList<>();
    for (String line : lines(file)) {
      String text = line.substring(line.lastIndexOf(',') + 1).strip();
      if (!text.isEmpty() && !Character.isLetter(text.charAt(0))) {
        values.add(new BigDecimal(text));
      }
    }
    return values;
  }

  /** The rows of a file with a heading, each a list of its fields. */
  public static List<List<String>> rows(Path file) {
    return lines(file).stream().skip(1).map(line -> List.of(line.split(",", -1))).toList();
  }

  /** The files of a folder with an ending, by name. */
  public static List<Path> files(Path folder, String ending) {
    try (var all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The name of a file without its ending. */
  public static String stem(Path file) {
    String name = Objects.requireNonNull(file.getFileName()).toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
