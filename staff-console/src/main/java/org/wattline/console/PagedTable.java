package org.wattline.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wattline.console.CursorPages.Part;
import org.wattline.tenancy.vaadin.view.Trouble;

/**
 * A table within a page: its first rows at once, more when asked for. A list that is served in
 * parts can be sorted among the rows that are loaded, says what its money comes to, has its columns
 * chosen and is downloaded whole. A page keeps {@value #MOST_SHOWN} rows at most: the oldest make
 * room.
 *
 * @param <T> a row
 */
public final class PagedTable<T> extends Div {
  /** Rows that a page carries: more make a browser slow, and nobody reads them. */
  static final int MOST_SHOWN = 500;

  private final List<TableColumn<T>> columns = new ArrayList<>();
  private final List<T> rows = new ArrayList<>();
  private final NativeTable table = new NativeTable();
  private final NativeTableBody body = table.addBody();
  private final Paragraph state = new Paragraph();
  private final Div foot = new Div();
  private final String name;
  private String file;
  private @Nullable ColumnChoice choice;
  private @Nullable TableColumn<T> sorted;
  private boolean descending;
  private @Nullable String next;
  private int dropped;
  private transient Part<T> first = new Part<>(List.of(), null);
  private transient Function<String, Part<T>> more = cursor -> new Part<>(List.of(), null);

  /**
   * @param name what the table holds, for those who do not see it
   */
  public PagedTable(String name) {
    this.name = name;
    this.file = name;
    addClassName("paged");
    state.addClassNames("wl-small", "wl-muted");
    state.getElement().setAttribute("role", "status");
    state.setVisible(false);
  }

  public PagedTable<T> text(String header, Function<T, String> cell) {
    columns.add(TableColumn.text(header, cell));
    return this;
  }

  public PagedTable<T> component(String header, Function<T, Component> cell) {
    columns.add(TableColumn.component(header, cell));
    return this;
  }

  /** Cells to act on, such as a box to choose the row. */
  public PagedTable<T> control(String header, Function<T, Component> cell) {
    columns.add(TableColumn.control(header, cell));
    return this;
  }

  public PagedTable<T> number(String header, Function<T, String> cell) {
    columns.add(TableColumn.number(header, cell));
    return this;
  }

  /**
   * Money: sorted by its amount and added up.
   *
   * @param amount null where a row has none
   */
  public PagedTable<T> money(
      String header, Function<T, @Nullable BigDecimal> amount, Function<T, String> currency) {
    columns.add(TableColumn.money(header, amount, currency));
    return this;
  }

  /** Lets the rows be sorted by the column that was named last. */
  public <K extends Comparable<? super K>> PagedTable<T> by(Function<T, @Nullable K> key) {
    columns.add(columns.removeLast().by(key));
    return this;
  }

  /** Gives its file another name than the table's, such as one that says a day. */
  public PagedTable<T> file(String named) {
    this.file = named;
    return this;
  }

  /** Shows rows, all that there are. */
  public PagedTable<T> with(List<T> all) {
    rows.addAll(all);
    return build();
  }

  /**
   * Shows the first rows of a list.
   *
   * @param more fetches those after a cursor
   */
  public PagedTable<T> with(Part<T> first, Function<String, Part<T>> more) {
    this.first = first;
    this.more = more;
    rows.addAll(first.items());
    next = first.next();
    addClassName("paged-list");
    choice =
        new ColumnChoice(name, columns.stream().map(TableColumn::header).toList(), this::render);
    CsvLink<T> link =
        new CsvLink<>(
            file, this::chosen, cursor -> cursor == null ? this.first : this.more.apply(cursor));
    Div tools = new Div(choice, link);
    tools.addClassName("table-tools");
    add(tools);
    return build();
  }

  private PagedTable<T> build() {
    Div scroller = new Div(table);
    scroller.addClassName("paged-scroller");
    scroller.getElement().setAttribute("role", "region");
    scroller.getElement().setAttribute("tabindex", "0");
    scroller.getElement().setAttribute("aria-label", name);
    add(state, scroller, foot);
    render();
    return this;
  }

  private List<TableColumn<T>> chosen() {
    ColumnChoice chosen = choice;
    return chosen == null
        ? columns
        : columns.stream().filter(column -> chosen.isShown(column.header())).toList();
  }

