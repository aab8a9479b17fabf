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
import java.util.Currency;
import java.util.Locale;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.ledger.AccountBalance;
import org.wattline.portal.accounts.AccountNavigation;
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
    if (balance.overdue().signum() > 0) {
      content.add(
          new Anchor(
              AccountNavigation.to(AccountNavigation.TROUBLE, account.id()),
              getTranslation("pay.trouble")));
    }
    boolean mayPay = account.yourRole() != null && account.yourRole() != AccountRole.VIEWER;
    if (balance.balance().signum() > 0 && mayPay) {
      Anchor pay =
          new Anchor(
              AccountNavigation.toPay(account.id(), null),
              getTranslation("pay.do", formats.money(balance.balance(), currency)));
      pay.addClassNames("portal-button", "portal-main-button");
      content.add(pay);
    }
    return content;
  }

  private String how(Overviews.Standing standing) {
    AccountBalance balance = standing.balance();
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
