package org.wattline.portal.bills;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillComparison;
import org.wattline.billing.contract.billing.Difference;
import org.wattline.billing.contract.customers.Account;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.tenancy.vaadin.language.Formats;

/** Why a bill differs from the one before: as it was computed, reason by reason. */
final class ComparisonCard extends Section {
  private final String currency;

  ComparisonCard(Account account, Bill bill, BillComparison comparison) {
    this.currency = bill.currency();
    addClassName("wl-card");
    int way = comparison.change().signum();
    String change = BillWords.money(comparison.change().abs(), currency);
    add(
        new H2(getTranslation("bill.why")),
        new Paragraph(
            way == 0
                ? getTranslation("bill.why.same")
                : getTranslation(way > 0 ? "bill.why.more" : "bill.why.less", change)));
    UnorderedList rows = new UnorderedList();
    rows.addClassName("portal-rows");
    comparison.differences().forEach(difference -> rows.add(row(difference)));
    add(
        rows,
        new Anchor(
            AccountNavigation.toBill(account.id(), comparison.previous().id()),
            getTranslation("bill.why.previous", comparison.previous().number())));
  }

  private ListItem row(Difference difference) {
    Formats formats = Formats.here();
    Span name = new Span(difference.name());
    name.addClassName("wl-strong");
    Span why =
        new Span(
            getTranslation(
                "difference." + difference.kind().name().toLowerCase(Locale.ROOT),
                value(difference.kind(), difference.before()),
                value(difference.kind(), difference.now())));
    why.addClassNames("wl-small", "wl-muted");
    Div words = new Div(name, why);
    words.addClassName("portal-row-words");
    Span amount = new Span(formats.change(difference.amount(), Currency.getInstance(currency)));
    amount.addClassNames("wl-number", "portal-row-amount");
    return new ListItem(words, amount);
  }

  private String value(Difference.Kind kind, BigDecimal value) {
    Formats formats = Formats.here();
    return switch (kind) {
      case USAGE -> formats.quantity(value, "kWh");
      case PRICE -> formats.price(value, Currency.getInstance(currency));
      case DAYS -> formats.count(value.longValue());
      case LINE, TAX, ADVANCES -> BillWords.money(value, currency);
    };
  }
}
