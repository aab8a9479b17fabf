package org.wattline.console.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.signin.Person;
import org.wattline.tenancy.vaadin.signin.SignOut;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.ReaderMenu;
import org.wattline.tenancy.vaadin.view.Shell;

/** The frame of every page of the console. */
@AnonymousAllowed
public class ConsoleShell extends Shell {
  /** First parts of addresses that belong to the area of customers. */
  private static final Set<String> OF_CUSTOMERS = Set.of("accounts", "bills", "moves");

  private final Map<String, Anchor> areas = new LinkedHashMap<>();

  ConsoleShell(SignOut signOut, SearchBox.Sources search) {
    addClassName("console");
    boolean signedIn = Person.current().isPresent();
    setClassName("console-signed-out", !signedIn);
    Header top = new Header();
    top.addClassName("console-top");
    if (signedIn) {
      top.add(menuButton());
      top.add(new SearchBox(search.here()));
    } else {
      top.add(brandLink());
    }
    top.add(new ReaderMenu(signOut));
    frame(signedIn ? List.of(side(), top) : List.of(top), List.of());
  }

  private NativeButton menuButton() {
    NativeButton button = new NativeButton();
    button.add(new Icon(Icon.Name.MENU));
    button.addClassName("console-menu");
    button.getElement().setAttribute("data-menu", true);
    button.getElement().setAttribute("aria-expanded", "false");
    button.getElement().setAttribute("aria-controls", "areas");
    button.setAriaLabel(getTranslation("nav.open"));
    return button;
  }

  private Component side() {
    UnorderedList list = new UnorderedList();
    Areas.menu().forEach(area -> list.add(area(area.path(), area.icon(), area.key())));
    Nav nav = new Nav(list);
    nav.setAriaLabel(getTranslation("nav.label"));
    Span where =
        new Span(getTranslation(SiteScope.current().isPlatform() ? "nav.platform" : "nav.staff"));
    where.addClassName("console-where");
    Aside side = new Aside(brandLink(), where, nav);
    side.addClassName("console-side");
    side.setId("areas");
    side.getElement().setAttribute("aria-label", getTranslation("nav.areas"));
    return side;
  }

  private ListItem area(String path, Icon.Name icon, String key) {
    Anchor link = new Anchor(path);
    link.add(new Icon(icon), new Span(getTranslation(key)));
    areas.put(path, link);
    return new ListItem(link);
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    super.afterNavigation(event);
    String first = event.getLocation().getFirstSegment();
    String area = OF_CUSTOMERS.contains(first) ? "customers" : first;
    areas.forEach(
        (path, link) -> {
          if (path.equals(area)) {
            link.getElement().setAttribute("aria-current", "page");
          } else {
            link.getElement().removeAttribute("aria-current");
          }
        });
  }

  /** A part of a page in a box of its own. */
  public static Div card(Component... content) {
    Div card = new Div(content);
    card.addClassName("wl-card");
    return card;
  }
}
