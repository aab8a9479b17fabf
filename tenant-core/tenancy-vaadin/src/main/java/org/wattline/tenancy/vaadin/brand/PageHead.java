package org.wattline.tenancy.vaadin.brand;

import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.directory.PublicAddress;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.language.Languages;
import org.wattline.tenancy.vaadin.signin.Person;

/**
 * Writes the head of every page: language, colour scheme, the supplier's colours, name and icon,
 * and a content security policy with a nonce of the page's own. Inline and foreign scripts are
 * refused; {@code 'unsafe-eval'} stays because the framework evaluates the expressions its server
 * sends, and {@code 'unsafe-inline'} for styles because its components write style elements.
 */
public final class PageHead implements IndexHtmlRequestListener {
  private static final long serialVersionUID = 1;
  private static final int NONCE_BYTES = 18;

  private final transient Stylesheets files;
  private final transient Languages languages;
  private final transient PublicAddress address;
  private final SecureRandom random = new SecureRandom();

  public PageHead(Stylesheets files, Languages languages, PublicAddress address) {
    this.files = files;
    this.languages = languages;
    this.address = address;
  }

  @Override
  public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
    Site site = SiteScope.current();
    HttpServletRequest request =
        ((VaadinServletRequest) response.getVaadinRequest()).getHttpServletRequest();
    Document page = response.getDocument();
    Locale language =
        languages.choose(site, Person.current().map(Person::language).orElse(null), request);
    Element html = page.child(0);
    html.attr("lang", language.toLanguageTag());
    html.attr("style", "color-scheme:" + ColorSchemes.of(request.getCookies()).css());
    Element head = page.head();
    head.select("title, link[rel~=icon]").remove();
    head.appendElement("title").text(site.brand().displayName());
    for (String sheet : files.sheets()) {
      head.appendElement("link").attr("rel", "stylesheet").attr("href", sheet);
    }
    Palette palette = Palette.of(Shade.parse(site.brand().primaryColor()));
    head.appendElement("style").text(":root{" + palette.css() + "}");
    head.appendElement("link").attr("rel", "icon").attr("href", icon(site.brand(), palette));
    for (String script : files.scripts()) {
      head.appendElement("script").attr("type", "module").attr("src", script);
    }
    String nonce = nonce();
    page.getElementsByTag("script").attr("nonce", nonce);
    page.select("link[rel=modulepreload], link[rel=preload][as=script]").attr("nonce", nonce);
    response.getVaadinResponse().setHeader("Content-Security-Policy", policy(nonce, site));
  }

  private String policy(String nonce, Site site) {
    String identity = origin(site.issuer());
    return "default-src 'none'; script-src 'nonce-"
        + nonce
        + "' 'strict-dynamic' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
        + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; manifest-src 'self';"
        + " base-uri 'self'; form-action 'self' "
        + identity
        + "; frame-ancestors 'none'; object-src 'none'"
        + (address.scheme().equals("https") ? "; upgrade-insecure-requests" : "");
  }

  private static String origin(String issuer) {
    java.net.URI uri = java.net.URI.create(issuer);
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  /** The logo where there is one, else the name's first letter on the brand's colour. */
  private static String icon(Brand brand, Palette palette) {
    String logo = brand.logo();
    if (logo != null && logo.startsWith("data:image/")) {
      return logo;
    }
    String letter = brand.displayName().substring(0, 1).toUpperCase(Locale.ROOT);
    String svg =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32'"
            + " rx='8' fill='"
            + palette.light().fill()
            + "'/><text x='16' y='22' font-family='system-ui,sans-serif' font-size='18'"
            + " font-weight='700' text-anchor='middle' fill='"
            + palette.light().onFill()
            + "'>"
            + org.springframework.web.util.HtmlUtils.htmlEscape(letter)
            + "</text></svg>";
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
  }

  private String nonce() {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
