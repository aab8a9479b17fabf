package org.wattline.portal.moves;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.agreements.Terms;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.moves.Move;
import org.wattline.billing.contract.moves.MoveKind;
import org.wattline.billing.contract.moves.MovesApi;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.accounts.AccountPage;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Moves in to a point that nobody holds, on the tariff that the account has. */
@Route(value = AccountNavigation.MOVE_IN, layout = PortalShell.class)
@RolesAllowed("customer")
class MoveInView extends AccountPage {
  private final transient AgreementsApi agreements;
  private final transient MovesApi moves;
  private final transient BackgroundWork background;
  private final transient Clock clock;

  MoveInView(
      AccountsApi accounts,
      AgreementsApi agreements,
      MovesApi moves,
      BackgroundWork background,
      Clock clock) {
    super(accounts);
    this.agreements = agreements;
    this.moves = moves;
    this.background = background;
    this.clock = clock;
  }

  /**
   * What the questions rest on.
   *
   * @param terms those of the newest supply; empty where there was none
   */
  private record Known(Optional<Terms> terms, List<Move> moves) {}

  @Override
  protected void show(Account account, BeforeEnterEvent event) {
    title(getTranslation("movein.title"));
    add(wayBack(account), new PageHeading(getTranslation("movein.title")));
    if (account.yourRole() != AccountRole.HOLDER) {
      add(
          new StateView(
              Icon.Name.LOCK,
              getTranslation("move.norights"),
              getTranslation("move.norights.text")));
      return;
    }
    add(new Loading<>(background, 5, () -> know(account), known -> known(account, known)));
  }

  private Component wayBack(Account account) {
    return back(
        AccountNavigation.to(AccountNavigation.MOVE, account.id()), getTranslation("move.title"));
  }

  private Known know(Account account) {
    return new Known(
        agreements.ofAccount(account.id(), null).stream()
            .filter(one -> !one.terms().isEmpty())
            .max(Comparator.comparing(Agreement::from))
            .map(one -> one.terms().getLast()),
        moves.ofAccount(account.id()));
  }

  private Component known(Account account, Known known) {
    Div content = new Div();
    content.addClassName("wl-page");
    known.moves().stream()
        .filter(move -> move.kind() == MoveKind.MOVE_IN)
        .limit(1)
        .forEach(move -> content.add(MoveView.next(this, move)));
    if (known.terms().isEmpty()) {
      content.add(
          new StateView(
              Icon.Name.HOME,
              getTranslation("movein.none"),
              getTranslation("movein.none.text"),
              new Anchor("help", getTranslation("nav.help"))));
    } else {
      LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.here().zone());
      content.add(
          new MoveInQuestions(
              account, known.terms().get(), today, moves, done -> moved(account, done)));
    }
    return content;
  }

  private void moved(Account account, Move done) {
    removeAll();
    add(
        back(
            AccountNavigation.to(AccountNavigation.OVERVIEW, account.id()),
            getTranslation("nav.home")),
        new PageHeading(getTranslation("movein.done"))
            .withLead(getTranslation("movein.done.text", Formats.here().date(done.day()))),
        MoveView.next(this, done),
        new Anchor(
            AccountNavigation.to(AccountNavigation.MOVE, account.id()),
            getTranslation("movein.out")));
  }
}
