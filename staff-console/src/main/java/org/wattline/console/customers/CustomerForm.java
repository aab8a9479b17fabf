package org.wattline.console.customers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.customers.NewCustomer;
import org.wattline.billing.contract.customers.PartyKind;
import org.wattline.billing.contract.customers.PostalAddress;
import org.wattline.console.CountryBox;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;

/** The particulars of a customer, to be filled in or changed. */
final class CustomerForm extends Div {
  private final RadioButtonGroup<PartyKind> kind = new RadioButtonGroup<>();
  private final TextField givenName = text("customer.given", 80);
  private final TextField familyName = text("customer.family", 80);
  private final TextField organisation = text("customer.organisation", 160);
  private final TextField enterprise = text("customer.enterprise", 32);
  private final EmailField email = new EmailField();
  private final TextField phone = text("customer.phone", 22);
  private final Select<String> language = new Select<>();
  private final TextField street = text("address.street", 120);
  private final TextField extra = text("address.extra", 120);
  private final TextField postalCode = text("address.postalcode", 16);
  private final TextField city = text("address.city", 80);
  private final TextField region = text("address.region", 40);
  private final CountryBox country = new CountryBox();
  private final transient FieldProblems problems = new FieldProblems();

  CustomerForm() {
    addClassName("wl-page");
    kind.setLabel(getTranslation("customer.kind"));
    kind.setItems(PartyKind.values());
    kind.setItemLabelGenerator(
        value -> getTranslation("kind." + value.name().toLowerCase(Locale.ROOT)));
    kind.addValueChangeListener(change -> showNames());
    email.setLabel(getTranslation("customer.email"));
    email.setHelperText(getTranslation("customer.email.help"));
    phone.setHelperText(getTranslation("customer.phone.help"));
    Site site = SiteScope.current();
    language.setLabel(getTranslation("customer.language"));
    language.setItems(site.locales().stream().map(Locale::getLanguage).distinct().toList());
    language.setItemLabelGenerator(tag -> Formats.languageName(Locale.forLanguageTag(tag)));
    language.setValue(site.defaultLocale().getLanguage());
    if (site.tenant() != null) {
      country.setValue(site.tenant().market().replaceFirst("-.*", ""));
    }
    for (TextField needed : new TextField[] {street, postalCode, city}) {
      needed.setRequiredIndicatorVisible(true);
    }
    names();
    kind.setValue(PartyKind.PERSON);
    add(
        group("customer.who", kind, givenName, familyName, organisation, enterprise),
        group("customer.reach", email, phone, language),
        group("customer.address", street, extra, postalCode, city, region, country));
    kind.addClassName("wl-wide");
    street.addClassName("wl-wide");
  }

  private void names() {
    givenName.setRequiredIndicatorVisible(true);
    familyName.setRequiredIndicatorVisible(true);
    organisation.setRequiredIndicatorVisible(true);
    problems
        .with("kind", kind)
        .with("givenName", givenName)
        .with("familyName", familyName)
        .with("organisationName", organisation)
        .with("enterpriseNumber", enterprise)
        .with("email", email)
        .with("phone", phone)
        .with("language", language)
        .with("address/street", street)
        .with("address/extra", extra)
        .with("address/postalCode", postalCode)
        .with("address/city", city)
        .with("address/region", region)
        .with("address/country", country);
  }

  private FieldSet group(String key, Component... fields) {
    Div grid = new Div(fields);
    grid.addClassName("wl-form");
    FieldSet group = new FieldSet(getTranslation(key), grid);
    group.addClassName("wl-group");
    return group;
  }

  private TextField text(String key, int longest) {
    TextField field = new TextField();
    field.setLabel(getTranslation(key));
    field.setMaxLength(longest);
    return field;
  }

  private void showNames() {
    boolean person = kind.getValue() == PartyKind.PERSON;
    givenName.setVisible(person);
    familyName.setVisible(person);
    organisation.setVisible(!person);
    enterprise.setVisible(!person);
  }

  void fill(Customer customer) {
    kind.setValue(customer.kind());
    givenName.setValue(shown(customer.givenName()));
    familyName.setValue(shown(customer.familyName()));
    organisation.setValue(shown(customer.organisationName()));
    enterprise.setValue(shown(customer.enterpriseNumber()));
    email.setValue(shown(customer.email()));
    phone.setValue(shown(customer.phone()));
    language.setValue(customer.language());
    PostalAddress address = customer.address();
    street.setValue(address.street());
    extra.setValue(shown(address.extra()));
    postalCode.setValue(address.postalCode());
    city.setValue(address.city());
    region.setValue(shown(address.region()));
    country.setValue(address.country());
  }

  FieldProblems problems() {
    return problems;
  }

  /** Whether nothing is missing; marks what is. */
  boolean isComplete() {
    return kind.getValue() == PartyKind.PERSON
        ? problems.complete(this, givenName, familyName, street, postalCode, city, country)
        : problems.complete(this, organisation, street, postalCode, city, country);
  }

  NewCustomer particulars() {
    boolean person = kind.getValue() == PartyKind.PERSON;
    return new NewCustomer(
        kind.getValue(),
        person ? typed(givenName.getValue()) : null,
        person ? typed(familyName.getValue()) : null,
        person ? null : typed(organisation.getValue()),
        person ? null : typed(enterprise.getValue()),
        typed(email.getValue()),
        typed(phone.getValue()),
        language.getValue(),
        new PostalAddress(
            street.getValue().strip(),
            typed(extra.getValue()),
            postalCode.getValue().strip(),
            city.getValue().strip(),
            typed(region.getValue()),
            country.getValue()));
  }

  private static String shown(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static @Nullable String typed(String value) {
    return value.isBlank() ? null : value.strip();
  }
}
