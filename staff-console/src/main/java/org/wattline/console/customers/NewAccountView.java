package org.wattline.console.customers;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.customers.CustomersApi;
import org.wattline.billing.contract.customers.DeliveryChannel;
import org.wattline.billing.contract.customers.NewAccount;
import org.wattline.console.PathIds;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.Trouble;

/** Opens an account for a customer. */
@Route(value = "customers/:customerId/new-account", layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({StaffRoles.CUSTOMER_SERVICE, StaffRoles.SUPERVISOR, StaffRoles.TENANT_ADMINISTRATOR})
class NewAccountView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient CustomersApi customers;
  private final transient AccountsApi accounts;

  NewAccountView(CustomersApi customers, AccountsApi accounts) {
    this.customers = customers;
    this.accounts = accounts;
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    PathIds.find(event, "customerId", customers::get).ifPresent(this::show);
  }

  private void show(Customer customer) {
    RadioButtonGroup<DeliveryChannel> delivery = new RadioButtonGroup<>();
    delivery.setLabel(getTranslation("account.delivery"));
    delivery.setItems(DeliveryChannel.values());
    delivery.setItemLabelGenerator(
        channel -> getTranslation("delivery." + channel.name().toLowerCase(Locale.ROOT)));
    delivery.setValue(customer.email() == null ? DeliveryChannel.POST : DeliveryChannel.EMAIL);
    Button open =
        new Button(
            getTranslation("account.new"),
            click -> {
              try {
                var made = accounts.open(new NewAccount(customer.id(), delivery.getValue()));
                getUI().ifPresent(ui -> ui.navigate("accounts/" + made.id()));
              } catch (RuntimeException failure) {
                Trouble.notice(this, failure);
              }
            });
    open.addThemeVariants(ButtonVariant.PRIMARY);
    Div actions =
        new Div(open, new Anchor("customers/" + customer.id(), getTranslation("form.cancel")));
    actions.addClassName("wl-form-actions");
    add(
        new PageHeading(getTranslation("account.new.for", customer.name()))
            .withLead(getTranslation("account.new.lead")),
        ConsoleShell.card(delivery, actions));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("account.new"));
  }
}
