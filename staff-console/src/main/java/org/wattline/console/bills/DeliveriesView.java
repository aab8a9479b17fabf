package org.wattline.console.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.documents.BillDelivery;
import org.wattline.billing.contract.documents.DeliveryState;
import org.wattline.billing.contract.documents.DocumentsApi;
import org.wattline.console.PagedTable;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Confirmation;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Bills on their way, by what became of them; at first those that the mail server refused. */
@Route(value = BillsNavigation.DELIVERIES, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.BILLING,
  StaffRoles.FINANCE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class DeliveriesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient DocumentsApi documents;
  private final transient BackgroundWork background;
  private final Paragraph outcome = new Paragraph();
  private DeliveryState state = DeliveryState.FAILED;

  DeliveriesView(DocumentsApi documents, BackgroundWork background) {
    this.documents = documents;
    this.background = background;
    addClassName("wl-page");
    outcome.getElement().setAttribute("role", "status");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String wanted = event.getLocation().getQueryParameters().getSingleParameter("state").orElse("");
    state =
        Arrays.stream(DeliveryState.values())
            .filter(value -> value.name().equals(wanted))
            .findFirst()
            .orElse(DeliveryState.FAILED);
    outcome.setText("");
    show();
  }

  private void show() {
    removeAll();
    PageHeading heading =
        new PageHeading(getTranslation("nav.post")).withLead(getTranslation("post.lead"));
    if (state == DeliveryState.FAILED && StaffRoles.retriesBills()) {
      Button retry = new Button(getTranslation("post.retry"), click -> ask());
      retry.addThemeVariants(ButtonVariant.PRIMARY);
      heading.withActions(retry);
    }
    add(
        heading,
        outcome,
        states(),
        ConsoleShell.card(
            new H2(DeliveryCell.said(this, state)),
            new Loading<>(background, 8, () -> page(null), this::table)));
  }

  private Page<BillDelivery> page(@Nullable String cursor) {
    return documents.list(state, cursor, Page.DEFAULT_LIMIT);
  }

  private Nav states() {
    UnorderedList list = new UnorderedList();
    for (DeliveryState one : DeliveryState.values()) {
      Anchor link = new Anchor(BillsNavigation.toDeliveries(one), DeliveryCell.said(this, one));
      if (one == state) {
        link.getElement().setAttribute("aria-current", "page");
      }
      list.add(new ListItem(link));
    }
    Nav nav = new Nav(list);
    nav.addClassName("parts");
    nav.setAriaLabel(getTranslation("post.states"));
    return nav;
  }

  private Component table(Page<BillDelivery> first) {
    if (first.items().isEmpty()) {
      return new StateView(
          Icon.Name.CHECK,
          getTranslation("post.none"),
          getTranslation(state == DeliveryState.FAILED ? "post.none.failed" : "post.none.text"));
    }
    Formats formats = Formats.here();
    return new PagedTable<BillDelivery>(getTranslation("nav.post"))
        .component(
            getTranslation("bill.one"), one -> BillsNavigation.to(one.billId(), one.number()))
        .text(
            getTranslation("bill.sent.to"),
            one -> one.recipient().isEmpty() ? "–" : one.recipient())
        .component(getTranslation("bill.state"), DeliveryCell::new)
        .text(getTranslation("bill.sent.asked"), one -> formats.moment(one.queuedAt()))
        .text(
            getTranslation("bill.sent.at"),
            one -> one.sentAt() == null ? "–" : formats.moment(one.sentAt()))
        .number(getTranslation("bill.sent.attempts"), one -> formats.count(one.attempts()))
        .component(
            getTranslation("bill.account"),
            one -> new Anchor("accounts/" + one.accountId(), getTranslation("post.account")))
        .with(PagedTable.part(first), cursor -> PagedTable.part(page(cursor)));
  }

  private void ask() {
    Confirmation.ask(
        getTranslation("post.retry.title"),
        getTranslation("post.retry.effect"),
        getTranslation("post.retry.verb"),
        getTranslation("form.cancel"),
        false,
        this::retry);
  }

  private void retry() {
    try {
      int queued = documents.retryFailed().queued();
      outcome.setText(getTranslation("post.retried", Formats.here().count(queued)));
      show();
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.post"));
  }
}
