package org.wattline.tenancy.vaadin.language;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.vaadin.Site;

/**
 * Chooses the language of a page among those that the supplier offers: what the reader switched to
 * here, else what they chose at the realm, else what their browser asks for, else the supplier's
 * first.
 */
public final class Languages {
  /** The cookie that keeps the reader's switch. */
  public static final String COOKIE = "wattline-language";

  /** How long the switch is kept, in seconds: a year. */
  public static final int COOKIE_SECONDS = 365 * 24 * 3600;

  /**
   * @param chosenAtRealm the signed-in person's language, or null
   */
  public Locale choose(
      Site site, @Nullable Locale chosenAtRealm, @Nullable HttpServletRequest request) {
    return cookie(request)
        .flatMap(tag -> offered(site, Locale.forLanguageTag(tag)))
        .or(() -> Optional.ofNullable(chosenAtRealm).flatMap(wanted -> offered(site, wanted)))
        .or(() -> asked(site, request))
        .orElse(site.defaultLocale());
  }

  private static Optional<Locale> asked(Site site, @Nullable HttpServletRequest request) {
    if (request == null || request.getHeader("Accept-Language") == null) {
      return Optional.empty();
    }
    List<Locale> wishes = Collections.list(request.getLocales());
    return wishes.stream().flatMap(wish -> offered(site, wish).stream()).findFirst();
  }

  /** The site's locale with the wish's language. */
  private static Optional<Locale> offered(Site site, Locale wish) {
    return site.locales().stream()
        .filter(locale -> locale.equals(wish))
        .findFirst()
        .or(
            () ->
                site.locales().stream()
                    .filter(locale -> locale.getLanguage().equals(wish.getLanguage()))
                    .findFirst());
  }

  private static Optional<String> cookie(@Nullable HttpServletRequest request) {
    if (request == null || request.getCookies() == null) {
      return Optional.empty();
    }
    for (Cookie cookie : request.getCookies()) {
      if (cookie.getName().equals(COOKIE)) {
        return Optional.of(cookie.getValue());
      }
    }
    return Optional.empty();
  }
}
