package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;

/** The first thing in a page: what it is, one sentence, and what can be done here. */
public final class PageHeading extends Header {
  private final H1 title = new H1();
  private final Paragraph lead = new Paragraph();
  private final Div actions = new Div();

  public PageHeading(String title) {
    addClassName("wl-heading");
    this.title.setText(title);
    lead.addClassName("wl-lead");
    actions.addClassName("wl-actions");
    Div words = new Div(this.title, lead);
    words.addClassName("wl-heading-words");
    add(words, actions);
    lead.setVisible(false);
    actions.setVisible(false);
  }

  public PageHeading withLead(String sentence) {
    lead.setText(sentence);
    lead.setVisible(true);
    return this;
  }

  public PageHeading withActions(Component... buttons) {
    actions.removeAll();
    actions.add(buttons);
    actions.setVisible(buttons.length > 0);
    return this;
  }

  public void setTitleText(String text) {
    title.setText(text);
  }

  /** Puts something beside the title, such as a state. */
  public PageHeading withBadge(Component badge) {
    title.add(badge);
    return this;
  }
}
