package org.wattline.console.suppliers;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;
import org.wattline.console.CountryBox;
import org.wattline.controlplane.api.LegalEntityRequest;
import org.wattline.controlplane.api.PostalAddress;
import org.wattline.tenancy.vaadin.view.FieldProblems;

/** A company that bills, and its seat. */
final class AddressFields extends Div {
  private final TextField name = text("entity.name");
  private final TextField number = text("entity.number");
  private final TextField vat = text("entity.vat");
  private final TextField street = text("address.street");
  private final TextField postalCode = text("address.postalcode");
  private final TextField city = text("address.city");
  private final TextField region = text("address.region");
  private final CountryBox country = new CountryBox();

  AddressFields() {
    addClassName("wl-form");
    name.addClassName("wl-wide");
    street.addClassName("wl-wide");
    for (TextField needed : new TextField[] {name, number, street, postalCode, city}) {
      needed.setRequiredIndicatorVisible(true);
    }
    add(name, number, vat, street, postalCode, city, region, country);
  }

  private TextField text(String key) {
    TextField field = new TextField();
    field.setLabel(getTranslation(key));
    return field;
  }

  void suggest(String legalName, String countryCode) {
    if (name.isEmpty()) {
      name.setValue(legalName);
    }
    if (country.isEmpty()) {
      country.setValue(countryCode);
    }
  }

  void register(FieldProblems problems, String prefix) {
    problems
        .with(prefix + "name", name)
        .with(prefix + "registrationNumber", number)
        .with(prefix + "vatId", vat)
        .with(prefix + "address/street", street)
        .with(prefix + "address/postalCode", postalCode)
        .with(prefix + "address/city", city)
        .with(prefix + "address/region", region)
        .with(prefix + "address/country", country);
  }

  boolean isComplete(FieldProblems problems) {
    return problems.complete(this, name, number, street, postalCode, city, country);
  }

  LegalEntityRequest value() {
    return new LegalEntityRequest(
        name.getValue().strip(),
        number.getValue().strip(),
        typed(vat.getValue()),
        new PostalAddress(
            street.getValue().strip(),
            postalCode.getValue().strip(),
            city.getValue().strip(),
            typed(region.getValue()),
            country.getValue()));
  }

  private static @Nullable String typed(String value) {
    return value.isBlank() ? null : value.strip();
  }
}
