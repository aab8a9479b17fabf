package org.wattline.console.tariffs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.vaadin.language.Formats;

/** The prices of a tariff with their dates; who writes it changes them here. */
final class PriceTable extends Div {
  /** Rows that a page carries; a tariff with more is changed in its text. */
  private static final int MOST = 300;

  private final transient @Nullable Change change;
  private final List<BigDecimalField> fields = new ArrayList<>();
  private transient List<PriceRow> shown = List.of();
  private boolean writable = true;

  /** Writes a price into the text. */
  interface Change {
    /** Whether it could be written. */
    boolean to(PriceRow row, BigDecimal value);
  }

  /**
   * @param change takes prices that are changed; null where they are only read
   */
  PriceTable(@Nullable Change change) {
    this.change = change;
    addClassName("paged");
  }

  /** Whether prices can be changed now. */
  void setWritable(boolean writable) {
    this.writable = writable;
    fields.forEach(field -> field.setReadOnly(!writable));
  }

  /** Shows prices; a field that is being written in stays where the prices are the same ones. */
  void show(List<PriceRow> rows) {
    boolean same =
        rows.size() == shown.size()
            && IntStream.range(0, rows.size()).allMatch(i -> rows.get(i).isOf(shown.get(i)));
    shown = rows;
    if (same && !fields.isEmpty()) {
      for (int index = 0; index < fields.size(); index++) {
        fields.get(index).setValue(rows.get(index).value());
      }
      return;
    }
    build(rows);
  }

  private void build(List<PriceRow> rows) {
    removeAll();
    fields.clear();
    if (rows.isEmpty()) {
      add(new Paragraph(getTranslation("tariff.prices.none")));
      return;
    }
    NativeTable table = new NativeTable();
    NativeTableRow head = new NativeTableRow();
    head(head, "tariff.price.of", false);
    head(head, "tariff.price.for", false);
    head(head, "tariff.price.unit", false);
    head(head, "tariff.price.price", true);
    head(head, "tariff.price.from", false);
    head(head, "tariff.price.until", false);
    table.getHead().add(head);
    NativeTableBody body = table.addBody();
    int most = Math.min(MOST, rows.size());
    for (int index = 0; index < most; index++) {
      body.add(row(index));
    }
    Div scroller = new Div(table);
    scroller.addClassNames("paged-scroller", "price-scroller");
    scroller.getElement().setAttribute("role", "region");
    scroller.getElement().setAttribute("tabindex", "0");
    scroller.getElement().setAttribute("aria-label", getTranslation("tariff.prices"));
    add(scroller);
    if (rows.size() > most) {
      add(new Paragraph(getTranslation("tariff.prices.more", most, rows.size())));
    }
  }

  private void head(NativeTableRow head, String key, boolean number) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(key));
    cell.getElement().setAttribute("scope", "col");
    cell.setClassName("wl-number", number);
    head.add(cell);
  }

  private NativeTableRow row(int index) {
    PriceRow row = shown.get(index);
    NativeTableRow cells = new NativeTableRow();
    cells.add(cell(new Text(row.name()), false));
    cells.add(cell(new Text(row.part()), false));
    cells.add(cell(new Text(row.unit()), false));
    cells.add(
        cell(
            change == null ? new Text(row.value().toPlainString()) : field(index, row, change),
            true));
    cells.add(cell(new Text(day(row.from())), false));
    LocalDate to = row.to();
    cells.add(cell(new Text(day(to == null ? null : to.minusDays(1))), false));
    return cells;
  }

  private Component field(int index, PriceRow row, Change change) {
    BigDecimalField field = new BigDecimalField();
    field.setLocale(Formats.here().locale());
    field.setValue(row.value());
    field.setReadOnly(!writable);
    field.addThemeVariants(TextFieldVariant.SMALL, TextFieldVariant.ALIGN_RIGHT);
    field.addClassName("price-field");
    field.setAriaLabel(
        Stream.of(row.name(), row.part(), row.unit(), day(row.from()))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(" ")));
    field.addValueChangeListener(
        event -> {
          PriceRow now = shown.get(index);
          BigDecimal value = event.getValue();
          if (value != null && now.value().compareTo(value) == 0) {
            return;
          }
          if (value == null || !change.to(now, value)) {
            field.setValue(now.value());
          }
        });
    fields.add(field);
    return field;
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "–" : Formats.here().date(day);
  }

  private static NativeTableCell cell(Component content, boolean number) {
    NativeTableCell cell = new NativeTableCell();
    cell.add(content);
    cell.setClassName("wl-number", number);
    return cell;
  }
}
