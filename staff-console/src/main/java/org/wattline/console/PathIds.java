package org.wattline.console;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.wattline.tenancy.vaadin.api.ApiProblemException;

/** Finds what an address names. What is foreign, unknown or no id at all is not found, alike. */
public final class PathIds {
  private PathIds() {}

  /**
   * @param parameter of the route
   * @param read asks the service for it
   * @return what was found; empty when the visit was sent to the not-found page
   */
  public static <T> Optional<T> find(
      BeforeEnterEvent event, String parameter, Function<UUID, T> read) {
    Optional<UUID> id = parse(event.getRouteParameters().get(parameter).orElse(""));
    if (id.isPresent()) {
      try {
        return Optional.of(read.apply(id.get()));
      } catch (ApiProblemException refused) {
        if (!refused.isNotFound()) {
          throw refused;
        }
      }
    }
    event.rerouteToError(NotFoundException.class);
    return Optional.empty();
  }

  /** An id in an address; empty where it is none. */
  public static Optional<UUID> parse(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
