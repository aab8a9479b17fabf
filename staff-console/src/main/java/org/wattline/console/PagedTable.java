package org.wattline.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wattline.console.CursorPages.Part;
import org.wattline.tenancy.vaadin.view.Trouble;

/**
 * A table within a page: its first rows at once, more when asked for.
 *
 * @param <T> a row
 */
public final class PagedTable<T> extends Div {
  private record Column<T>(String header, boolean number, Function<T, Component> cell) {}

  private final List<Column<T>> columns = new ArrayList<>();
  private final NativeTable table = new NativeTable();
  private final NativeTableBody body = table.addBody();
  private final String name;

  /**
   * @param name what the table holds, for those who do not see it
   */
  public PagedTable(String name) {
    this.name = name;
    addClassName("paged");
  }

  public PagedTable<T> text(String header, Function<T, String> cell) {
    return component(header, row -> new Text(cell.apply(row)));
  }

  public PagedTable<T> component(String header, Function<T, Component> cell) {
    columns.add(new Column<>(header, false, cell));
    return this;
  }

  public PagedTable<T> number(String header, Function<T, String> cell) {
    columns.add(new Column<>(header, true, row -> new Text(cell.apply(row))));
    return this;
  }

  /** Shows rows, all that there are. */
  public PagedTable<T> with(List<T> rows) {
    return with(new Part<>(rows, null), cursor -> new Part<>(List.of(), null));
  }

  /**
   * Shows the first rows.
   *
   * @param more fetches those after a cursor
   */
  public PagedTable<T> with(Part<T> first, Function<String, Part<T>> more) {
    NativeTableRow head = new NativeTableRow();
    for (Column<T> column : columns) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(column.header());
      cell.getElement().setAttribute("scope", "col");
      cell.setClassName("wl-number", column.number());
      head.add(cell);
    }
    table.getHead().add(head);
    Div scroller = new Div(table);
    scroller.addClassName("paged-scroller");
    scroller.getElement().setAttribute("role", "region");
    scroller.getElement().setAttribute("tabindex", "0");
    scroller.getElement().setAttribute("aria-label", name);
    add(scroller);
    fill(first, more);
    return this;
  }

  private void fill(Part<T> part, Function<String, Part<T>> more) {
    part.items().forEach(row -> body.add(row(row)));
    String next = part.next();
    if (next != null) {
      Button button = new Button(getTranslation("table.more"));
      button.addThemeVariants(ButtonVariant.TERTIARY);
      button.addClickListener(click -> more(button, next, more));
      add(button);
    }
  }

  private void more(Button button, String cursor, Function<String, Part<T>> more) {
    Part<T> part;
    try {
      part = more.apply(cursor);
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
      return;
    }
    remove(button);
    fill(part, more);
  }

  private NativeTableRow row(T item) {
    NativeTableRow row = new NativeTableRow();
    for (Column<T> column : columns) {
      NativeTableCell cell = new NativeTableCell();
      cell.add(column.cell().apply(item));
      cell.setClassName("wl-number", column.number());
      row.add(cell);
    }
    return row;
  }

  /** A part of a list of the contract's. */
  public static <T> Part<T> part(org.wattline.billing.contract.Page<T> page) {
    @Nullable String next = page.next();
    return new Part<>(page.items(), next);
  }
}
