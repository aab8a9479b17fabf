package org.wattline.console.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillGroup;
import org.wattline.billing.contract.billing.BillLine;
import org.wattline.billing.contract.billing.BillTax;
import org.wattline.console.PagedTable;
import org.wattline.tenancy.vaadin.view.Badge;

/** A bill beside another, line by line and tax by tax, with what differs marked. */
public final class BillBeside extends Div {

  /** How the keys of lines begin, which come before taxes. */
  private static final String LINE = "line ";

  /**
   * What both bills may have.
   *
   * @param before null where the other bill has none
   * @param now null where this bill has none
   */
  private record Row(String name, @Nullable BigDecimal before, @Nullable BigDecimal now) {
    BigDecimal change() {
      return amount(now).subtract(amount(before));
    }

    private static BigDecimal amount(@Nullable BigDecimal amount) {
      return amount == null ? BigDecimal.ZERO : amount;
    }
  }

  /**
   * @param bill the one in question
   * @param other what it is held against, in the same language
   */
  public BillBeside(Bill bill, Bill other) {
    String currency = bill.currency();
    add(
        new PagedTable<Row>(getTranslation("bill.beside"))
            .component(getTranslation("bill.beside.line"), this::name)
            .number(
                other.number().isEmpty()
                    ? getTranslation("run.before")
                    : getTranslation("bill.number", other.number()),
                row -> money(row.before(), currency))
            .number(getTranslation("bill.beside.this"), row -> money(row.now(), currency))
            .component(getTranslation("bill.beside.change"), row -> change(row, currency))
            .with(rows(bill, other)));
  }

  private List<Row> rows(Bill bill, Bill other) {
    Map<String, Row> rows = new LinkedHashMap<>();
    amounts(bill)
        .forEach((key, amount) -> rows.put(key, new Row(amount.name(), null, amount.amount())));
    amounts(other)
        .forEach(
            (key, amount) ->
                rows.merge(
                    key,
                    new Row(amount.name(), amount.amount(), null),
                    (now, before) -> new Row(now.name(), before.before(), now.now())));
    List<Row> ordered = new ArrayList<>();
    rows.forEach((key, row) -> addWhere(key.startsWith(LINE), row, ordered));
    rows.forEach((key, row) -> addWhere(!key.startsWith(LINE), row, ordered));
    ordered.add(new Row(getTranslation("bill.total"), other.total(), bill.total()));
    return ordered;
  }

  private static void addWhere(boolean wanted, Row row, List<Row> to) {
    if (wanted) {
      to.add(row);
    }
  }

  private record Amount(String name, BigDecimal amount) {
    Amount plus(Amount more) {
      return new Amount(name, amount.add(more.amount()));
    }
  }

  /** Lines of one name at one point are one: a bill has several where a price changed. */
  private static Map<String, Amount> amounts(Bill bill) {
    Map<String, Amount> amounts = new LinkedHashMap<>();
    for (BillGroup group : bill.groups()) {
      for (BillLine line : group.lines()) {
        amounts.merge(
            LINE + group.group() + " " + line.servicePointId() + " " + line.name(),
            new Amount(line.name(), line.amount()),
            Amount::plus);
      }
    }
    for (BillTax tax : bill.taxes()) {
      amounts.merge(
          "tax " + tax.tax() + " " + tax.name(),
          new Amount(tax.name(), tax.amount()),
          Amount::plus);
    }
    return amounts;
  }

  private Component name(Row row) {
    Div cell = new Div(new Span(row.name()));
    cell.addClassName("wl-row");
    if (row.before() == null) {
      cell.add(new Badge(getTranslation("bill.beside.new"), Badge.Tone.BRAND));
    } else if (row.now() == null) {
      cell.add(new Badge(getTranslation("bill.beside.gone"), Badge.Tone.NEUTRAL));
    }
    return cell;
  }

  private static Component change(Row row, String currency) {
    if (row.change().signum() == 0) {
      Span same = new Span("–");
      same.addClassName("wl-muted");
      return same;
    }
    return new Badge(BillWords.change(row.change(), currency), Badge.Tone.WARNING);
  }

  private static String money(@Nullable BigDecimal amount, String currency) {
    return amount == null ? "–" : BillWords.money(amount, currency);
  }
}
