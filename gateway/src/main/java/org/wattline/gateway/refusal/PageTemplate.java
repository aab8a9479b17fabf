package org.wattline.gateway.refusal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places named {@code {{so}}}. Values are put in as they are: escape them first. */
final class PageTemplate {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  private final String text;

  private PageTemplate(String text) {
    this.text = text;
  }

  /** Reads a template that lies beside this class. */
  static PageTemplate read(String name) {
    try (InputStream stream =
        Objects.requireNonNull(PageTemplate.class.getResourceAsStream(name), name)) {
      return new PageTemplate(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String fill(Map<String, String> values) {
    Matcher matcher = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder(text.length() * 2);
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalStateException("No value for the place " + matcher.group());
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }
}
