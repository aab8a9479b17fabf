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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules of meter data say, the console says in every language it speaks. */
class FindingWordsTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
  private static final Pattern RULE =
      Pattern.compile("@Kind\\(\"([a-z-]+)\"\\)|= \"(read-[a-z]+)\";");

  private static Properties texts(String path) throws IOException {
    Properties texts = new Properties();
    try (Reader in = Files.newBufferedReader(SharedStack.root().resolve(path))) {
      texts.load(in);
    }
    return texts;
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "fr", "en"})
  void everySentenceIsThereWithItsPlaces(String language) throws IOException {
    Properties sentences =
        texts("billing-service/vee/src/main/resources/org/wattline/vee/sentences.properties");
    Properties console =
        texts("staff-console/src/main/resources/messages/console_" + language + ".properties");

    assertThat(sentences.stringPropertyNames()).hasSizeGreaterThan(20);
    for (String key : sentences.stringPropertyNames()) {
      assertThat(console).containsKey("vee.said." + key);
      assertThat(places(console.getProperty("vee.said." + key)))
          .as(key)
          .isEqualTo(places(sentences.getProperty(key)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "fr", "en"})
  void everyRuleHasAName(String language) throws IOException {
    Properties console =
        texts("staff-console/src/main/resources/messages/console_" + language + ".properties");

    assertThat(rules()).hasSizeGreaterThan(20);
    assertThat(rules()).allMatch(rule -> console.containsKey("vee.rule." + rule));
  }

  private static Set<String> rules() throws IOException {
    Set<String> rules = new TreeSet<>();
    for (String folder :
        List.of(
            "billing-service/vee/src/main/java/org/wattline/vee/rules",
            "billing-service/application/src/main/java/org/wattline/billing/metering/internal/vee")) {
      try (Stream<Path> files = Files.list(SharedStack.root().resolve(folder))) {
        for (Path file : files.toList()) {
          RULE.matcher(Files.readString(file))
              .results()
              .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
              .forEach(rules::add);
        }
      }
    }
    return rules;
  }
}
