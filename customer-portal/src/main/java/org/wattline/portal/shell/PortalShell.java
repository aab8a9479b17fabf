package org.wattline.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.signin.Person;
import org.wattline.tenancy.vaadin.signin.SignOut;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.ReaderMenu;
import org.wattline.tenancy.vaadin.view.Shell;

/** The frame of every page: few places, on a phone within the thumb's reach. */
@AnonymousAllowed
public class PortalShell extends Shell {
  private final Map<String, Anchor> places = new LinkedHashMap<>();

  public PortalShell(SignOut signOut) {
    addClassName("portal");
    boolean signedIn = Person.current().isPresent();
    setClassName("portal-signed-out", !signedIn);
    Div row = new Div(brandLink());
    row.addClassName("portal-top-row");
    if (signedIn) {
      row.add(navigation());
    }
    row.add(new ReaderMenu(signOut));
    Header top = new Header(row);
    top.addClassName("portal-top");
    frame(List.of(top), List.of(foot()));
  }

  private Nav navigation() {
    UnorderedList list = new UnorderedList();
    list.add(place("home", Icon.Name.HOME, "nav.home"));
    list.add(place("bills", Icon.Name.ACCOUNT, "nav.bills"));
    list.add(place("usage", Icon.Name.BOLT, "nav.usage"));
    list.add(place("help", Icon.Name.HELP, "nav.help"));
    Nav nav = new Nav(list);
    nav.addClassName("portal-nav");
    nav.setAriaLabel(getTranslation("nav.label"));
    return nav;
  }

  private ListItem place(String path, Icon.Name icon, String key) {
    Anchor link = new Anchor(path);
    link.add(new Icon(icon), new Span(getTranslation(key)));
    places.put(path, link);
    return new ListItem(link);
  }

  private Component foot() {
    Brand brand = SiteScope.current().brand();
    Div row = new Div(new Span(brand.displayName()));
    row.addClassName("portal-foot-row");
    if (brand.supportPhone() != null) {
      row.add(new Anchor("tel:" + brand.supportPhone().replace(" ", ""), brand.supportPhone()));
    }
    if (brand.supportEmail() != null) {
      row.add(new Anchor("mailto:" + brand.supportEmail(), brand.supportEmail()));
    }
    row.add(new Anchor("help", getTranslation("nav.help")));
    Footer foot = new Footer(row);
    foot.addClassName("portal-foot");
    return foot;
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    super.afterNavigation(event);
    String first = event.getLocation().getFirstSegment();
    String place =
        switch (first) {
          case "accounts" -> ofAccount(event.getLocation());
          case "claim" -> "home";
          default -> first;
        };
    places.forEach(
        (path, link) -> {
          if (path.equals(place)) {
            link.getElement().setAttribute("aria-current", "page");
          } else {
            link.getElement().removeAttribute("aria-current");
          }
        });
  }

  /** An account's pages belong to the place that leads to them. */
  private static String ofAccount(Location location) {
    List<String> segments = location.getSegments();
    String page = segments.size() > 2 ? segments.get(2) : "";
    return page.equals("bills") || page.equals("usage") ? page : "home";
  }
}
