package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Optional;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.brand.ColorSchemes;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.language.Languages;
import org.wattline.tenancy.vaadin.signin.Person;
import org.wattline.tenancy.vaadin.signin.SecondStep;
import org.wattline.tenancy.vaadin.signin.SignOut;

/** The reader's own menu: who they are, language, light or dark, second step, sign out. */
public final class ReaderMenu extends MenuBar {
  public ReaderMenu(SignOut signOut) {
    addClassName("wl-reader");
    addThemeName("tertiary");
    Optional<Person> person = Person.current();
    Locale now = UI.getCurrent().getLocale();
    MenuItem top = addItem(face(person, now));
    top.setAriaLabel(
        person
            .map(who -> getTranslation("menu.of", who.name()))
            .orElseGet(() -> getTranslation("menu.settings")));
    SubMenu menu = top.getSubMenu();
    person.ifPresent(who -> menu.addItem(card(who)).setEnabled(false));
    languages(menu, now);
    schemes(menu);
    person.ifPresent(
        who -> {
          menu.addItem(getTranslation("menu.secondstep"), click -> setUpSecondStep());
          menu.addSeparator();
          menu.addItem(getTranslation("menu.signout"), click -> signOut.of(UI.getCurrent()));
        });
  }

  private static void setUpSecondStep() {
    UI here = UI.getCurrent();
    String page = here.getActiveViewLocation().getPathWithQueryParameters();
    here.getPage().setLocation(SecondStep.address("/" + page));
  }

  private static Span face(Optional<Person> person, Locale now) {
    Span face =
        new Span(
            person.map(who -> initials(who.name())).orElse(now.getLanguage().toUpperCase(now)));
    face.addClassName("wl-face");
    return face;
  }

  private static Div card(Person who) {
    Span name = new Span(who.name());
    name.addClassName("wl-strong");
    Div card = new Div(name);
    if (who.email() != null) {
      card.add(new Span(who.email()));
    }
    card.addClassName("wl-reader-card");
    return card;
  }

  private void languages(SubMenu menu, Locale now) {
    if (SiteScope.current().locales().size() < 2) {
      return;
    }
    MenuItem item = menu.addItem(getTranslation("menu.language"));
    for (Locale language : SiteScope.current().locales()) {
      Span name = new Span(Formats.languageName(language));
      name.getElement().setAttribute("lang", language.toLanguageTag());
      MenuItem choice = item.getSubMenu().addItem(name, click -> speak(language));
      choice.setCheckable(true);
      choice.setChecked(language.getLanguage().equals(now.getLanguage()));
    }
  }

  private void schemes(SubMenu menu) {
    VaadinServletRequest request = VaadinServletRequest.getCurrent();
    ColorSchemes now = request == null ? ColorSchemes.AUTO : ColorSchemes.of(request.getCookies());
    MenuItem item = menu.addItem(getTranslation("menu.scheme"));
    for (ColorSchemes scheme : ColorSchemes.values()) {
      MenuItem choice =
          item.getSubMenu()
              .addItem(
                  getTranslation("menu.scheme." + scheme.id()),
                  click -> {
                    scheme.apply(UI.getCurrent());
                    item.getSubMenu()
                        .getItems()
                        .forEach(other -> other.setChecked(other == click.getSource()));
                  });
      choice.setCheckable(true);
      choice.setChecked(scheme == now);
    }
  }

  private static void speak(Locale language) {
    Cookie cookie = new Cookie(Languages.COOKIE, language.toLanguageTag());
    cookie.setPath("/");
    cookie.setMaxAge(Languages.COOKIE_SECONDS);
    cookie.setAttribute("SameSite", "Lax");
    cookie.setSecure(VaadinService.getCurrentRequest().isSecure());
    VaadinService.getCurrentResponse().addCookie(cookie);
    UI.getCurrent().getPage().reload();
  }

  private static String initials(String name) {
    StringBuilder letters = new StringBuilder();
    String[] words = name.strip().split("[\\s.@_-]+", -1);
    for (String word : words) {
      if (!word.isEmpty() && letters.length() < 2) {
        letters.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
      }
    }
    return letters.toString();
  }
}
