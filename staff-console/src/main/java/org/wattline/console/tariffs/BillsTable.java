package org.wattline.console.tariffs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.tariffs.RatedBill;
import org.wattline.billing.contract.tariffs.TestBill;
import org.wattline.console.bills.BillWords;

/** A test bill beside the bill by what is in force: the finding in a sentence, then the lines. */
final class BillsTable extends Div {
  private final String currency;

  BillsTable(TestBill bill) {
    this.currency = bill.draft().currency();
    addClassNames("wl-stack", "paged");
    RatedBill inForce = bill.published();
    Paragraph finding = new Paragraph(finding(bill.draft(), inForce));
    finding.addClassName("wl-strong");
    add(finding);
    refusals("tariff.test.refusals.draft", bill.draft());
    if (inForce != null) {
      refusals("tariff.test.refusals.inforce", inForce);
    }
    add(table(bill, inForce));
  }

  private String finding(RatedBill draft, @Nullable RatedBill inForce) {
    String total = money(draft.total());
    if (inForce == null) {
      return getTranslation("tariff.test.nothing", total);
    }
    BigDecimal more = draft.total().subtract(inForce.total());
    return switch (more.signum()) {
      case 0 -> getTranslation("tariff.test.same", total);
      case 1 -> getTranslation("tariff.test.more", total, money(inForce.total()), money(more));
      default ->
          getTranslation("tariff.test.less", total, money(inForce.total()), money(more.negate()));
    };
  }

  private void refusals(String key, RatedBill bill) {
    if (!bill.complete()) {
      UnorderedList list = new UnorderedList();
      bill.refusals().forEach(refusal -> list.add(new ListItem(refusal)));
      add(new Paragraph(getTranslation(key)), list);
    }
  }

  private Component table(TestBill bill, @Nullable RatedBill inForce) {
    NativeTable table = new NativeTable();
    NativeTableRow head = new NativeTableRow();
    head(head, "tariff.test.line", false);
    head(head, "tariff.test.bydraft", true);
    if (inForce != null) {
      head(head, "tariff.test.byinforce", true);
      head(head, "tariff.test.difference", true);
    }
    table.getHead().add(head);
    NativeTableBody body = table.addBody();
    for (BillsBeside.Row row : BillsBeside.of(bill.draft(), inForce).rows()) {
      body.add(line(row, inForce != null));
    }
    body.add(total(bill.draft(), inForce));
    Div scroller = new Div(table);
    scroller.addClassName("paged-scroller");
    scroller.getElement().setAttribute("role", "region");
    scroller.getElement().setAttribute("tabindex", "0");
    scroller.getElement().setAttribute("aria-label", getTranslation("tariff.test"));
    return scroller;
  }

  private NativeTableRow line(BillsBeside.Row row, boolean both) {
    NativeTableRow cells = new NativeTableRow();
    cells.add(cell(row.name(), false), cell(amount(row.draft()), true));
    if (both) {
      cells.add(cell(amount(row.inForce()), true), cell(difference(row), true));
      cells.setClassName("bill-differs", row.difference().signum() != 0);
    }
    return cells;
  }

  private String difference(BillsBeside.Row row) {
    if (row.inForce() == null) {
      return getTranslation("tariff.test.new", change(row.difference()));
    }
    if (row.draft() == null) {
      return getTranslation("tariff.test.gone", change(row.difference()));
    }
    return row.difference().signum() == 0
        ? getTranslation("tariff.test.unchanged")
        : change(row.difference());
  }

  private NativeTableRow total(RatedBill draft, @Nullable RatedBill inForce) {
    NativeTableRow cells = new NativeTableRow();
    cells.addClassName("table-total");
    cells.add(cell(getTranslation("bill.total"), false), cell(money(draft.total()), true));
    if (inForce != null) {
      cells.add(
          cell(money(inForce.total()), true),
          cell(change(draft.total().subtract(inForce.total())), true));
    }
    return cells;
  }

  private void head(NativeTableRow head, String key, boolean number) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(key));
    cell.getElement().setAttribute("scope", "col");
    cell.setClassName("wl-number", number);
    head.add(cell);
  }

  private static NativeTableCell cell(String text, boolean number) {
    NativeTableCell cell = new NativeTableCell();
    cell.add(new Text(text));
    cell.setClassName("wl-number", number);
    return cell;
  }

  private String amount(@Nullable BigDecimal amount) {
    return amount == null ? "–" : money(amount);
  }

  private String money(BigDecimal amount) {
    return BillWords.money(amount, currency);
  }

  private String change(BigDecimal amount) {
    return BillWords.change(amount, currency);
  }
}
