package org.wattline.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.vaadin.language.Formats;

/**
 * A column of a table.
 *
 * @param <T> a row
 * @param cell what the page shows
 * @param text the same as a text, for files; null where the cells are there to act on
 * @param order how rows are sorted by it; null where they are not
 * @param money what it comes to; null where it is no money
 */
record TableColumn<T>(
    String header,
    boolean number,
    Function<T, Component> cell,
    @Nullable Function<T, String> text,
    @Nullable Comparator<T> order,
    @Nullable Money<T> money) {

  /** An amount of each row, and its currency. */
  record Money<T>(Function<T, @Nullable BigDecimal> amount, Function<T, String> currency) {}

  /** A column whose cells are more than a text. */
  static <T> TableColumn<T> component(String header, Function<T, Component> cell) {
    return new TableColumn<>(
        header, false, cell, row -> words(cell.apply(row)).strip(), null, null);
  }

  /** A column whose cells are there to act on; files have none of it. */
  static <T> TableColumn<T> control(String header, Function<T, Component> cell) {
    return new TableColumn<>(header, false, cell, null, null, null);
  }

  static <T> TableColumn<T> text(String header, Function<T, String> text) {
    return new TableColumn<>(header, false, row -> new Text(text.apply(row)), text, null, null);
  }

  static <T> TableColumn<T> number(String header, Function<T, String> text) {
    return new TableColumn<>(header, true, row -> new Text(text.apply(row)), text, null, null);
  }

  /**
   * Money, which can be sorted and is added up.
   *
   * @param amount null where a row has none
   */
  static <T> TableColumn<T> money(
      String header, Function<T, @Nullable BigDecimal> amount, Function<T, String> currency) {
    Function<T, String> text =
        row -> {
          BigDecimal value = amount.apply(row);
          return value == null ? "–" : said(value, currency.apply(row));
        };
    return new TableColumn<>(
        header,
        true,
        row -> new Text(text.apply(row)),
        text,
        Comparator.comparing(amount, Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder())),
        new Money<>(amount, currency));
  }

  /** The column, sorted by something of each row; rows without it come first. */
  <K extends Comparable<? super K>> TableColumn<T> by(Function<T, @Nullable K> key) {
    return new TableColumn<>(
        header,
        number,
        cell,
        text,
        Comparator.comparing(key, Comparator.nullsFirst(Comparator.<K>naturalOrder())),
        money);
  }

  static String said(BigDecimal amount, String currency) {
    return Formats.here().money(amount, Currency.getInstance(currency));
  }

  /** What a component says, its parts apart. */
  private static String words(Component component) {
    StringBuilder words = new StringBuilder(component.getElement().getText().strip());
    component
        .getChildren()
        .filter(child -> !(child instanceof Text))
        .map(TableColumn::words)
        .filter(each -> !each.isBlank())
        .forEach(each -> words.append(words.isEmpty() ? "" : " ").append(each));
    return words.toString();
  }
}
