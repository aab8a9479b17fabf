package org.wattline.console.suppliers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.wattline.console.CountryBox;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.controlplane.api.LegalEntity;
import org.wattline.controlplane.api.PostalAddress;
import org.wattline.controlplane.api.Tenant;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** The companies that bill in a supplier's name. */
final class EntitiesPart extends Div {
  private final transient SupplierApis apis;
  private final transient Tenant tenant;
  private final Loading<List<LegalEntity>> list;

  EntitiesPart(SupplierApis apis, Tenant tenant, BackgroundWork background) {
    this.apis = apis;
    this.tenant = tenant;
    addClassName("wl-page");
    list =
        new Loading<>(
            background, 3, () -> apis.tenants().legalEntities(tenant.id().value()), this::show);
    add(list);
    if (StaffRoles.operatesPlatform()) {
      Button more = new Button(getTranslation("entity.add"), click -> ask());
      more.setPrefixComponent(new Icon(Icon.Name.PLUS));
      Div actions = new Div(more);
      actions.addClassName("wl-form-actions");
      add(actions);
    }
  }

  private Component show(List<LegalEntity> entities) {
    Div cards = new Div();
    cards.addClassName("wl-stack");
    if (entities.isEmpty()) {
      cards.add(new Paragraph(getTranslation("entity.none")));
    }
    for (LegalEntity entity : entities) {
      PostalAddress seat = entity.address();
      cards.add(
          ConsoleShell.card(
              new H2(entity.name()),
              new Facts()
                  .with(getTranslation("entity.number"), entity.registrationNumber())
                  .with(getTranslation("entity.vat"), entity.vatId())
                  .with(
                      getTranslation("customer.address"),
                      String.join(
                          ", ",
                          seat.street(),
                          seat.postalCode() + " " + seat.city(),
                          CountryBox.name(seat.country(), getLocale())))));
    }
    return cards;
  }

  private void ask() {
    Dialog dialog = new Dialog(getTranslation("entity.add"));
    AddressFields fields = new AddressFields();
    FieldProblems problems = new FieldProblems();
    fields.register(problems, "");
    dialog.add(fields);
    Button save = new Button(getTranslation("form.save"));
    save.addThemeVariants(ButtonVariant.PRIMARY);
    save.addClickListener(
        click -> {
          problems.clear();
          if (!fields.isComplete(problems)) {
            return;
          }
          try {
            apis.tenants().addLegalEntity(tenant.id().value(), fields.value());
            dialog.close();
            list.refresh();
          } catch (ApiProblemException refusal) {
            if (!problems.show(refusal)) {
              Trouble.notice(dialog, refusal);
            }
          } catch (RuntimeException failure) {
            Trouble.notice(dialog, failure);
          }
        });
    dialog
        .getFooter()
        .add(new Button(getTranslation("form.cancel"), click -> dialog.close()), save);
    dialog.open();
  }
}
