package org.wattline.tenancy.vaadin.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks that texts exist in every language, with the same placeholders. */
public final class Bundles {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

  private Bundles() {}

  /**
   * @param name such as {@code messages/shared}
   */
  public static void assertComplete(String name) {
    Map<String, String> english = read(name, "en");
    assertThat(english).isNotEmpty();
    for (String language : List.of("nl", "fr")) {
      Map<String, String> other = read(name, language);
      assertThat(other.keySet()).as("keys of %s in %s", name, language).isEqualTo(english.keySet());
      english.forEach(
          (key, text) ->
              assertThat(placeholders(String.valueOf(other.get(key))))
                  .as("placeholders of %s in %s", key, language)
                  .isEqualTo(placeholders(text)));
    }
    for (String language : List.of("en", "nl", "fr")) {
      read(name, language)
          .forEach(
              (key, text) -> {
                assertThat(text).as("%s in %s", key, language).isNotBlank();
                assertThat(text)
                    .as("%s in %s: a straight quote is eaten by the format", key, language)
                    .doesNotContain("'");
              });
    }
  }

  /** The keys of a bundle. */
  public static TreeSet<String> keys(String name) {
    return new TreeSet<>(read(name, "en").keySet());
  }

  private static TreeSet<String> placeholders(String text) {
    TreeSet<String> found = new TreeSet<>();
    PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group(1)));
    return found;
  }

  private static Map<String, String> read(String name, String language) {
    String file = name + "_" + language + ".properties";
    try (InputStream in = Bundles.class.getClassLoader().getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      Properties properties = new Properties();
      if (in != null) {
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
      Map<String, String> texts = new TreeMap<>();
      properties.forEach((key, text) -> texts.put((String) key, (String) text));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
