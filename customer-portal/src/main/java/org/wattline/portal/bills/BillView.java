package org.wattline.portal.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillReference;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.documents.DocumentsApi;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.accounts.AccountPage;
import org.wattline.portal.arrangements.ArrangementWords;
import org.wattline.portal.arrangements.RunningArrangements;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** One bill, to be read like a letter: what, by when, how; then why, line by line. */
@Route(value = AccountNavigation.BILL, layout = PortalShell.class)
@RolesAllowed("customer")
class BillView extends AccountPage {
  private final transient BillsApi bills;
  private final transient DocumentsApi documents;
  private final transient UsageApi usage;
  private final transient RunningArrangements arrangements;
  private final transient BackgroundWork background;
  private final transient Clock clock;

  BillView(
      AccountsApi accounts,
      BillsApi bills,
      DocumentsApi documents,
      UsageApi usage,
      RunningArrangements arrangements,
      BackgroundWork background,
      Clock clock) {
    super(accounts);
    this.bills = bills;
    this.documents = documents;
    this.usage = usage;
    this.arrangements = arrangements;
    this.background = background;
    this.clock = clock;
  }

  @Override
  protected void show(Account account, BeforeEnterEvent event) {
    Optional<UUID> id = id(event, "billId");
    if (id.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    Bill bill = bills.get(id.get(), Formats.here().locale().getLanguage());
    String name = BillWords.title(this, bill.kind(), bill.from(), bill.to());
    title(name);
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.here().zone());
    boolean byInstalments =
        bill.open().signum() > 0
            && ArrangementWords.covers(arrangements.of(account.id()), bill.id());
    PageHeading heading =
        new PageHeading(name)
            .withBadge(
                byInstalments
                    ? BillWords.stateByInstalments(this, bill.open())
                    : BillWords.state(this, bill.total(), bill.open(), bill.dueOn(), today));
    if (bill.finalBill()) {
      heading.withBadge(new Badge(getTranslation("bill.final"), Badge.Tone.NEUTRAL));
    }
    if (bill.estimated()) {
      heading.withBadge(new Badge(getTranslation("bill.estimated"), Badge.Tone.WARNING));
    }
    heading.withLead(
        getTranslation(
            "bill.lead",
            bill.number(),
            Formats.here().date(bill.issuedOn()),
            BillWords.span(this, bill.from(), bill.to())));
    add(
        back(
            AccountNavigation.to(AccountNavigation.BILLS, account.id()),
            getTranslation("bills.title")),
        heading,
        letter(account, bill, today));
    if (byInstalments) {
      add(
          notice(
              getTranslation("bill.instalments"),
              new Anchor(
                  AccountNavigation.to(AccountNavigation.ARRANGEMENT, account.id()),
                  getTranslation("arrangement.see"))));
    }
    if (bill.estimated()) {
      add(notice(getTranslation("bill.estimated.text")));
    }
    references(account, bill);
    add(new MadeOfCard(bill, bills, usage, background));
    if (bill.comparison() != null) {
      add(new ComparisonCard(account, bill, bill.comparison()));
    }
    add(new BillFilesCard(bill, bills, documents, background));
  }

  private Component letter(Account account, Bill bill, LocalDate today) {
    Formats formats = Formats.here();
    Paragraph total =
        new Paragraph(
            bill.total().signum() < 0
                ? getTranslation(
                    "bill.owed", BillWords.money(bill.total().negate(), bill.currency()))
                : BillWords.money(bill.total(), bill.currency()));
    total.addClassName("bill-total");
    Div letter = new Div(total);
    letter.addClassNames("wl-card", "bill-letter");
    if (bill.total().signum() < 0) {
      letter.add(new Paragraph(getTranslation("bill.owed.text")));
    } else if (bill.open().signum() <= 0) {
      letter.add(new Paragraph(getTranslation("bill.paid")));
    } else {
      String open = BillWords.money(bill.open(), bill.currency());
      letter.add(
          new Paragraph(
              bill.dueOn().isBefore(today)
                  ? getTranslation("bill.wasdue", open, formats.date(bill.dueOn()))
                  : getTranslation("bill.due", open, formats.date(bill.dueOn()))));
      if (mayPay(account)) {
        Anchor pay =
            new Anchor(
                AccountNavigation.toPay(account.id(), bill.id()), getTranslation("pay.do", open));
        pay.addClassNames("portal-button", "portal-main-button");
        letter.add(pay);
      }
      if (!bill.paymentReference().isBlank()) {
        letter.add(new Paragraph(getTranslation("bill.transfer", bill.paymentReference())));
      }
    }
    return letter;
  }

  private void references(Account account, Bill bill) {
    if (bill.correctionOf() != null) {
      add(notice(getTranslation("bill.corrects"), link(account, bill.correctionOf())));
    }
    for (BillReference correction : bill.correctedBy()) {
      add(notice(getTranslation("bill.corrected"), link(account, correction)));
    }
    if (!bill.deducted().isEmpty()) {
      UnorderedList rows = new UnorderedList();
      rows.addClassName("portal-rows");
      for (BillReference advance : bill.deducted()) {
        Span amount = new Span(BillWords.money(advance.total().negate(), bill.currency()));
        amount.addClassNames("wl-number", "portal-row-amount");
        rows.add(new ListItem(link(account, advance), amount));
      }
      add(section(getTranslation("bill.deducted"), rows));
    }
  }

  private Anchor link(Account account, BillReference other) {
    return new Anchor(
        AccountNavigation.toBill(account.id(), other.id()),
        getTranslation("bill.number", other.number()));
  }

  private static Component notice(String sentence, Component... more) {
    Paragraph words = new Paragraph(sentence);
    for (Component one : more) {
      words.add(new Span(" "), one);
    }
    Div notice = new Div(new Icon(Icon.Name.ALERT), words);
    notice.addClassName("wl-notice");
    return notice;
  }
}
