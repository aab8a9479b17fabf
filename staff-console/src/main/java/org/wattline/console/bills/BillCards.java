package org.wattline.console.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillComparison;
import org.wattline.billing.contract.billing.BillGroup;
import org.wattline.billing.contract.billing.BillLine;
import org.wattline.billing.contract.billing.BillTax;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.billing.Difference;
import org.wattline.console.PagedTable;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** The parts of a bill: its lines by group, its taxes, and why it differs from the one before. */
public final class BillCards {
  private final BillsApi bills;
  private final BackgroundWork background;

  public BillCards(BillsApi bills, BackgroundWork background) {
    this.bills = bills;
    this.background = background;
  }

  /** Groups with their lines, then taxes, then the total. */
  public Div lines(Component where, Bill bill) {
    Div card = ConsoleShell.card(new H2(where.getTranslation("bill.lines")));
    LineRow rows = new LineRow(where, bill, bills, background);
    for (BillGroup group : bill.groups()) {
      String key = "bill.group." + group.group().name().toLowerCase(Locale.ROOT);
      card.add(head(where.getTranslation(key), group.amount(), bill.currency()));
      for (BillLine line : group.lines()) {
        card.add(rows.of(line));
      }
    }
    if (!bill.taxes().isEmpty()) {
      card.add(head(where.getTranslation("bill.taxes"), bill.tax(), bill.currency()));
      for (BillTax tax : bill.taxes()) {
        card.add(rows.of(tax));
      }
    }
    if (bill.groups().isEmpty() && bill.taxes().isEmpty()) {
      card.add(new Paragraph(where.getTranslation("bill.empty")));
    }
    Span label = new Span(where.getTranslation("bill.total"));
    Span total = new Span(BillWords.money(bill.total(), bill.currency()));
    total.addClassName("wl-number");
    Div sum = new Div(label, total);
    sum.addClassName("line-total");
    card.add(sum);
    return card;
  }

  private static Div head(String name, BigDecimal amount, String currency) {
    Span sum = new Span(BillWords.money(amount, currency));
    sum.addClassName("wl-number");
    Div head = new Div(new H3(name), sum);
    head.addClassName("line-group");
    return head;
  }

  /** Why a bill differs from the one before, reason by reason. */
  public Div comparison(Component where, Bill bill, BillComparison comparison) {
    int way = comparison.change().signum();
    String change = BillWords.money(comparison.change().abs(), bill.currency());
    String key = way == 0 ? "bill.why.same" : way > 0 ? "bill.why.more" : "bill.why.less";
    Div card =
        ConsoleShell.card(
            new H2(where.getTranslation("bill.why")),
            new Paragraph(where.getTranslation(key, change)));
    card.add(
        new PagedTable<Difference>(where.getTranslation("bill.why"))
            .text(where.getTranslation("difference.of"), Difference::name)
            .text(
                where.getTranslation("difference.why"), difference -> why(where, bill, difference))
            .number(
                where.getTranslation("line.amount"),
                difference -> BillWords.change(difference.amount(), bill.currency()))
            .with(comparison.differences()));
    card.add(
        BillsNavigation.to(
            comparison.previous().id(),
            where.getTranslation("bill.why.previous", comparison.previous().number())));
    return card;
  }

  private static String why(Component where, Bill bill, Difference difference) {
    return where.getTranslation(
        "difference." + difference.kind().name().toLowerCase(Locale.ROOT),
        value(difference.kind(), difference.before(), bill.currency()),
        value(difference.kind(), difference.now(), bill.currency()));
  }

  private static String value(Difference.Kind kind, BigDecimal value, String currency) {
    Formats formats = Formats.here();
    return switch (kind) {
      case USAGE -> formats.quantity(value, "kWh");
      case PRICE -> formats.price(value, Currency.getInstance(currency));
      case DAYS -> formats.count(value.longValue());
      case LINE, TAX, ADVANCES -> BillWords.money(value, currency);
    };
  }
}
