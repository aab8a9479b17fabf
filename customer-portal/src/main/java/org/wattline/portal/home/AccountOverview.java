package org.wattline.portal.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementInstalment;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.ledger.AccountBalance;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.arrangements.ArrangementWords;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/**
 * One account at a glance: a sentence of state with its one button, what needs attention, the month
 * so far, and the ways to the rest.
 */
final class AccountOverview extends Div {
  private final transient Account account;

  AccountOverview(Account account, Overviews overviews, BackgroundWork background) {
    this.account = account;
    addClassName("wl-page");
    Section state =
        new Section(
            new Loading<>(background, 4, () -> overviews.standing(account.id()), this::standing));
    state.setAriaLabel(getTranslation("home.state"));
    state.addClassName("home-state");
    add(
        state,
        new Loading<>(
            background,
            1,
            () -> overviews.matters(account.id()),
            matters -> Attention.of(this, account, matters)),
        new MonthCard(account, overviews, background),
        ways());
  }

  private Component standing(Overviews.Standing standing) {
    AccountBalance balance = standing.balance();
    Formats formats = Formats.here();
    Currency currency = Currency.getInstance(balance.currency());
    H2 sentence = new H2(StateWords.sentence(this, standing));
    sentence.addClassName("home-sentence");
    Div content = new Div(sentence);
    content.addClassName("wl-stack");
    Paragraph how = new Paragraph(how(standing));
    how.addClassName("wl-muted");
    content.add(how);
    standing.arrangement().ifPresent(running -> content.add(arrangement(balance, running)));
    if (balance.overdue().signum() > 0) {
      content.add(
          new Anchor(
              AccountNavigation.to(AccountNavigation.TROUBLE, account.id()),
              getTranslation("pay.trouble")));
    }
    boolean mayPay = account.yourRole() != null && account.yourRole() != AccountRole.VIEWER;
    ArrangementInstalment next = standing.arrangement().map(Arrangement::next).orElse(null);
    if (balance.balance().signum() > 0 && mayPay) {
      Anchor pay =
          new Anchor(
              next == null
                  ? AccountNavigation.toPay(account.id(), null)
                  : AccountNavigation.toPayInstalment(account.id()),
              getTranslation(
                  "pay.do",
                  formats.money(next == null ? balance.balance() : next.open(), currency)));
      pay.addClassNames("portal-button", "portal-main-button");
      content.add(pay);
    }
    return content;
  }

  /** What is owed beside the instalments, and the way to them. */
  private Component arrangement(AccountBalance balance, Arrangement running) {
    Div words = new Div();
    words.addClassName("wl-stack");
    BigDecimal beside = balance.balance().subtract(running.total().subtract(running.paid()));
    if (beside.signum() > 0) {
      words.add(
          new Paragraph(
              getTranslation(
                  "arrangement.beside",
                  Formats.here().money(beside, Currency.getInstance(balance.currency())))));
    }
    words.add(
        new Anchor(
            AccountNavigation.to(AccountNavigation.ARRANGEMENT, account.id()),
            getTranslation("arrangement.see")));
    return words;
  }

  private String how(Overviews.Standing standing) {
    AccountBalance balance = standing.balance();
    Optional<ArrangementInstalment> late =
        standing
            .arrangement()
            .map(Arrangement::next)
            .filter(next -> next.dueOn().isBefore(balance.asOf()));
    if (late.isPresent()) {
      return ArrangementWords.late(this, standing.arrangement().orElseThrow(), late.get().dueOn());
    }
    if (balance.balance().signum() < 0) {
      return getTranslation("state.credit.how");
    }
    if (balance.balance().signum() == 0) {
      return getTranslation("state.even.how");
    }
    if (standing.autopay().enabled() && balance.overdue().signum() == 0) {
      return getTranslation("state.autopay.how");
    }
    return getTranslation(balance.overdue().signum() > 0 ? "state.overdue.how" : "state.due.how");
  }

  private Component ways() {
    UnorderedList list = new UnorderedList();
    list.addClassName("home-ways");
    way(list, Icon.Name.ACCOUNT, AccountNavigation.BILLS, "bills");
    way(list, Icon.Name.BOLT, AccountNavigation.USAGE, "usage");
    way(list, Icon.Name.HISTORY, AccountNavigation.PAYMENTS, "payments");
    way(list, Icon.Name.SEARCH, AccountNavigation.TARIFFS, "tariffs");
    way(list, Icon.Name.MIGRATE, AccountNavigation.MOVE, "move");
    way(list, Icon.Name.PEOPLE, "accounts/:accountId", "account");
    Nav nav = new Nav(list);
    nav.setAriaLabel(getTranslation("home.ways"));
    return nav;
  }

  private void way(UnorderedList list, Icon.Name icon, String page, String key) {
    Span title = new Span(getTranslation("way." + key));
    title.addClassName("wl-strong");
    Span text = new Span(getTranslation("way." + key.toLowerCase(Locale.ROOT) + ".text"));
    text.addClassNames("wl-small", "wl-muted");
    Div words = new Div(title, text);
    words.addClassName("portal-row-words");
    Anchor link = new Anchor(AccountNavigation.to(page, account.id()));
    link.add(new Icon(icon), words);
    link.addClassName("home-way");
    list.add(new ListItem(link));
  }
}
