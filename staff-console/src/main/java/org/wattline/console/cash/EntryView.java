package org.wattline.console.cash;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.bank.BankApi;
import org.wattline.billing.contract.bank.BankEntry;
import org.wattline.billing.contract.bank.BankEntryState;
import org.wattline.billing.contract.bank.MatchSuggestion;
import org.wattline.billing.contract.bank.NewMatch;
import org.wattline.billing.contract.bank.Reason;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.CustomersApi;
import org.wattline.console.AccountChooser;
import org.wattline.console.PagedTable;
import org.wattline.console.PathIds;
import org.wattline.console.StaffRoles;
import org.wattline.console.bills.BillWords;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** One entry of a bank statement: what is known of it, whose it may be, and taking that back. */
@Route(value = CashNavigation.ENTRY, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({StaffRoles.FINANCE, StaffRoles.SUPERVISOR, StaffRoles.TENANT_ADMINISTRATOR})
class EntryView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final int LONGEST_REASON = 300;

  private final transient BankApi bank;
  private final transient CustomersApi customers;
  private final transient BackgroundWork background;
  private transient CashFilter list = CashFilter.of(QueryParameters.empty());
  private String title = "";

  EntryView(BankApi bank, CustomersApi customers, BackgroundWork background) {
    this.bank = bank;
    this.customers = customers;
    this.background = background;
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    list = CashFilter.of(event.getLocation().getQueryParameters());
    PathIds.find(event, "entryId", bank::entry).ifPresent(this::show);
  }

  private void show(BankEntry entry) {
    String party = entry.partyName();
    title = party == null ? getTranslation("cash.party.unknown") : party;
    Badge.Tone tone =
        switch (entry.state()) {
          case UNMATCHED -> Badge.Tone.WARNING;
          case MATCHED -> Badge.Tone.GOOD;
          case RETURN, RETURNED, HANDED_OVER, PENDING, INFORMATION -> Badge.Tone.NEUTRAL;
        };
    Button next = new Button(getTranslation("cash.next"), click -> next(entry));
    next.addClickShortcut(Key.KEY_N, KeyModifier.ALT);
    String state = getTranslation("cash.state." + entry.state().name().toLowerCase(Locale.ROOT));
    add(
        new PageHeading(title)
            .withLead(
                getTranslation(
                    entry.amount().signum() < 0 ? "cash.out" : "cash.in",
                    BillWords.money(entry.amount().abs(), entry.currency()),
                    Formats.here().date(entry.bookedOn())))
            .withBadge(new Badge(state, tone))
            .withActions(next, new Anchor(CashNavigation.to(list), getTranslation("cash.back"))),
        ConsoleShell.card(facts(entry)));
    switch (entry.state()) {
      case UNMATCHED -> add(suggestions(entry), byHand(entry), because(entry, "cash.handover"));
      case MATCHED, RETURN, HANDED_OVER -> add(because(entry, "cash.undo"));
      case RETURNED, PENDING, INFORMATION -> {
        // nothing is to be said of these by a person
      }
    }
  }

  /** The next entry of the list that this one was met in; the list where there is none. */
  private void next(BankEntry entry) {
    try {
      String path = list.after(bank, entry).map(one -> "/" + one.id()).orElse("");
      getUI().ifPresent(ui -> ui.navigate(CashNavigation.CASH + path, list.parameters()));
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  private Facts facts(BankEntry entry) {
    Facts facts =
        new Facts()
            .with(getTranslation("cash.party.account"), entry.partyAccount())
            .with(getTranslation("cash.reference"), entry.reference())
            .with(getTranslation("cash.message"), entry.message())
            .with(getTranslation("cash.endtoend"), entry.endToEndId())
            .with(getTranslation("cash.return"), entry.returnReason())
            .with(getTranslation("cash.remark"), entry.remark())
            .with(getTranslation("cash.matchedby"), entry.matchedBy());
    if (entry.accountId() != null && entry.accountNumber() != null) {
      facts.with(
          getTranslation("bill.account"),
          new Anchor("accounts/" + entry.accountId(), entry.accountNumber()));
    }
    return facts;
  }

  private Component suggestions(BankEntry entry) {
    return ConsoleShell.card(
        new H2(getTranslation("cash.suggestions")),
        new Loading<>(
            background, 4, () -> bank.suggestions(entry.id()), list -> suggested(entry, list)));
  }

  private Component suggested(BankEntry entry, List<MatchSuggestion> list) {
    if (list.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("cash.suggestions.none"));
      none.addClassName("wl-muted");
      return none;
    }
    return new PagedTable<MatchSuggestion>(getTranslation("cash.suggestions"))
        .component(
            getTranslation("bill.account"),
            one -> new Anchor("accounts/" + one.accountId(), one.accountNumber()))
        .text(getTranslation("customer.name"), MatchSuggestion::customerName)
        .text(
            getTranslation("difference.why"),
            one -> getTranslation("cash.why." + one.why().name().toLowerCase(Locale.ROOT)))
        .text(
            getTranslation("bill.one"),
            one -> one.documentNumber() == null ? "–" : one.documentNumber())
        .number(getTranslation("bill.open"), one -> BillWords.money(one.open(), entry.currency()))
        .component(getTranslation("cash.what"), one -> give(entry, one))
        .with(list);
  }

  private Button give(BankEntry entry, MatchSuggestion one) {
    Button give =
        new Button(
            getTranslation("cash.match"), click -> match(entry, one.accountId(), one.documentId()));
    give.addThemeVariants(ButtonVariant.SMALL);
    give.setAriaLabel(getTranslation("cash.match.of", one.accountNumber()));
    return give;
  }

  private Component byHand(BankEntry entry) {
    AccountChooser chooser = new AccountChooser(customers);
    Button give =
        new Button(
            getTranslation("cash.match"),
            click -> {
              Account chosen = chooser.chosen();
              if (chooser.isComplete() && chosen != null) {
                match(entry, chosen.id(), null);
              }
            });
    give.addThemeVariants(ButtonVariant.PRIMARY);
    return ConsoleShell.card(new H2(getTranslation("cash.byhand")), chooser, give);
  }

  /** Something that wants a reason: handing an entry over, or taking back what became of it. */
  private Component because(BankEntry entry, String key) {
    TextField reason = new TextField(getTranslation("cash.reason"));
    reason.setMaxLength(LONGEST_REASON);
    reason.setRequiredIndicatorVisible(true);
    Button act =
        new Button(
            getTranslation(key),
            click -> {
              reason.setErrorMessage(getTranslation("form.required"));
              reason.setInvalid(reason.getValue().isBlank());
              if (reason.isInvalid()) {
                reason.focus();
                return;
              }
              Reason why = new Reason(reason.getValue().strip(), entry.version());
              change(
                  () ->
                      key.equals("cash.undo")
                          ? bank.undo(entry.id(), why)
                          : bank.handOver(entry.id(), why));
            });
    Paragraph effect = new Paragraph(getTranslation(key + ".effect"));
    effect.addClassName("wl-muted");
    return ConsoleShell.card(new H2(getTranslation(key + ".title")), effect, reason, act);
  }

  private void match(BankEntry entry, UUID account, @Nullable UUID document) {
    change(() -> bank.match(entry.id(), new NewMatch(account, document, null, entry.version())));
  }

  private void change(Supplier<BankEntry> change) {
    try {
      BankEntry now = change.get();
      if (now.state() == BankEntryState.UNMATCHED) {
        getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
      } else {
        removeAll();
        show(now);
      }
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  @Override
  public String getPageTitle() {
    return Shell.title(title);
  }
}
