package org.wattline.console.customers;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.wattline.billing.contract.customers.CustomersApi;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.Trouble;

/** Registers a customer. */
@Route(value = "customers/new", layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({StaffRoles.CUSTOMER_SERVICE, StaffRoles.SUPERVISOR, StaffRoles.TENANT_ADMINISTRATOR})
class NewCustomerView extends Div implements HasDynamicTitle {
  private final transient CustomersApi customers;
  private final CustomerForm form = new CustomerForm();

  NewCustomerView(CustomersApi customers) {
    this.customers = customers;
    addClassName("wl-page");
    Button save = new Button(getTranslation("customer.register"), click -> save());
    save.addThemeVariants(ButtonVariant.PRIMARY);
    Div actions = new Div(save, new Anchor("customers", getTranslation("form.cancel")));
    actions.addClassName("wl-form-actions");
    add(
        new PageHeading(getTranslation("customer.new"))
            .withLead(getTranslation("customer.new.lead")),
        ConsoleShell.card(form, actions));
  }

  private void save() {
    form.problems().clear();
    if (!form.isComplete()) {
      return;
    }
    try {
      var made = customers.register(form.particulars());
      getUI().ifPresent(ui -> ui.navigate("customers/" + made.id()));
    } catch (ApiProblemException refusal) {
      if (!form.problems().show(refusal)) {
        Trouble.notice(this, refusal);
      }
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("customer.new"));
  }
}
