package org.wattline.tenancy.vaadin.brand;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Light, dark, or as the device says; kept in a cookie, so that a page never flashes. */
public enum ColorSchemes {
  AUTO("light dark", ColorScheme.Value.LIGHT_DARK),
  LIGHT("light", ColorScheme.Value.LIGHT),
  DARK("dark", ColorScheme.Value.DARK);

  private static final String COOKIE = "wattline-scheme";
  private static final int COOKIE_SECONDS = 365 * 24 * 3600;

  private final String css;
  private final ColorScheme.Value value;

  ColorSchemes(String css, ColorScheme.Value value) {
    this.css = css;
    this.value = value;
  }

  /** The CSS value of {@code color-scheme}. */
  String css() {
    return css;
  }

  /** The reader's choice, {@link #AUTO} before they made one. */
  public static ColorSchemes of(Cookie @Nullable [] cookies) {
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        for (ColorSchemes scheme : values()) {
          if (cookie.getName().equals(COOKIE) && scheme.id().equals(cookie.getValue())) {
            return scheme;
          }
        }
      }
    }
    return AUTO;
  }

  /** Shows the page in this scheme and remembers it. */
  public void apply(UI ui) {
    ui.getPage().setColorScheme(value);
    Cookie cookie = new Cookie(COOKIE, id());
    cookie.setPath("/");
    cookie.setMaxAge(COOKIE_SECONDS);
    cookie.setAttribute("SameSite", "Lax");
    cookie.setSecure(VaadinService.getCurrentRequest().isSecure());
    VaadinService.getCurrentResponse().addCookie(cookie);
  }

  /** The name in cookies and in texts. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
