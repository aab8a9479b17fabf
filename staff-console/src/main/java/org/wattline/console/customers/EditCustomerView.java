package org.wattline.console.customers;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.customers.CustomerChange;
import org.wattline.billing.contract.customers.CustomersApi;
import org.wattline.console.PathIds;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.Trouble;

/** Changes a customer's particulars. */
@Route(value = "customers/:customerId/edit", layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({StaffRoles.CUSTOMER_SERVICE, StaffRoles.SUPERVISOR, StaffRoles.TENANT_ADMINISTRATOR})
class EditCustomerView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient CustomersApi customers;
  private final CustomerForm form = new CustomerForm();
  private final PageHeading heading = new PageHeading("");
  private final Div actions = new Div();
  private @Nullable Customer customer;

  EditCustomerView(CustomersApi customers) {
    this.customers = customers;
    addClassName("wl-page");
    actions.addClassName("wl-form-actions");
    add(heading, ConsoleShell.card(form, actions));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    PathIds.find(event, "customerId", customers::get).ifPresent(this::show);
  }

  private void show(Customer found) {
    customer = found;
    heading.setTitleText(getTranslation("customer.edit.of", found.name()));
    form.fill(found);
    Button save = new Button(getTranslation("form.save"), click -> save(found));
    save.addThemeVariants(ButtonVariant.PRIMARY);
    actions.removeAll();
    actions.add(save, new Anchor("customers/" + found.id(), getTranslation("form.cancel")));
  }

  private void save(Customer was) {
    form.problems().clear();
    if (!form.isComplete()) {
      return;
    }
    try {
      customers.change(was.id(), new CustomerChange(was.version(), form.particulars()));
      getUI().ifPresent(ui -> ui.navigate("customers/" + was.id()));
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
    return Shell.title(customer == null ? "" : customer.name());
  }
}
