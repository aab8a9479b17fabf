package org.wattline.portal.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementProposal;
import org.wattline.billing.contract.collections.ArrangementsApi;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.accounts.AccountPage;
import org.wattline.portal.help.Contact;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Pays in instalments: the arrangement that runs, or a new one, or whom to talk to. */
@Route(value = AccountNavigation.ARRANGEMENT, layout = PortalShell.class)
@RolesAllowed("customer")
class ArrangementView extends AccountPage {
  private static final String OWED_CHANGED = "arrangement-owed-changed";

  private final transient ArrangementsApi arrangements;
  private final transient PaymentsApi payments;
  private final transient BackgroundWork background;
  private final transient Clock clock;

  ArrangementView(
      AccountsApi accounts,
      ArrangementsApi arrangements,
      PaymentsApi payments,
      BackgroundWork background,
      Clock clock) {
    super(accounts);
    this.arrangements = arrangements;
    this.payments = payments;
    this.background = background;
    this.clock = clock;
  }

  /**
   * What the page rests on.
   *
   * @param all newest first
   * @param proposal what could be agreed; null where one runs, or none is to be had
   * @param refusal why none is to be had; null else
   * @param automatic whether a saved card pays what is due
   */
  private record Known(
      List<Arrangement> all,
      @Nullable ArrangementProposal proposal,
      @Nullable ApiProblemException refusal,
      boolean automatic) {
    Optional<Arrangement> running() {
      return all.stream().filter(one -> one.status().runs()).findFirst();
    }
  }

  @Override
  protected void show(Account account, BeforeEnterEvent event) {
    title(getTranslation("arrange.title"));
    add(
        back(
            AccountNavigation.to(AccountNavigation.TROUBLE, account.id()),
            getTranslation("pay.trouble")),
        new PageHeading(getTranslation("arrange.title"))
            .withLead(getTranslation("account.number", account.number())),
        new Loading<>(background, 6, () -> know(account), known -> known(account, known)));
  }

  private Known know(Account account) {
    List<Arrangement> all = arrangements.ofAccount(account.id());
    if (!mayPay(account) || all.stream().anyMatch(one -> one.status().runs())) {
      return new Known(all, null, null, false);
    }
    boolean automatic = payments.autopay(account.id()).enabled();
    try {
      return new Known(all, arrangements.propose(account.id(), null), null, automatic);
    } catch (ApiProblemException refused) {
      if (!refused.isConflict()) {
        throw refused;
      }
      return new Known(all, null, refused, automatic);
    }
  }

  private Component known(Account account, Known known) {
    Div content = new Div();
    content.addClassName("wl-page");
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.here().zone());
    Optional<Arrangement> running = known.running();
    if (running.isPresent()) {
      content.add(new ArrangementCard(running.get(), today, mayPay(account)));
    } else if (known.proposal() != null) {
      content.add(
          new ArrangementQuestions(
              account.id(),
              known.proposal(),
              known.automatic(),
              arrangements,
              agreed -> done(account, agreed, today),
              refusal -> {
                content.removeAll();
                content.add(refused(account, refusal));
              }));
    } else if (known.refusal() != null) {
      content.add(refused(account, known.refusal()));
    } else {
      content.add(
          new StateView(
              Icon.Name.LOCK, getTranslation("pay.norights"), getTranslation("pay.norights.text")));
    }
    known.all().stream()
        .filter(one -> !one.status().runs())
        .forEach(one -> content.add(new ArrangementCard(one, today, false)));
    return content;
  }

  private void done(Account account, Arrangement agreed, LocalDate today) {
    removeAll();
    add(
        back("home", getTranslation("nav.home")),
        new PageHeading(getTranslation("arrange.done"))
            .withLead(getTranslation("arrange.done.text")),
        new ArrangementCard(agreed, today, mayPay(account)));
  }

  /** Why there is none, and who helps. */
  private Component refused(Account account, ApiProblemException refusal) {
    Div card =
        new Div(
            new H2(getTranslation("arrange.refused")),
            new Paragraph(Trouble.sentence(this, refusal)));
    card.addClassNames("wl-card", "wl-stack");
    card.getElement().setAttribute("role", "status");
    if (OWED_CHANGED.equals(refusal.problem().code())) {
      card.add(
          new Button(
              getTranslation("arrange.again"),
              click -> getUI().orElseThrow().refreshCurrentRoute(false)));
    } else {
      card.add(
          new Paragraph(getTranslation("trouble.pay.talk.text", account.number())),
          new Contact(SiteScope.current().brand()),
          new Anchor(
              AccountNavigation.toPay(account.id(), null), getTranslation("arrange.pay.instead")));
    }
    return card;
  }
}
