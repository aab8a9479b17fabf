package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A state in a word, coloured by what it means. */
public final class Badge extends Span {
  /** What a state means to the reader. */
  public enum Tone {
    NEUTRAL,
    GOOD,
    WARNING,
    DANGER,
    BRAND
  }

  public Badge(String text, Tone tone) {
    super(text);
    addClassNames("wl-badge", "wl-badge-" + tone.name().toLowerCase(Locale.ROOT));
  }
}
