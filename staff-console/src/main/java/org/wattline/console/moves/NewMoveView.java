package org.wattline.console.moves;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.moves.Move;
import org.wattline.console.PathIds;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;

/** Moves somebody: asked, looked at before anything changes, then done. */
@Route(value = MovesNavigation.NEW, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({StaffRoles.CUSTOMER_SERVICE, StaffRoles.SUPERVISOR, StaffRoles.TENANT_ADMINISTRATOR})
class NewMoveView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient MoveApis apis;

  NewMoveView(MoveApis apis) {
    this.apis = apis;
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    QueryParameters asked = event.getLocation().getQueryParameters();
    UUID account =
        asked.getSingleParameter(MovesNavigation.ACCOUNT).flatMap(PathIds::parse).orElse(null);
    UUID point =
        asked.getSingleParameter(MovesNavigation.POINT).flatMap(PathIds::parse).orElse(null);
    PageHeading heading = new PageHeading(getTranslation("move.title"));
    add(heading);
    if (account == null && point == null) {
      add(
          new StateView(
              Icon.Name.HOME,
              getTranslation("move.nobody"),
              getTranslation("move.nobody.text"),
              new Anchor("customers", getTranslation("nav.customers")),
              new Anchor(MovesNavigation.VACANCIES, getTranslation("nav.vacancies"))));
      return;
    }
    LocalDate today = apis.today();
    add(
        new Loading<>(
            apis.background(),
            8,
            () -> MoveStart.of(apis, account, point, today),
            start -> form(start, heading)));
  }

  private Component form(MoveStart start, PageHeading heading) {
    Account of = start.account();
    if (of != null) {
      heading.withLead(getTranslation("move.of", of.customerName(), of.number()));
    } else if (start.point() != null) {
      heading.withLead(getTranslation("move.into", start.point().marketId()));
    }
    Div preview = new Div();
    preview.setVisible(false);
    Div both = new Div();
    both.addClassName("wl-page");
    both.add(
        new MoveForm(apis, start, (form, move, coming) -> look(form, preview, move, of, coming)),
        preview);
    return both;
  }

  /** What would happen, in place of the form, which keeps what was typed. */
  private void look(
      MoveForm form, Div preview, Move move, @Nullable Account leaving, @Nullable Account coming) {
    H2 title = new H2(getTranslation("move.check"));
    title.getElement().setAttribute("tabindex", "-1");
    Button confirm = new Button(getTranslation("move.confirm"), click -> send(form, preview));
    confirm.addThemeVariants(ButtonVariant.PRIMARY);
    confirm.setDisableOnClick(true);
    Button back = new Button(getTranslation("move.back"), click -> swap(form, preview, false));
    Div actions = new Div(confirm, back);
    actions.addClassName("wl-form-actions");
    preview.removeAll();
    preview.addClassNames("wl-card", "wl-stack");
    preview.add(
        title, new MoveSummary(apis, move, move.out() == null ? null : leaving, coming), actions);
    swap(form, preview, true);
    title.getElement().executeJs("this.focus()");
  }

  private static void swap(MoveForm form, Div preview, boolean looking) {
    form.setVisible(!looking);
    preview.setVisible(looking);
  }

  private void send(MoveForm form, Div preview) {
    try {
      UUID done = form.send(false).id();
      getUI()
          .ifPresent(
              ui ->
                  ui.navigate(done == null ? MovesNavigation.VACANCIES : MovesNavigation.to(done)));
    } catch (RuntimeException failure) {
      swap(form, preview, false);
      form.refused(failure);
    }
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("move.title"));
  }
}
