package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** A page or a part of one that has nothing to show, and says why and what to do. */
public final class StateView extends Div {
  /** A part of a page. */
  public StateView(Icon.Name icon, String title, String sentence, Component... ways) {
    this(icon, new H2(title), sentence, ways);
  }

  /** A whole page: its title is the page's heading. */
  public static StateView page(Icon.Name icon, String title, String sentence, Component... ways) {
    return new StateView(icon, new H1(title), sentence, ways);
  }

  private StateView(Icon.Name icon, Component title, String sentence, Component... ways) {
    addClassName("wl-state");
    Icon picture = new Icon(icon);
    Paragraph words = new Paragraph(sentence);
    add(picture, title, words);
    if (ways.length > 0) {
      Div row = new Div(ways);
      row.addClassName("wl-state-ways");
      add(row);
    }
  }

  /** Marks the state as a failure, announced at once. */
  public StateView asFailure() {
    addClassName("wl-state-failure");
    getElement().setAttribute("role", "alert");
    return this;
  }
}
