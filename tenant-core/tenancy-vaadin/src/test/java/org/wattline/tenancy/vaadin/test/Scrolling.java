package org.wattline.tenancy.vaadin.test;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.List;
import java.util.stream.Stream;

/** A reader who goes down a page: what is fetched when they come near is fetched. */
public final class Scrolling {
  private static final String AWAITED = "data-when-near";

  private Scrolling() {}

  /** Goes down until nothing waits for the reader any more. */
  public static void through(Component page) {
    List<Element> waiting = waiting(page);
    while (!waiting.isEmpty()) {
      waiting.forEach(
          part ->
              part.getNode()
                  .getFeature(ElementListenerMap.class)
                  .fireEvent(new DomEvent(part, "wl-near", JacksonUtils.createObjectNode())));
      waiting = waiting(page);
    }
  }

  /** What of a page waits for its reader. */
  public static List<Element> waiting(Component page) {
    return all(page).map(Component::getElement).filter(part -> part.hasAttribute(AWAITED)).toList();
  }

  private static Stream<Component> all(Component of) {
    return Stream.concat(Stream.of(of), of.getChildren().flatMap(Scrolling::all));
  }
}
