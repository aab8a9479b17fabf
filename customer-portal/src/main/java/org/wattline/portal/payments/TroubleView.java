package org.wattline.portal.payments;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.documents.DocumentsApi;
import org.wattline.billing.contract.documents.IssuerNotice;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.accounts.AccountPage;
import org.wattline.portal.help.Contact;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What can be done when a bill is too much: plain words, and a way for each. */
@Route(value = AccountNavigation.TROUBLE, layout = PortalShell.class)
@RolesAllowed("customer")
class TroubleView extends AccountPage {
  private final transient DocumentsApi documents;
  private final transient BackgroundWork background;

  TroubleView(AccountsApi accounts, DocumentsApi documents, BackgroundWork background) {
    super(accounts);
    this.documents = documents;
    this.background = background;
  }

  @Override
  protected void show(Account account, BeforeEnterEvent event) {
    title(getTranslation("pay.trouble"));
    String pay = AccountNavigation.toPay(account.id(), null);
    add(
        back(pay, getTranslation("pay.title")),
        new PageHeading(getTranslation("pay.trouble")).withLead(getTranslation("trouble.pay.lead")),
        talk(account));
    if (mayPay(account)) {
      add(
          part(
              "instalments",
              new Anchor(
                  AccountNavigation.to(AccountNavigation.ARRANGEMENT, account.id()),
                  getTranslation("arrange.title"))),
          part(
              "part",
              new Anchor(
                  pay + "?" + AccountNavigation.AMOUNT_ASKED + "=other",
                  getTranslation("trouble.pay.part.way"))));
    }
    add(
        part(
            "autopay",
            new Anchor(
                AccountNavigation.to(AccountNavigation.PAYMENTS, account.id()),
                getTranslation("trouble.pay.autopay.way"))),
        part(
            "right",
            new Anchor(
                AccountNavigation.to(AccountNavigation.BILLS, account.id()),
                getTranslation("trouble.pay.right.way"))),
        complain());
  }

  private Section talk(Account account) {
    return section(
        getTranslation("trouble.pay.talk"),
        new Paragraph(getTranslation("trouble.pay.talk.text", account.number())),
        new Contact(SiteScope.current().brand()));
  }

  private Section part(String key, Anchor way) {
    return section(
        getTranslation("trouble.pay." + key),
        new Paragraph(getTranslation("trouble.pay." + key + ".text")),
        way);
  }

  private Section complain() {
    String language = Formats.here().locale().getLanguage();
    return section(
        getTranslation("trouble.pay.rights"),
        new Paragraph(getTranslation("trouble.pay.rights.text")),
        new Loading<>(background, 2, () -> documents.notices(language), this::notices));
  }

  /** What the supplier has printed on every bill, such as who else can be complained to. */
  private Component notices(List<IssuerNotice> notices) {
    Div all = new Div();
    all.addClassName("wl-stack");
    if (!notices.isEmpty()) {
      all.add(new Paragraph(getTranslation("trouble.pay.rights.printed")));
    }
    notices.forEach(notice -> all.add(new H3(notice.heading()), new Paragraph(notice.text())));
    return all;
  }
}
