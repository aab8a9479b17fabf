package org.wattline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service writes in its record of changes, the console says in every language. */
class AuditWordsTest {
  private static final String SERVICE =
      "billing-service/application/src/main/java/org/wattline/billing";

  /** Who did it, the action as a text or a variable, and what it was done to. */
  private static final Pattern RECORD =
      Pattern.compile("audit\\s*\\.record\\(\\s*\\w+,\\s*(?:\"([a-z-]+)\"|\\w+),\\s*\"([a-z-]+)\"");

  /** Where the action is a variable, its values are the file's other texts of this form. */
  private static final Pattern NAME = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

  /** What refuses names the refusal in the same form. */
  private static final Pattern REFUSAL = Pattern.compile("Refusals\\.(?:\"[^\"]*+\"|[^;\"])*+;");

  /** What the service writes: actions, and kinds of things. */
  private record Written(Set<String> actions, Set<String> subjects) {}

  @ParameterizedTest
  @ValueSource(strings = {"nl", "fr", "en"})
  void everyActionAndEveryKindOfThingHasWords(String language) throws IOException {
    Properties texts = new Properties();
    try (Reader in =
        Files.newBufferedReader(
            SharedStack.root()
                .resolve(
                    "staff-console/src/main/resources/messages/console_"
                        + language
                        + ".properties"))) {
      texts.load(in);
    }
    Written written = written();

    assertThat(written.actions()).hasSizeGreaterThan(50).contains("moved", "bank-match-undone");
    assertThat(written.subjects()).hasSizeGreaterThan(15);
    assertThat(written.actions().stream().map("audit.action."::concat))
        .allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).isNotBlank());
    assertThat(written.subjects().stream().map("audit.subject."::concat))
        .allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"StoredAgreementBook", "BankMatching", "StoredRuns", "StoredGridClaims"})
  void anActionThatIsChosenWhileItRunsIsFoundToo(String file) throws IOException {
    assertThat(
            sources().stream()
                .filter(source -> source.endsWith(file + ".java"))
                .map(AuditWordsTest::of))
        .singleElement()
        .satisfies(written -> assertThat(written.actions()).hasSizeGreaterThan(1));
  }

  private static Written written() throws IOException {
    Written all = new Written(new TreeSet<>(), new TreeSet<>());
    for (Path source : sources()) {
      Written one = of(source);
      all.actions().addAll(one.actions());
      all.subjects().addAll(one.subjects());
    }
    return all;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SharedStack.root().resolve(SERVICE))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static Written of(Path source) {
    String text = read(source);
    Written written = new Written(new TreeSet<>(), new TreeSet<>());
    boolean[] chosen = new boolean[1];
    RECORD
        .matcher(text)
        .results()
        .forEach(
            found -> {
              written.subjects().add(found.group(2));
              if (found.group(1) == null) {
                chosen[0] = true;
              } else {
                written.actions().add(found.group(1));
              }
            });
    if (chosen[0]) {
      NAME.matcher(REFUSAL.matcher(text).replaceAll(""))
          .results()
          .forEach(found -> written.actions().add(found.group(1)));
      written.actions().removeAll(written.subjects());
    }
    return written;
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
  }
}
