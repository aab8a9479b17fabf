package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Holds the place of what is being fetched, in its size, so that nothing jumps. */
public final class Skeleton extends Div {
  public Skeleton(int lines, String words) {
    addClassName("wl-skeleton");
    getElement().setAttribute("aria-busy", "true");
    Span said = new Span(words);
    said.addClassName("wl-hidden");
    add(said);
    for (int line = 0; line < lines; line++) {
      Div bar = new Div();
      bar.addClassName("wl-skeleton-line");
      bar.getElement().setAttribute("aria-hidden", "true");
      add(bar);
    }
  }
}
