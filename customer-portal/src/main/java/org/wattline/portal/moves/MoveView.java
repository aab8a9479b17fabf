package org.wattline.portal.moves;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.metering.Channel;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.moves.Move;
import org.wattline.billing.contract.moves.MoveKind;
import org.wattline.billing.contract.moves.MovesApi;
import org.wattline.billing.contract.moves.NextStep;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.accounts.AccountPage;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Moves out, and shows what became of earlier moves. */
@Route(value = AccountNavigation.MOVE, layout = PortalShell.class)
@RolesAllowed("customer")
class MoveView extends AccountPage {
  private final transient AgreementsApi agreements;
  private final transient UsageApi usage;
  private final transient MovesApi moves;
  private final transient BackgroundWork background;
  private final transient Clock clock;

  MoveView(
      AccountsApi accounts,
      AgreementsApi agreements,
      UsageApi usage,
      MovesApi moves,
      BackgroundWork background,
      Clock clock) {
    super(accounts);
    this.agreements = agreements;
    this.usage = usage;
    this.moves = moves;
    this.background = background;
    this.clock = clock;
  }

  /**
   * What the questions rest on.
   *
   * @param supplies those that have not ended
   * @param registers of each point: the registers that do not send their values themselves
   */
  record Known(List<Agreement> supplies, Map<UUID, List<String>> registers, List<Move> moves) {}

  @Override
  protected void show(Account account, BeforeEnterEvent event) {
    title(getTranslation("move.title"));
    add(back("home", getTranslation("nav.home")), new PageHeading(getTranslation("move.title")));
    if (account.yourRole() != AccountRole.HOLDER) {
      add(
          new StateView(
              Icon.Name.LOCK,
              getTranslation("move.norights"),
              getTranslation("move.norights.text")));
      return;
    }
    LocalDate today = today();
    add(new Loading<>(background, 5, () -> know(account, today), known -> known(account, known)));
  }

  private Known know(Account account, LocalDate today) {
    List<Agreement> supplies =
        agreements.ofAccount(account.id(), null).stream()
            .filter(one -> one.to() == null || one.to().isAfter(today))
            .toList();
    Map<UUID, List<String>> registers = new HashMap<>();
    for (Agreement supply : supplies) {
      registers.put(
          supply.servicePointId(),
          usage.channels(supply.servicePointId()).stream()
              .filter(channel -> channel.meterSerial() != null)
              .map(Channel::code)
              .distinct()
              .toList());
    }
    return new Known(supplies, registers, moves.ofAccount(account.id()));
  }

  private Component known(Account account, Known known) {
    List<Agreement> open = known.supplies().stream().filter(one -> one.to() == null).toList();
    Div content = new Div();
    content.addClassName("wl-page");
    known.moves().stream()
        .filter(move -> move.kind() == MoveKind.MOVE_OUT)
        .limit(1)
        .forEach(move -> content.add(next(this, move)));
    if (open.isEmpty()) {
      content.add(
          new StateView(
              Icon.Name.HOME,
              getTranslation("move.none"),
              getTranslation("move.none.text"),
              new Anchor("help", getTranslation("nav.help"))));
    } else {
      content.add(
          new MoveOutQuestions(
              open,
              known.registers(),
              today(),
              moves,
              done -> {
                removeAll();
                add(
                    back(
                        AccountNavigation.to(AccountNavigation.OVERVIEW, account.id()),
                        getTranslation("nav.home")),
                    new PageHeading(getTranslation("move.done"))
                        .withLead(
                            getTranslation("move.done.text", Formats.here().date(done.day()))),
                    next(this, done));
              }));
    }
    content.add(wayIn(account));
    return content;
  }

  private Component wayIn(Account account) {
    Anchor way =
        new Anchor(
            AccountNavigation.to(AccountNavigation.MOVE_IN, account.id()),
            getTranslation("movein.way.go"));
    Div card =
        new Div(
            new H2(getTranslation("movein.way")),
            new Paragraph(getTranslation("movein.way.text")),
            way);
    card.addClassNames("wl-card", "move");
    return card;
  }

  /** What happens next, with its days. */
  static Component next(Component where, Move move) {
    Formats formats = Formats.here();
    UnorderedList steps = new UnorderedList();
    steps.addClassNames("portal-rows", "move-next");
    for (NextStep step : move.next()) {
      Span day = new Span(formats.date(step.on()));
      day.addClassName("wl-strong");
      Span what =
          new Span(
              where.getTranslation("move.next." + step.kind().name().toLowerCase(Locale.ROOT)));
      Div words = new Div(day, what);
      words.addClassName("portal-row-words");
      steps.add(new ListItem(words));
    }
    List<Component> parts = new ArrayList<>();
    String title = move.kind() == MoveKind.MOVE_IN ? "movein.next" : "move.next";
    parts.add(new H2(where.getTranslation(title, formats.date(move.day()), move.marketId())));
    parts.add(steps);
    Div card = new Div(parts.toArray(Component[]::new));
    card.addClassName("wl-card");
    return card;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Formats.here().zone());
  }
}
