package org.wattline.controlplane.lifecycle;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.api.Administrator;
import org.wattline.controlplane.api.Hosts;
import org.wattline.controlplane.api.Languages;
import org.wattline.controlplane.api.LegalEntityRequest;
import org.wattline.controlplane.api.PostalAddress;
import org.wattline.controlplane.api.Quotas;
import org.wattline.controlplane.api.TenantRequest;
import org.wattline.controlplane.schema.MarketPacks;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.directory.PublicAddress;

/** What a supplier's entry in the registry must look like. */
@Component
class TenantRules {
  static final int MAX_LOCALES = 20;
  static final int MAX_HOSTS = 10;
  static final int MAX_PACKS = 50;
  static final int MAX_NAME = 200;
  static final int MAX_LOGO_CHARS = 64 * 1024;
  static final long MAX_QUOTA = 1_000_000_000L;

  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,30}");
  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^@\\s\"<>(),;:\\\\]{1,64}@[^@\\s]{1,190}\\.[^@\\s.]{2,}|[^@\\s]{1,64}@localhost");
  private static final Pattern LOGO =
      Pattern.compile("data:image/(svg\\+xml|png);base64,[A-Za-z0-9+/]+=*");
  private static final Pattern PACK = Pattern.compile("[a-z][a-z0-9-]{1,60}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Set<String> RESERVED =
      Set.of("platform", "auth", "mail", "master", "www", "api", "admin", "localhost", "wattline");
  private static final Set<String> QUOTAS =
      Set.of(
          Quotas.REQUESTS_PER_MINUTE,
          Quotas.DATABASE_CONNECTIONS,
          Quotas.STORAGE_MB,
          Quotas.STAFF_USERS);

  private final MarketPacks markets;
  private final PublicAddress address;

  TenantRules(MarketPacks markets, PublicAddress address) {
    this.markets = markets;
    this.address = address;
  }

  /** Everything about a new supplier. */
  void check(TenantRequest request, RequestErrors errors) {
    slug(request.slug(), errors);
    name("legalName", request.legalName(), errors);
    if (present(request.market())) {
      errors.require(
          markets.find(request.market()).isPresent(),
          "market",
          "unknown",
          "is none of the market packs of this installation");
    } else {
      errors.require(false, "market", "missing", "is missing");
    }
    currency(request.currency(), errors);
    zone(request.zone(), errors);
    locales(request.locales(), errors);
    brand(request.brand(), errors);
    if (request.hosts() != null) {
      hosts(request.hosts(), errors);
    }
    legalEntity("legalEntity.", request.legalEntity(), errors);
    administrator(request.administrator(), errors);
    if (request.quotas() != null) {
      quotas(request.quotas(), errors);
    }
    if (request.featurePacks() != null) {
      packs(request.featurePacks(), errors);
    }
  }

  void name(String field, @Nullable String name, RequestErrors errors) {
    errors.require(
        present(name) && name != null && name.length() <= MAX_NAME && plain(name),
        field,
        "name",
        "is a name of 1 to " + MAX_NAME + " characters");
  }

  void locales(@Nullable List<String> locales, RequestErrors errors) {
    if (!errors.require(
        locales != null && !locales.isEmpty() && locales.size() <= MAX_LOCALES,
        "locales",
        "count",
        "names 1 to " + MAX_LOCALES + " languages")) {
      return;
    }
    for (String tag : locales == null ? List.<String>of() : locales) {
      if (errors.require(
          language(tag),
          "locales",
          "language",
          "has '" + tag + "', which is no BCP 47 language tag")) {
        errors.require(
            Languages.WITH_TEXTS.contains(Locale.forLanguageTag(tag).getLanguage()),
            "locales",
            "texts",
            "has '" + tag + "', in which there are no texts; there are in " + Languages.WITH_TEXTS);
      }
    }
    errors.require(
        locales == null || new HashSet<>(locales).size() == locales.size(),
        "locales",
        "twice",
        "names a language twice");
  }

  void brand(@Nullable Brand brand, RequestErrors errors) {
    if (brand == null) {
      errors.require(false, "brand", "missing", "is missing");
      return;
    }
    name("brand.displayName", brand.displayName(), errors);
    String colour = brand.primaryColor();
    if (errors.require(
        colour != null && colour.matches("#[0-9a-fA-F]{6}"),
        "brand.primaryColor",
        "colour",
        "is a colour written #rrggbb")) {
      double contrast = Contrast.withWhite(colour);
      errors.require(
          contrast >= Contrast.AA_TEXT,
          "brand.primaryColor",
          "contrast",
          String.format(
              Locale.ROOT,
              "is too light for white text on it: contrast %.1f, at least %.1f is needed",
              contrast,
              Contrast.AA_TEXT));
    }
    String logo = brand.logo();
    if (logo != null) {
      errors.require(
          logo.length() <= MAX_LOGO_CHARS && LOGO.matcher(logo).matches(),
          "brand.logo",
          "logo",
          "is an SVG or PNG as base64 data URI of at most 64 KiB");
    }
    if (brand.supportEmail() != null) {
      errors.require(
          email(brand.supportEmail()), "brand.supportEmail", "email", "is no e-mail address");
    }
    String phone = brand.supportPhone();
    if (phone != null) {
      errors.require(
          phone.matches("[+0-9 ()./-]{3,40}"), "brand.supportPhone", "phone", "is no phone number");
    }
  }

  void hosts(Hosts hosts, RequestErrors errors) {
    errors.require(
        hosts.portal().size() <= MAX_HOSTS && !hosts.portal().isEmpty(),
        "hosts.portal",
        "count",
        "names 1 to " + MAX_HOSTS + " hosts");
    errors.require(
        hosts.console().size() <= MAX_HOSTS && !hosts.console().isEmpty(),
        "hosts.console",
        "count",
        "names 1 to " + MAX_HOSTS + " hosts");
    Set<String> seen = new HashSet<>();
    hosts.portal().forEach(host -> host("hosts.portal", host, seen, errors));
    hosts.console().forEach(host -> host("hosts.console", host, seen, errors));
  }

  void quotas(Map<String, Long> quotas, RequestErrors errors) {
    quotas.forEach(
        (name, limit) -> {
          errors.require(
              QUOTAS.contains(name),
              "quotas",
              "unknown",
              "has '" + name + "'; known are " + QUOTAS.stream().sorted().toList());
          errors.require(
              limit != null && limit >= 1 && limit <= MAX_QUOTA,
              "quotas",
              "range",
              "has a limit for " + name + " that is not 1 to " + MAX_QUOTA);
        });
  }

  void packs(List<String> packs, RequestErrors errors) {
    errors.require(
        packs.size() <= MAX_PACKS, "featurePacks", "count", "names at most " + MAX_PACKS);
    packs.forEach(
        pack ->
            errors.require(
                pack != null && PACK.matcher(pack).matches(),
                "featurePacks",
                "name",
                "has '" + pack + "', which is no pack's name"));
  }

  void legalEntity(String prefix, @Nullable LegalEntityRequest entity, RequestErrors errors) {
    if (entity == null) {
      errors.require(false, prefix.replaceAll("\\.$", ""), "missing", "is missing");
      return;
    }
    name(prefix + "name", entity.name(), errors);
    errors.require(
        present(entity.registrationNumber()) && entity.registrationNumber().length() <= 60,
        prefix + "registrationNumber",
        "length",
        "has 1 to 60 characters");
    String vat = entity.vatId();
    errors.require(
        vat == null || (present(vat) && vat.length() <= 40),
        prefix + "vatId",
        "length",
        "has 1 to 40 characters");
    PostalAddress postal = entity.address();
    if (postal == null) {
      errors.require(false, prefix + "address", "missing", "is missing");
      return;
    }
    name(prefix + "address.street", postal.street(), errors);
    name(prefix + "address.city", postal.city(), errors);
    errors.require(
        present(postal.postalCode()) && postal.postalCode().length() <= 20,
        prefix + "address.postalCode",
        "length",
        "has 1 to 20 characters");
    errors.require(
        postal.country() != null && COUNTRY.matcher(postal.country()).matches(),
        prefix + "address.country",
        "country",
        "is a country's two capital letters");
  }

  private void slug(@Nullable String slug, RequestErrors errors) {
    errors.require(
        slug != null
            && SLUG.matcher(slug).matches()
            && !slug.endsWith("-")
            && !slug.contains("--")
            && !slug.endsWith("-staff")
            && !RESERVED.contains(slug),
        "slug",
        "slug",
        "is 2 to 31 lower case letters, digits and single hyphens, begins with a letter, does not end in -staff, and is none of "
            + RESERVED.stream().sorted().toList());
  }

  private static void currency(@Nullable String code, RequestErrors errors) {
    boolean known = false;
    if (code != null) {
      try {
        known = Currency.getInstance(code).getDefaultFractionDigits() >= 0;
      } catch (IllegalArgumentException e) {
        known = false;
      }
    }
    errors.require(known, "currency", "currency", "is no ISO 4217 currency");
  }

  private static void zone(@Nullable String zone, RequestErrors errors) {
    boolean known = false;
    if (zone != null && zone.contains("/")) {
      try {
        known = ZoneId.getAvailableZoneIds().contains(ZoneId.of(zone).getId());
      } catch (DateTimeException e) {
        known = false;
      }
    }
    errors.require(known, "zone", "zone", "is no IANA time zone such as Europe/Brussels");
  }

  private void host(String field, String host, Set<String> seen, RequestErrors errors) {
    boolean shaped = host != null && HOST.matcher(host).matches();
    errors.require(
        shaped,
        field,
        "host",
        "has '" + host + "', which is no host name in lower case without port");
    if (shaped) {
      errors.require(seen.add(host), field, "twice", "names " + host + " twice");
      boolean ours =
          host.equals(address.platformHost())
              || host.equals(address.authHost())
              || host.equals("mail." + address.domain())
              || host.equals(address.domain());
      errors.require(!ours, field, "reserved", "has " + host + ", which is the installation's own");
    }
  }

  private static void administrator(@Nullable Administrator administrator, RequestErrors errors) {
    if (administrator == null) {
      errors.require(false, "administrator", "missing", "is missing");
      return;
    }
    errors.require(
        email(administrator.email()), "administrator.email", "email", "is no e-mail address");
    errors.require(
        present(administrator.givenName())
            && plain(administrator.givenName())
            && administrator.givenName().length() <= 100,
        "administrator.givenName",
        "length",
        "has 1 to 100 characters");
    errors.require(
        present(administrator.familyName())
            && plain(administrator.familyName())
            && administrator.familyName().length() <= 100,
        "administrator.familyName",
        "length",
        "has 1 to 100 characters");
  }

  private static boolean language(@Nullable String tag) {
    if (tag == null || tag.isBlank()) {
      return false;
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      return locale.toLanguageTag().equals(tag) && !locale.getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  private static boolean email(@Nullable String email) {
    return email != null && email.length() <= 254 && EMAIL.matcher(email).matches();
  }

  private static boolean present(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  /** Without characters that steer a terminal, a mail header or a page. */
  private static boolean plain(String text) {
    return text.codePoints().noneMatch(c -> Character.isISOControl(c) || c == '<' || c == '>');
  }
}
