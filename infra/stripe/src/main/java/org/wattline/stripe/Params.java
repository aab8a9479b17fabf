package org.wattline.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request's parameters, form-encoded with brackets: {@code line_items[0][price_data][currency]}.
 */
record Params(TreeMap<String, String> values) {

  static Params parse(String form) {
    TreeMap<String, String> values = new TreeMap<>();
    int unnumbered = 0;
    for (String pair : form.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        if (name.endsWith("[]")) {
          name = name.substring(0, name.length() - 1) + unnumbered++ + "]";
        }
        values.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return new Params(values);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw StripeError.invalid("parameter_invalid", "The request's encoding is not valid.", null);
    }
  }

  /** Refuses what the stand-in would pass over in silence. */
  Params only(Set<String> known) {
    for (String name : values.keySet()) {
      int bracket = name.indexOf('[');
      String root = bracket < 0 ? name : name.substring(0, bracket);
      if (!known.contains(root) && !root.equals("expand")) {
        throw StripeError.invalid("parameter_unknown", "Received unknown parameter: " + root, root);
      }
    }
    return this;
  }

  @Nullable String text(String name) {
    String value = values.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  String need(String name) {
    String value = text(name);
    if (value == null) {
      throw StripeError.missing(name);
    }
    return value;
  }

  /** A count of minor units or seconds; null without one. */
  @Nullable Long number(String name) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    if (!value.matches("\\d{1,12}")) {
      throw StripeError.invalid("parameter_invalid_integer", "Invalid integer: " + value, name);
    }
    return Long.parseLong(value);
  }

  long needNumber(String name) {
    need(name);
    Long number = number(name);
    return number == null ? 0 : number;
  }

  boolean flag(String name) {
    return "true".equals(text(name));
  }

  /** The values below a name, such as {@code metadata}. */
  Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    values
        .tailMap(name + "[", false)
        .forEach(
            (key, value) -> {
              if (key.startsWith(name + "[") && key.endsWith("]") && !value.isEmpty()) {
                map.put(key.substring(name.length() + 1, key.length() - 1), value);
              }
            });
    return map;
  }

  List<String> list(String name) {
    return new ArrayList<>(map(name).values());
  }
}
