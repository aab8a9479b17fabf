package org.wattline.console.tariffs;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.contract.tariffs.NewProduct;
import org.wattline.billing.contract.tariffs.TariffsApi;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.Trouble;

/** Makes a product. It prices nothing before a tariff of it is published. */
@Route(value = TariffsNavigation.NEW, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({StaffRoles.BILLING, StaffRoles.SUPERVISOR, StaffRoles.TENANT_ADMINISTRATOR})
class NewProductView extends Div implements HasDynamicTitle {
  private static final String CODE_TAKEN = "product-code-taken";
  private static final int LONGEST_CODE = 64;
  private static final int LONGEST_NAME = 120;

  private final transient TariffsApi tariffs;
  private final TextField code = new TextField();
  private final Map<String, TextField> names = new LinkedHashMap<>();
  private final RadioButtonGroup<CommodityKind> commodity = new RadioButtonGroup<>();
  private final Checkbox offered = new Checkbox();
  private final transient FieldProblems problems = new FieldProblems();

  NewProductView(TariffsApi tariffs) {
    this.tariffs = tariffs;
    addClassName("wl-page");
    code.setLabel(getTranslation("tariff.code"));
    code.setHelperText(getTranslation("tariff.code.help"));
    code.setMaxLength(LONGEST_CODE);
    code.setRequiredIndicatorVisible(true);
    code.addClassName("wl-wide");
    problems.with("code", code);
    Div form = new Div(code);
    form.addClassName("wl-form");
    for (String language : languages()) {
      TextField name =
          new TextField(
              getTranslation(
                  "tariff.name.in", Formats.languageName(Locale.forLanguageTag(language))));
      name.setMaxLength(LONGEST_NAME);
      name.setRequiredIndicatorVisible(true);
      names.put(language, name);
      problems.with("names/" + language, name);
      form.add(name);
    }
    commodity.setLabel(getTranslation("tariff.commodity"));
    commodity.setItems(CommodityKind.values());
    commodity.setItemLabelGenerator(
        kind -> getTranslation("commodity." + kind.name().toLowerCase(Locale.ROOT)));
    commodity.setValue(CommodityKind.ELECTRICITY);
    commodity.addClassName("wl-wide");
    offered.setLabel(getTranslation("tariff.offered"));
    offered.setValue(true);
    offered.addClassName("wl-wide");
    form.add(commodity, offered);
    Button make = new Button(getTranslation("tariff.make"), click -> make());
    make.addThemeVariants(ButtonVariant.PRIMARY);
    Div actions =
        new Div(make, new Anchor(TariffsNavigation.TARIFFS, getTranslation("form.cancel")));
    actions.addClassName("wl-form-actions");
    add(
        new PageHeading(getTranslation("tariff.new")).withLead(getTranslation("tariff.new.lead")),
        ConsoleShell.card(form, actions));
  }

  /** The languages that the supplier's customers read. */
  private static List<String> languages() {
    var tenant = SiteScope.current().tenant();
    return tenant == null
        ? List.of("en")
        : tenant.locales().stream().map(Locale::getLanguage).distinct().toList();
  }

  private void make() {
    problems.clear();
    List<TextField> required = new ArrayList<>(List.of(code));
    required.addAll(names.values());
    if (!problems.complete(this, required.toArray(TextField[]::new))) {
      return;
    }
    Map<String, String> named = new LinkedHashMap<>();
    names.forEach((language, name) -> named.put(language, name.getValue().strip()));
    try {
      var product =
          tariffs.create(
              new NewProduct(
                  code.getValue().strip(),
                  named,
                  commodity.getValue(),
                  List.of(),
                  offered.getValue(),
                  false));
      getUI().ifPresent(ui -> ui.navigate(TariffsNavigation.to(product.id())));
    } catch (ApiProblemException refused) {
      if (CODE_TAKEN.equals(refused.problem().code())) {
        problems.mark("code", Trouble.sentence(this, refused));
      } else if (!problems.show(refused)) {
        Trouble.notice(this, refused);
      }
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("tariff.new"));
  }
}
