package org.wattline.console.moves;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.moves.Move;
import org.wattline.billing.contract.moves.MoveKind;
import org.wattline.console.PathIds;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;

/** A move that was made: what it ended and began, and the ways on from there. */
@Route(value = MovesNavigation.MOVE, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.BILLING,
  StaffRoles.FINANCE,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class MoveView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient MoveApis apis;
  private String title = "";

  MoveView(MoveApis apis) {
    this.apis = apis;
    addClassName("wl-page");
  }

  /** The accounts of both sides. */
  private record Sides(@Nullable Account leaving, @Nullable Account coming) {}

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    PathIds.find(event, "moveId", apis.moves()::get).ifPresent(this::show);
  }

  private void show(Move move) {
    Formats formats = Formats.here();
    title =
        getTranslation(
            "move.done." + move.kind().name().toLowerCase(Locale.ROOT),
            move.marketId(),
            formats.date(move.day()));
    PageHeading heading = new PageHeading(title);
    if (move.by() != null && move.recordedAt() != null) {
      heading.withLead(getTranslation("move.by", move.by(), formats.moment(move.recordedAt())));
    }
    add(
        heading,
        new Loading<>(
            apis.background(),
            6,
            () -> new Sides(account(move.out()), account(move.in())),
            sides -> made(move, sides)));
  }

  private @Nullable Account account(@Nullable Agreement of) {
    return of == null ? null : apis.accounts().get(of.accountId());
  }

  private Component made(Move move, Sides sides) {
    List<Component> ways = new ArrayList<>();
    if (sides.leaving() != null) {
      ways.add(way(sides.leaving()));
    }
    if (sides.coming() != null) {
      ways.add(way(sides.coming()));
    }
    if (move.kind() == MoveKind.MOVE_OUT && StaffRoles.changesCustomers()) {
      ways.add(
          new Anchor(MovesNavigation.into(move.servicePointId()), getTranslation("move.in.here")));
    }
    Div on = new Div(ways.toArray(Component[]::new));
    on.addClassName("wl-form-actions");
    return ConsoleShell.card(new MoveSummary(apis, move, sides.leaving(), sides.coming()), on);
  }

  private Anchor way(Account account) {
    return new Anchor(
        "accounts/" + account.id(),
        getTranslation("move.account", account.customerName(), account.number()));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(title);
  }
}
