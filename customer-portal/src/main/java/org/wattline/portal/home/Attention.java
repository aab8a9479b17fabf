package org.wattline.portal.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.wattline.billing.contract.billing.BillSummary;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentStatus;
import org.wattline.billing.contract.payments.SavedMethod;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.bills.BillWords;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;

/** What needs attention, the most pressing first, and never more than three. */
final class Attention extends Section {
  private static final int MOST = 3;

  private Attention(List<Div> matters) {
    addClassName("wl-stack");
    add(new H2(getTranslation("attention.title")));
    matters.forEach(this::add);
  }

  static Component of(Component where, Account account, Overviews.Matters known) {
    List<Div> matters = new ArrayList<>();
    known.payments().stream()
        .filter(payment -> payment.status() == PaymentStatus.FAILED)
        .findFirst()
        .ifPresent(payment -> matters.add(failed(where, account, payment)));
    known.payments().stream()
        .filter(payment -> payment.status() == PaymentStatus.DISPUTED)
        .findFirst()
        .ifPresent(
            payment ->
                matters.add(
                    matter(
                        "wl-notice-warning",
                        where.getTranslation("attention.disputed"),
                        new Anchor("help", where.getTranslation("nav.help")))));
    YearMonth now = YearMonth.from(known.balance().asOf());
    known.methods().stream()
        .filter(method -> known.autopay().enabled())
        .filter(method -> method.id().equals(known.autopay().methodId()))
        .filter(method -> !expiry(method).isAfter(now.plusMonths(1)))
        .findFirst()
        .ifPresent(
            method ->
                matters.add(
                    matter(
                        "wl-notice-warning",
                        where.getTranslation("attention.card", method.lastDigits()),
                        new Anchor(
                            AccountNavigation.to(AccountNavigation.PAYMENTS, account.id()),
                            where.getTranslation("attention.card.way")))));
    known.bills().stream()
        .filter(BillSummary::estimated)
        .findFirst()
        .ifPresent(
            bill ->
                matters.add(
                    matter(
                        "",
                        where.getTranslation(
                            "attention.estimated",
                            BillWords.named(
                                where,
                                bill.kind(),
                                bill.finalBill(),
                                bill.from(),
                                bill.to(),
                                known.balance().asOf())),
                        new Anchor(
                            AccountNavigation.toBill(account.id(), bill.id()),
                            where.getTranslation("attention.estimated.way")))));
    if (matters.isEmpty()) {
      return new Div();
    }
    return new Attention(matters.subList(0, Math.min(MOST, matters.size())));
  }

  private static Div failed(Component where, Account account, Payment payment) {
    return matter(
        "wl-notice-danger",
        where.getTranslation(
            "attention.failed",
            Formats.here().money(payment.amount(), Currency.getInstance(payment.currency())),
            Formats.here().day(payment.requestedAt())),
        new Anchor(
            AccountNavigation.toPay(account.id(), payment.billId()),
            where.getTranslation("paid.again")));
  }

  private static Div matter(String tone, String sentence, Anchor way) {
    Paragraph words = new Paragraph(sentence);
    words.add(new Span(" "), way);
    Div matter = new Div(new Icon(Icon.Name.ALERT), words);
    matter.addClassName("wl-notice");
    if (!tone.isEmpty()) {
      matter.addClassName(tone);
    }
    return matter;
  }

  private static YearMonth expiry(SavedMethod method) {
    return YearMonth.of(method.expiryYear(), method.expiryMonth());
  }
}
