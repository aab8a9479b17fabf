package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.util.Locale;

/** A picture beside words. Never the only carrier of a meaning, so hidden from screen readers. */
@Tag("span")
public final class Icon extends Component {

  /** The pictures there are; each is a class in {@code base.css}. */
  public enum Name {
    HOME,
    PEOPLE,
    PERSON,
    HELP,
    SEARCH,
    HISTORY,
    BUILDING,
    PLUS,
    CHECK,
    ALERT,
    REFRESH,
    MENU,
    CLOSE,
    MAIL,
    PHONE,
    DOWNLOAD,
    ARROW,
    LOCK,
    BOLT,
    ACCOUNT,
    MIGRATE,
    INBOX
  }

  public Icon(Name name) {
    getElement().getClassList().add("wl-icon");
    getElement().getClassList().add("wl-icon-" + name.name().toLowerCase(Locale.ROOT));
    getElement().setAttribute("aria-hidden", "true");
  }
}
