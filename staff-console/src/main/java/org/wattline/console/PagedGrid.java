package org.wattline.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table that fills a page: rows are fetched as they are scrolled to. It can be sorted among the
 * rows that are loaded, says what their money comes to, has its columns chosen and is downloaded
 * whole.
 *
 * @param <T> a row
 */
public final class PagedGrid<T> extends Div {
  private final String name;
  private final transient CursorPages<T> pages;
  private final Grid<T> grid = new Grid<>();
  private final Map<Grid.Column<T>, TableColumn<T>> columns = new LinkedHashMap<>();
  private final Map<TableColumn.Money<T>, Span> totals = new LinkedHashMap<>();
  private final Span counted = new Span();
  private final Paragraph state = new Paragraph();
  private transient Runnable chosen = () -> {};
  private String file;
  private boolean sorted;

  /**
   * @param name what the table holds
   */
  public PagedGrid(String name, CursorPages<T> pages) {
    this.name = name;
    this.file = name;
    this.pages = pages;
    addClassName("grid-page");
    grid.addThemeVariants(GridVariant.NO_BORDER);
    grid.addClassName("console-grid");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    // the keys of rows are in page.js
    grid.getElement().setAttribute("data-rows", true);
    grid.getElement().setAttribute("aria-label", name);
    state.addClassNames("wl-small", "wl-muted");
    state.getElement().setAttribute("role", "status");
  }

  public PagedGrid<T> text(String header, int width, Function<T, String> text) {
    return add(TableColumn.text(header, text), grid.addColumn(text::apply), width);
  }

  public PagedGrid<T> component(String header, int width, Function<T, Component> cell) {
    return add(TableColumn.component(header, cell), grid.addComponentColumn(cell::apply), width);
  }

  public PagedGrid<T> number(String header, Function<T, String> text) {
    return add(TableColumn.number(header, text), grid.addColumn(text::apply), 1);
  }

  /**
   * Money: sorted by its amount and added up.
   *
   * @param amount null where a row has none
   */
  public PagedGrid<T> money(
      String header, Function<T, @Nullable BigDecimal> amount, Function<T, String> currency) {
    TableColumn<T> column = TableColumn.money(header, amount, currency);
    Function<T, @Nullable String> text = column.text();
    if (text == null) {
      throw new IllegalStateException("Money has a text");
    }
    return add(column, grid.addColumn(text::apply), 1);
  }

  /** Lets the rows be sorted by the column that was named last. */
  public <K extends Comparable<? super K>> PagedGrid<T> by(Function<T, @Nullable K> key) {
    Grid.Column<T> last = grid.getColumns().getLast();
    TableColumn<T> column = columns.get(last);
    if (column != null) {
      columns.put(last, column.by(key));
    }
    return this;
  }

  private PagedGrid<T> add(TableColumn<T> column, Grid.Column<T> shown, int width) {
    shown
        .setHeader(column.header())
        .setFlexGrow(width)
        .setResizable(true)
        .setTextAlign(column.number() ? ColumnTextAlign.END : ColumnTextAlign.START);
    columns.put(shown, column);
    return this;
  }

  /** Gives its file another name than the table's, such as one that says a day. */
  public PagedGrid<T> file(String named) {
    this.file = named;
    return this;
  }

  /** What is done with the grid itself, such as listening to its rows. */
  public PagedGrid<T> also(Consumer<Grid<T>> done) {
    done.accept(grid);
    return this;
  }

  /**
   * Shows the rows.
   *
   * @param narrow how many columns a phone shows
   */
  public PagedGrid<T> shown(int narrow) {
    columns.forEach(this::finish);
    if (!totals.isEmpty()) {
      grid.getColumns().getFirst().setFooter(counted);
    }
    ColumnChoice choice =
        new ColumnChoice(
            name, columns.values().stream().map(TableColumn::header).toList(), () -> chosen.run());
    NarrowColumns<T> narrowed =
        new NarrowColumns<>(
            grid,
            narrow,
            column -> {
              TableColumn<T> of = columns.get(column);
              return of == null || choice.isShown(of.header());
            });
    chosen = narrowed::refresh;
    narrowed.refresh();
    CsvLink<T> link =
        new CsvLink<>(
            file,
            () -> columns.values().stream().filter(each -> choice.isShown(each.header())).toList(),
            pages::read);
    Div tools = new Div(choice, link, state);
    tools.addClassName("table-tools");
    add(tools, grid);
    grid.setItems(this::fetch);
    grid.addSortListener(
        change -> {
          // while it is sorted the table ends with what is loaded
          grid.getLazyDataView().setItemCountUnknown();
          grid.getLazyDataView().refreshAll();
        });
    return this;
  }

  private void finish(Grid.Column<T> shown, TableColumn<T> column) {
    if (column.order() != null) {
      shown.setSortProperty(column.header());
    }
    TableColumn.Money<T> money = column.money();
    if (money != null) {
      Span total = new Span();
      total.addClassName("wl-strong");
      totals.put(money, total);
      shown.setFooter(total);
    }
  }

  private Stream<T> fetch(Query<T, Void> query) {
    Comparator<T> order = order(query.getSortOrders());
    sorted = order != null;
    pages.sort(order);
    List<T> rows = new ArrayList<>(pages.fetch(query.getOffset(), query.getLimit()).toList());
    say();
    return rows.stream();
  }

  private @Nullable Comparator<T> order(List<QuerySortOrder> wanted) {
    Comparator<T> order = null;
    for (QuerySortOrder each : wanted) {
      for (TableColumn<T> column : columns.values()) {
        Comparator<T> own = column.order();
        if (own != null && column.header().equals(each.getSorted())) {
          Comparator<T> directed =
              each.getDirection() == SortDirection.DESCENDING ? own.reversed() : own;
          order = order == null ? directed : order.thenComparing(directed);
        }
      }
    }
    return order;
  }

  /** Says what is not to be seen from the rows, and what their money comes to. */
  private void say() {
    int loaded = pages.loaded().size();
    if (pages.isFull()) {
      state.setText(getTranslation("table.full", loaded));
    } else if (sorted && !pages.isComplete()) {
      state.setText(getTranslation("table.sorted", loaded));
    } else {
      state.setText("");
    }
    counted.setText(getTranslation("table.total", loaded));
    totals.forEach((money, total) -> total.setText(MoneyTotals.of(money, pages.loaded())));
  }
}
