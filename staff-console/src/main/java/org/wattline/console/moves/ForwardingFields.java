package org.wattline.console.moves;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.customers.PostalAddress;
import org.wattline.console.CountryBox;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.view.FieldProblems;

/** Where post goes from now on; left empty it goes where it does. */
final class ForwardingFields extends Div {
  private static final String PATH = "forwardingAddress/";

  private final TextField street = text("address.street", 120);
  private final TextField extra = text("address.extra", 120);
  private final TextField postalCode = text("address.postalcode", 16);
  private final TextField city = text("address.city", 80);
  private final TextField region = text("address.region", 40);
  private final CountryBox country = new CountryBox();

  ForwardingFields(FieldProblems problems) {
    addClassName("wl-form");
    street.addClassName("wl-wide");
    country.setRequiredIndicatorVisible(false);
    var tenant = SiteScope.current().tenant();
    if (tenant != null) {
      country.setValue(tenant.market().replaceFirst("-.*", ""));
    }
    problems
        .with(PATH + "street", street)
        .with(PATH + "extra", extra)
        .with(PATH + "postalCode", postalCode)
        .with(PATH + "city", city)
        .with(PATH + "region", region)
        .with(PATH + "country", country);
    add(street, extra, postalCode, city, region, country);
  }

  private TextField text(String key, int longest) {
    TextField field = new TextField();
    field.setLabel(getTranslation(key));
    field.setMaxLength(longest);
    return field;
  }

  private boolean isBlank() {
    return street.isEmpty()
        && extra.isEmpty()
        && postalCode.isEmpty()
        && city.isEmpty()
        && region.isEmpty();
  }

  /** Whether it is empty or whole; marks what is missing. */
  boolean isComplete(FieldProblems problems) {
    return isBlank() || problems.complete(this, street, postalCode, city, country);
  }

  @Nullable PostalAddress value() {
    return isBlank()
        ? null
        : new PostalAddress(
            street.getValue().strip(),
            typed(extra.getValue()),
            postalCode.getValue().strip(),
            city.getValue().strip(),
            typed(region.getValue()),
            country.getValue());
  }

  private static @Nullable String typed(String value) {
    return value.isBlank() ? null : value.strip();
  }
}
