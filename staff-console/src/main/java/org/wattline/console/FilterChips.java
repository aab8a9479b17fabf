package org.wattline.console;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.wattline.tenancy.vaadin.view.Icon;

/** What a list is narrowed by, in words; each leads to the list without it. */
public final class FilterChips extends Div {
  public FilterChips() {
    addClassName("chips");
    setVisible(false);
  }

  /**
   * Adds one.
   *
   * @param words what is looked for, such as {@code Who: els}
   * @param without the address of the list without it
   */
  public void add(String words, String without) {
    Anchor chip = new Anchor(without);
    chip.add(new Span(words), new Icon(Icon.Name.CLOSE));
    chip.addClassName("chip");
    chip.getElement().setAttribute("aria-label", getTranslation("filter.without", words));
    add(chip);
    setVisible(true);
  }

  /** Adds the way to the whole list, where more than one thing narrows it. */
  public void addAll(String address) {
    if (getComponentCount() > 1) {
      add(new Anchor(address, getTranslation("filter.clear")));
    }
  }
}
