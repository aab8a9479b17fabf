package org.wattline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of use cases and the tests that hold them name each other. */
class UseCasesTest {
  private static final Pattern ROW = Pattern.compile("\\| (UC-\\d{3}) .*\\|([^|]*)\\|\\s*");
  private static final Pattern CLASS = Pattern.compile("`(\\w+)`");
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"(UC-\\d{3})\"\\)");

  /** Test classes by id, as the list names them. */
  private static final Map<String, Set<String>> listed = new TreeMap<>();

  /** Test classes by id, as their own tags say. */
  private static final Map<String, Set<String>> tagged = new TreeMap<>();

  private static final List<String> twice = new ArrayList<>();

  @BeforeAll
  static void readBoth() throws IOException {
    for (String line : Files.readAllLines(SharedStack.root().resolve("docs/use-cases/README.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Set<String> classes = new TreeSet<>();
        CLASS.matcher(row.group(2)).results().map(r -> r.group(1)).forEach(classes::add);
        if (listed.put(row.group(1), classes) != null) {
          twice.add(row.group(1));
        }
      }
    }
    for (String module :
        List.of(
            "tenant-core",
            "gateway",
            "billing-service",
            "customer-portal",
            "staff-console",
            "infra")) {
      try (Stream<Path> files = Files.walk(SharedStack.root().resolve(module))) {
        for (Path file :
            files.filter(f -> f.toString().matches(".*/src/test/java/.*\\.java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          TAG.matcher(Files.readString(file))
              .results()
              .map(tag -> tag.group(1))
              .forEach(id -> tagged.computeIfAbsent(id, any -> new TreeSet<>()).add(name));
        }
      }
    }
  }

  @Test
  void everyUseCaseHasOneRowAndATest() {
    assertThat(listed).isNotEmpty();
    assertThat(twice).as("ids with two rows").isEmpty();
    assertThat(listed.values()).as("tests of each use case").allMatch(tests -> !tests.isEmpty());
  }

  @Test
  void everyListedTestNamesItsUseCasesAndEveryTagIsListed() {
    assertThat(tagged).isEqualTo(listed);
  }
}
