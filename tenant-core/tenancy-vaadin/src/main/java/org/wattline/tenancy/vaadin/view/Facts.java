package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;

/** What is known of something, name beside value. Unknown values are left out. */
public final class Facts extends DescriptionList {
  public Facts() {
    addClassName("wl-facts");
  }

  public Facts with(String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      add(new Div(new Term(name), new Description(value)));
    }
    return this;
  }

  public Facts with(String name, Component value) {
    add(new Div(new Term(name), new Description(value)));
    return this;
  }
}
