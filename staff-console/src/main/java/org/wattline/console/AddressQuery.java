package org.wattline.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What an address asks, in the order given: the framework's own has none, so its links vary. */
public final class AddressQuery {
  private AddressQuery() {}

  /**
   * The end of an address.
   *
   * @return such as {@code ?state=OPEN&q=peeters}; empty where nothing is asked
   */
  public static String of(Map<String, String> asked) {
    return asked.isEmpty()
        ? ""
        : asked.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }
}
