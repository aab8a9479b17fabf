package org.wattline.console.points;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.premises.NewPremise;
import org.wattline.billing.contract.premises.Premise;
import org.wattline.billing.contract.premises.PremiseAddress;
import org.wattline.billing.contract.premises.PremiseKind;
import org.wattline.billing.contract.premises.PremisesApi;
import org.wattline.console.CountryBox;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.view.FieldProblems;

/** Where a point is: at premises that are known, found by their address, or at new ones. */
final class PremiseFields extends Div {
  /** Which premises are meant. */
  private enum Which {
    KNOWN,
    NEW
  }

  private final transient PremisesApi premises;
  private final transient FieldProblems problems;
  private final RadioButtonGroup<Which> which = new RadioButtonGroup<>();
  private final ComboBox<Premise> known = new ComboBox<>();
  private final Select<PremiseKind> kind = new Select<>();
  private final TextField name = text("premise.name", 120);
  private final TextField street = text("address.street", 120);
  private final TextField extra = text("address.extra", 120);
  private final TextField postalCode = text("address.postalcode", 16);
  private final TextField city = text("address.city", 80);
  private final TextField region = text("address.region", 40);
  private final CountryBox country = new CountryBox();

  PremiseFields(PremisesApi premises, FieldProblems problems) {
    this.premises = premises;
    this.problems = problems;
    addClassName("wl-form");
    which.setLabel(getTranslation("premise.which"));
    which.setItems(Which.values());
    which.setItemLabelGenerator(value -> PointWords.said(this, "premise.which", value));
    which.addClassName("wl-wide");
    which.addValueChangeListener(change -> showFields());
    known.setLabel(getTranslation("premise.known"));
    known.setHelperText(getTranslation("premise.known.help"));
    known.setItemLabelGenerator(PremiseFields::words);
    known.setRequiredIndicatorVisible(true);
    known.addClassName("wl-wide");
    known.setItems(
        query ->
            premises
                .list(
                    query.getFilter().filter(words -> !words.isBlank()).orElse(null),
                    null,
                    query.getOffset() + query.getLimit())
                .items()
                .stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
    kind.setLabel(getTranslation("premise.kind"));
    kind.setItems(PremiseKind.values());
    kind.setItemLabelGenerator(value -> PointWords.said(this, "premise.kind", value));
    kind.setValue(PremiseKind.DWELLING);
    for (TextField needed : new TextField[] {street, postalCode, city}) {
      needed.setRequiredIndicatorVisible(true);
    }
    street.addClassName("wl-wide");
    Site site = SiteScope.current();
    if (site.tenant() != null) {
      country.setValue(site.tenant().market().replaceFirst("-.*", ""));
    }
    problems
        .with("premiseId", known)
        .with("kind", kind)
        .with("name", name)
        .with("address/street", street)
        .with("address/extra", extra)
        .with("address/postalCode", postalCode)
        .with("address/city", city)
        .with("address/region", region)
        .with("address/country", country);
    add(which, known, kind, name, street, extra, postalCode, city, region, country);
    which.setValue(Which.NEW);
  }

  private TextField text(String key, int longest) {
    TextField field = new TextField();
    field.setLabel(getTranslation(key));
    field.setMaxLength(longest);
    return field;
  }

  private static String words(Premise premise) {
    String address = PointWords.address(premise.address());
    return premise.name() == null ? address : premise.name() + ", " + address;
  }

  private boolean isNew() {
    return which.getValue() == Which.NEW;
  }

  private void showFields() {
    known.setVisible(!isNew());
    kind.setVisible(isNew());
    name.setVisible(isNew());
    street.setVisible(isNew());
    extra.setVisible(isNew());
    postalCode.setVisible(isNew());
    city.setVisible(isNew());
    region.setVisible(isNew());
    country.setVisible(isNew());
  }

  /** Whether nothing is missing; marks what is. */
  boolean isComplete() {
    return isNew()
        ? problems.complete(this, kind, street, postalCode, city, country)
        : problems.complete(this, known);
  }

  /**
   * The premises, registered first where they are new. From then on they are known: what is asked
   * after them can fail, and be asked again, without registering them twice.
   */
  UUID settle() {
    if (isNew()) {
      known.setValue(premises.register(particulars()));
      which.setValue(Which.KNOWN);
    }
    return known.getValue().id();
  }

  private NewPremise particulars() {
    return new NewPremise(
        null,
        kind.getValue(),
        typed(name.getValue()),
        new PremiseAddress(
            street.getValue().strip(),
            typed(extra.getValue()),
            postalCode.getValue().strip(),
            city.getValue().strip(),
            typed(region.getValue()),
            country.getValue()),
        null);
  }

  private static @Nullable String typed(String value) {
    return value.isBlank() ? null : value.strip();
  }
}
