package org.wattline.tenancy.vaadin.language;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.Sites;
import org.wattline.tenancy.vaadin.UiKind;
import org.wattline.tenancy.vaadin.test.TwoSuppliers;

class LanguagesTest {
  private final Sites sites =
      new Sites(new TwoSuppliers("http://auth.localhost/realms/").directory(), UiKind.PORTAL);
  private final Site flemish = sites.byHost("zonnestroom.localhost").orElseThrow();
  private final Site american = sites.byHost("goldengrid.localhost").orElseThrow();
  private final Languages languages = new Languages();

  @Test
  void theReadersSwitchWinsOverTheRealmAndTheBrowser() {
    MockHttpServletRequest request = asking("en");
    request.setCookies(new Cookie(Languages.COOKIE, "fr"));

    assertThat(languages.choose(flemish, Locale.ENGLISH, request)).isEqualTo(Locale.FRENCH);
  }

  @Test
  void theRealmsChoiceWinsOverTheBrowser() {
    assertThat(languages.choose(flemish, Locale.FRENCH, asking("en"))).isEqualTo(Locale.FRENCH);
  }

  @Test
  void aRegionOfTheBrowserFindsTheSuppliersLanguage() {
    assertThat(languages.choose(flemish, null, asking("en-AU"))).isEqualTo(Locale.ENGLISH);
    assertThat(languages.choose(american, null, asking("en-GB")).toLanguageTag())
        .isEqualTo("en-US");
  }

  @Test
  void aLanguageTheSupplierDoesNotOfferGivesItsFirst() {
    MockHttpServletRequest request = asking("ja");
    request.setCookies(new Cookie(Languages.COOKIE, "nl"));

    assertThat(languages.choose(american, Locale.FRENCH, request).toLanguageTag())
        .isEqualTo("en-US");
    assertThat(languages.choose(flemish, null, asking("ja")).getLanguage()).isEqualTo("nl");
  }

  private static MockHttpServletRequest asking(String language) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addHeader("Accept-Language", language);
    request.addPreferredLocale(Locale.forLanguageTag(language));
    return request;
  }
}
