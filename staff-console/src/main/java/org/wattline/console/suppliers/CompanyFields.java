package org.wattline.console.suppliers;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.wattline.controlplane.api.Administrator;
import org.wattline.controlplane.api.LegalEntityRequest;
import org.wattline.controlplane.api.Market;
import org.wattline.controlplane.api.TenantRequest;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;

/** Who the supplier is and where it supplies; the market fills in what it usually means. */
final class CompanyFields extends Div {
  private static final int MAX_SLUG = 31;

  private final TextField legalName = new TextField();
  private final TextField slug = new TextField();
  private final ComboBox<Market> market = new ComboBox<>();
  private final ComboBox<String> currency = new ComboBox<>();
  private final ComboBox<String> zone = new ComboBox<>();
  private final MultiSelectComboBox<String> locales = new MultiSelectComboBox<>();
  private boolean slugTyped;

  CompanyFields(List<Market> markets) {
    addClassName("wl-form");
    legalName.setLabel(getTranslation("company.legal"));
    legalName.setHelperText(getTranslation("company.legal.help"));
    legalName.addClassName("wl-wide");
    legalName.setRequiredIndicatorVisible(true);
    legalName.setValueChangeMode(ValueChangeMode.LAZY);
    legalName.addValueChangeListener(
        change -> {
          if (!slugTyped) {
            slug.setValue(slugOf(change.getValue()));
          }
        });
    slug.setLabel(getTranslation("company.slug"));
    slug.setHelperText(getTranslation("company.slug.help"));
    slug.setMaxLength(MAX_SLUG);
    slug.setRequiredIndicatorVisible(true);
    slug.addValueChangeListener(change -> slugTyped |= change.isFromClient());
    market.setLabel(getTranslation("supplier.market"));
    market.setItems(markets);
    market.setItemLabelGenerator(Market::name);
    market.setRequiredIndicatorVisible(true);
    market.addValueChangeListener(
        change -> {
          if (change.getValue() != null) {
            follow(change.getValue());
          }
        });
    currency.setLabel(getTranslation("company.currency"));
    currency.setItems(
        Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .sorted()
            .toList());
    zone.setLabel(getTranslation("company.zone"));
    zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
    locales.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    locales.setLabel(getTranslation("supplier.languages"));
    locales.setHelperText(getTranslation("company.locales.help"));
    locales.setItemLabelGenerator(tag -> Formats.languageName(Locale.forLanguageTag(tag)));
    locales.setItems(
        Stream.concat(
                markets.stream().flatMap(pack -> pack.locales().stream()),
                Stream.of("nl", "fr", "en"))
            .distinct()
            .toList());
    currency.setRequiredIndicatorVisible(true);
    zone.setRequiredIndicatorVisible(true);
    locales.setRequiredIndicatorVisible(true);
    add(legalName, slug, market, currency, zone, locales);
  }

  private void follow(Market chosen) {
    currency.setValue(chosen.currency());
    zone.setValue(chosen.zone());
    locales.setValue(chosen.locales());
  }

  void register(FieldProblems problems) {
    problems
        .with("legalName", legalName)
        .with("slug", slug)
        .with("market", market)
        .with("currency", currency)
        .with("zone", zone)
        .with("locales", locales);
  }

  boolean isComplete(FieldProblems problems) {
    return problems.complete(this, legalName, slug, market, currency, zone, locales);
  }

  String legalName() {
    return legalName.getValue().strip();
  }

  /** The legal name without its form: {@code Zonnestroom} of {@code Zonnestroom NV}. */
  String shortName() {
    return legalName().replaceFirst("\\s+(NV|BV|SA|SRL|LLC|Inc\\.?|Ltd\\.?|GmbH)$", "");
  }

  /** As people call it; empty before one is chosen. */
  String marketName() {
    Market chosen = market.getValue();
    return chosen == null ? "" : chosen.name();
  }

  String country() {
    Market chosen = market.getValue();
    return chosen == null ? "" : chosen.id().replaceFirst("-.*", "");
  }

  TenantRequest request(Brand brand, LegalEntityRequest entity, Administrator administrator) {
    List<String> languages = new ArrayList<>(market.getValue().locales());
    languages.retainAll(locales.getValue());
    locales.getValue().stream().filter(tag -> !languages.contains(tag)).forEach(languages::add);
    return new TenantRequest(
        slug.getValue().strip(),
        legalName(),
        market.getValue().id(),
        currency.getValue(),
        zone.getValue(),
        languages,
        brand,
        null,
        entity,
        administrator,
        null,
        null);
  }

  private String slugOf(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceFirst("\\s+(nv|bv|sa|srl|llc|inc\\.?|ltd\\.?|gmbh)$", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+|-+$", "");
    return plain.substring(0, Math.min(plain.length(), MAX_SLUG));
  }
}
