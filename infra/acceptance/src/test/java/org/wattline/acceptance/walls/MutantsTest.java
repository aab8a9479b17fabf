package org.wattline.acceptance.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wattline.acceptance.SharedStack;

/** {@code infra/mutants/run} runs the mutants; this keeps them fit to be run. */
class MutantsTest {
  private static final int LEAST_MUTANTS = 10;
  private static final Path ROOT = SharedStack.root();

  @Test
  void everySeededMutantStillFitsTheSources() throws Exception {
    Process check =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                ROOT.resolve("infra/lib/Mutants.java").toString(),
                ROOT.toString(),
                Path.of("target", "mutants").toAbsolutePath().toString(),
                "check")
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(check.waitFor()).as(said).isZero();
  }

  @Test
  void everySeededMutantNamesATestThatExists() throws Exception {
    List<Path> mutants;
    try (Stream<Path> files = Files.list(ROOT.resolve("infra/mutants"))) {
      mutants = files.filter(file -> file.toString().endsWith(".mutant")).toList();
    }

    assertThat(mutants).hasSizeGreaterThanOrEqualTo(LEAST_MUTANTS);
    for (Path mutant : mutants) {
      String named =
          Files.readAllLines(mutant).stream()
              .filter(line -> line.startsWith("test: "))
              .findFirst()
              .orElseThrow()
              .substring("test: ".length());
      String[] moduleAndTests = named.split("#", -1);
      for (String test : moduleAndTests[1].split(",", -1)) {
        assertThat(sourcesNamed(ROOT.resolve(moduleAndTests[0]).resolve("src/test/java"), test))
            .as("%s names %s", mutant.getFileName(), named)
            .isNotEmpty();
      }
    }
  }

  private static List<Path> sourcesNamed(Path folder, String test) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).equals(test + ".java"))
          .toList();
    }
  }
}
