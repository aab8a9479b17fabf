package org.wattline.console;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
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

  /** A day that an address asks for; nothing where it asks for none, or for what is no day. */
  public static Optional<LocalDate> day(QueryParameters asked, String name) {
    return asked
        .getSingleParameter(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalDate.parse(text));
              } catch (DateTimeParseException notADay) {
                return Optional.empty();
              }
            });
  }
}