  /** Shows everything anew: other columns, another order, or other rows. */
  private void render() {
    table.getHead().removeAll();
    table.getFoot().removeAll();
    body.removeAll();
    List<TableColumn<T>> shown = chosen();
    NativeTableRow head = new NativeTableRow();
    shown.forEach(column -> head.add(header(column)));
    table.getHead().add(head);
    for (T row : ordered()) {
      body.add(row(row, shown, body.getRows().isEmpty()));
    }
    after(shown);
  }

  private List<T> ordered() {
    Comparator<T> order = sorted == null ? null : sorted.order();
    return order == null
        ? rows
        : rows.stream().sorted(descending ? order.reversed() : order).toList();
  }

  private NativeTableHeaderCell header(TableColumn<T> column) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell();
    cell.getElement().setAttribute("scope", "col");
    cell.setClassName("wl-number", column.number());
    if (choice == null || column.order() == null) {
      cell.setText(column.header());
      return cell;
    }
    NativeButton button = new NativeButton(column.header(), click -> sort(column));
    button.addClassName("table-sort");
    boolean mine = column.equals(sorted);
    cell.getElement()
        .setAttribute("aria-sort", !mine ? "none" : descending ? "descending" : "ascending");
    cell.add(button);
    return cell;
  }

  /** Upwards, downwards, then as the list comes. */
  private void sort(TableColumn<T> column) {
    if (!column.equals(sorted)) {
      sorted = column;
      descending = false;
    } else if (descending) {
      sorted = null;
    } else {
      descending = true;
    }
    render();
  }

  private void after(List<TableColumn<T>> shown) {
    say();
    foot.removeAll();
    String cursor = next;
    if (cursor != null) {
      Button button = new Button(getTranslation("table.more"), click -> more(cursor));
      button.addThemeVariants(ButtonVariant.TERTIARY);
      foot.add(button);
    }
    table.getFoot().removeAll();
    if (choice != null && shown.stream().anyMatch(column -> column.money() != null)) {
      table.getFoot().add(totals(shown));
    }
  }

  /** Says what is not to be seen from the rows. */
  private void say() {
    List<String> sentences = new ArrayList<>();
    if (sorted != null && (next != null || dropped > 0)) {
      sentences.add(getTranslation("table.sorted", rows.size()));
    }
    state.removeAll();
    state.setVisible(!sentences.isEmpty() || dropped > 0);
    sentences.forEach(sentence -> state.add(new Span(sentence)));
    if (dropped > 0) {
      Button back = new Button(getTranslation("table.again"), click -> again());
      back.addThemeVariants(ButtonVariant.TERTIARY);
      state.add(new Span(getTranslation("table.dropped", dropped)), back);
    }
  }

  private NativeTableRow totals(List<TableColumn<T>> shown) {
    NativeTableRow total = new NativeTableRow();
    total.addClassName("table-total");
    boolean lead = true;
    for (TableColumn<T> column : shown) {
      TableColumn.Money<T> money = column.money();
      NativeTableCell cell = new NativeTableCell();
      cell.setClassName("wl-number", column.number());
      if (money != null) {
        cell.setText(MoneyTotals.of(money, rows));
      } else if (lead) {
        cell.setText(getTranslation("table.total", rows.size()));
      }
      lead = false;
      total.add(cell);
    }
    return total;
  }

  private void more(String cursor) {
    Part<T> part;
    try {
      part = more.apply(cursor);
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
      return;
    }
    rows.addAll(part.items());
    next = part.next();
    int over = rows.size() - MOST_SHOWN;
    if (over > 0) {
      rows.subList(0, over).clear();
      dropped += over;
    }
    if (sorted == null && over <= 0) {
      List<TableColumn<T>> shown = chosen();
      part.items().forEach(row -> body.add(row(row, shown, false)));
      after(shown);
    } else {
      render();
    }
  }

  /** The first rows again, as they were. */
  private void again() {
    rows.clear();
    rows.addAll(first.items());
    next = first.next();
    dropped = 0;
    render();
  }

  private NativeTableRow row(T item, List<TableColumn<T>> shown, boolean leading) {
    NativeTableRow row = new NativeTableRow();
    if (choice != null) {
      // the keys of rows are in page.js
      row.getElement().setAttribute("data-row", true);
      row.getElement().setAttribute("tabindex", leading ? "0" : "-1");
    }
    for (TableColumn<T> column : shown) {
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
