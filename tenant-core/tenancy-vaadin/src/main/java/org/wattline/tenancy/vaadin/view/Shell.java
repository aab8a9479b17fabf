package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouterLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.vaadin.SiteScope;

/**
 * The frame around every page: a way past the navigation, the landmarks, and after each navigation
 * the focus in the page's main part and its title said aloud.
 */
public abstract class Shell extends Div implements RouterLayout, AfterNavigationObserver {
  private final Main main = new Main();
  private final Div announcer = new Div();
  private boolean seenFirst;

  protected Shell() {
    addClassName("wl-shell");
    Anchor skip = new Anchor("#main", getTranslation("shell.skip"));
    skip.addClassName("wl-skip");
    skip.setRouterIgnore(true);
    skip.getElement().setAttribute("data-skip", true);
    main.setId("main");
    main.addClassName("wl-main");
    main.getElement().setAttribute("tabindex", "-1");
    announcer.addClassName("wl-hidden");
    announcer.getElement().setAttribute("role", "status");
    announcer.getElement().setAttribute("aria-live", "polite");
    add(skip);
  }

  /** Adds the frame's parts around the page, in reading order. */
  protected final void frame(List<Component> before, List<Component> after) {
    add(before);
    add(main);
    add(after);
    add(announcer);
  }

  @Override
  public void showRouterLayoutContent(@Nullable HasElement content) {
    main.removeAll();
    if (content != null) {
      main.getElement().appendChild(content.getElement());
    }
  }

  @Override
  public void removeRouterLayoutContent(@Nullable HasElement oldContent) {
    main.removeAll();
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    if (seenFirst && !event.isRefreshEvent()) {
      main.getElement().executeJs("this.focus({preventScroll: true}); window.scrollTo(0, 0);");
    }
    seenFirst = true;
    event.getActiveChain().stream()
        .filter(HasDynamicTitle.class::isInstance)
        .map(view -> ((HasDynamicTitle) view).getPageTitle())
        .findFirst()
        .ifPresent(announcer::setText);
  }

  /** The supplier's mark (its logo, else its first letter) and name, a link to the start page. */
  protected final Anchor brandLink() {
    Brand brand = SiteScope.current().brand();
    Anchor link = new Anchor("");
    link.addClassName("wl-brand");
    String logo = brand.logo();
    if (logo != null && logo.startsWith("data:image/")) {
      Image image = new Image(logo, "");
      image.addClassName("wl-logo");
      link.add(image);
    } else {
      Span mark = new Span(brand.displayName().substring(0, 1));
      mark.addClassName("wl-mark");
      mark.getElement().setAttribute("aria-hidden", "true");
      link.add(mark);
    }
    Span name = new Span(brand.displayName());
    name.addClassName("wl-brand-name");
    link.add(name);
    return link;
  }

  /** A page's title for the browser: what it is, and whose. */
  public static String title(String page) {
    return page + " · " + SiteScope.current().brand().displayName();
  }
}
