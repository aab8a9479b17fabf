package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.Query;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.console.CursorPages.Part;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;
import org.wattline.tenancy.vaadin.test.OnSite;

/** Long lists: what is asked of the service, what a page carries, and what a file holds. */
@Tag("UC-005")
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "supervisor")
class TablesTest extends ViewTest {
  private static final int MANY = 10_000;

  @BeforeEach
  void tenThousandCustomers() {
    billing.customers.clear();
    IntStream.range(0, MANY)
        .forEach(
            n ->
                billing.person(
                    "An", String.format(Locale.ROOT, "Number %05d", MANY - n), "City " + n));
    billing.asked.clear();
  }

  @Test
  void aPageOfTenThousandRowsAsksForWhatItShowsAndNothingTwice() {
    again("customers");

    assertThat(billing.asked).containsExactly("null 100");
    Grid<Customer> grid = grid();
    assertThat(at(grid, 50)).isEqualTo("An Number 09950");
    assertThat(billing.asked).hasSize(1);

    assertThat(at(grid, MANY - 1)).isEqualTo("An Number 00001");
    assertThat(billing.asked).hasSize(100).doesNotHaveDuplicates();
    // and back again, out of what is here
    assertThat(at(grid, 0)).isEqualTo("An Number 10000");
    assertThat(billing.asked).hasSize(100);
    assertThat(text()).doesNotContain("Narrow the choice");
  }

  @Test
  void aPageKeepsTenThousandRowsAtMostAndSaysSo() {
    billing.person("One", "More", "Gent");
    again("customers");
    Grid<Customer> grid = grid();

    assertThat(rows(grid, MANY, 50)).isEmpty();

    assertThat(billing.asked).hasSize(100);
    assertThat(text()).contains("The first 10,000 rows are shown. Narrow the choice");
  }

  @Test
  void sortingIsAmongTheRowsThatAreLoadedAndSaysSo() {
    again("customers");
    Grid<Customer> grid = grid();
    Grid.Column<Customer> name = grid.getColumns().getFirst();

    grid.sort(GridSortOrder.asc(name).build());

    assertThat(at(grid, 0)).isEqualTo("An Number 09901");
    assertThat(rows(grid, 100, 50)).isEmpty();
    assertThat(text()).contains("Sorted among the 100 rows that are loaded; there are more.");

    grid.sort(List.of());

    assertThat(at(grid, 0)).isEqualTo("An Number 10000");
    assertThat(at(grid, 150)).isEqualTo("An Number 09850");
    assertThat(text()).doesNotContain("Sorted among");
  }

  @Test
  void aFileHoldsAllRowsOfTheFilterAndIsCutWhereItSaysSo() {
    again("customers");
    billing.asked.clear();
    CsvLink.Download file = file();

    assertThat(file.cut()).isFalse();
    assertThat(file.name()).isEqualTo("customers.csv");
    List<String> lines = lines(file);
    assertThat(lines).hasSize(1 + MANY);
    assertThat(lines.getFirst()).isEqualTo("\uFEFFName,Kind,City,E-mail,Language");
    assertThat(lines.get(1)).startsWith("An Number 10000,Person,City 0,");
    assertThat(lines.getLast()).startsWith("An Number 00001,");
    assertThat(billing.asked).hasSize(MANY / 200).allMatch(asked -> asked.endsWith(" 200"));

    billing.person("One", "More", "Gent");
    file = file();

    assertThat(file.cut()).isTrue();
    assertThat(file.name()).isEqualTo("customers-first-10000.csv");
    lines = lines(file);
    assertThat(lines).hasSize(1 + MANY + 1);
    assertThat(lines.getLast()).contains("Only the first 10,000 rows are in this file.");

    again("customers?q=Number%200001");
    assertThat(lines(file())).hasSize(1 + 10);
  }

  @Test
  void aFileThatCannotBeReadWholeIsNone() {
    again("customers");
    billing.failure = new ApiUnavailableException("silent");

    assertThatThrownBy(this::file).isInstanceOf(ApiUnavailableException.class);
  }

  @Test
  void theColumnsThatWereChosenStayChosenInTheSession() {
    again("customers");
    assertThat(shown(grid())).contains("Name", "City");
    box("City").setValue(false);

    again("customers");

    assertThat(shown(grid())).contains("Name").doesNotContain("City");
    assertThat(lines(file()).getFirst()).doesNotContain("City");
    box("City").setValue(true);
    assertThat(shown(grid())).contains("City");
    assertThat($(Checkbox.class).all()).noneMatch(box -> "Name".equals(box.getLabel()));
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "finance")
  void whoMayNotReadAListHasNoFileOfIt() {
    again("audit");

    assertThat(billing.audit).isNotEmpty();
    assertThat(text()).contains("No access");
    assertThat($(CsvLink.class).all()).isEmpty();
  }

  @Test
  void aTableWithinAPageDropsItsOldestRowsAndComesBack() {
    List<String> asked = new ArrayList<>();
    UI.getCurrent().removeAll();
    PagedTable<Integer> table =
        new PagedTable<Integer>("Numbers")
            .text("Number", String::valueOf)
            .by(number -> number)
            .money("Amount", number -> new BigDecimal(number).movePointLeft(1), number -> "EUR")
            .with(part(null), cursor -> counted(asked, cursor));
    UI.getCurrent().add(table);

    assertThat(cells(0)).hasSize(50).startsWith("0").endsWith("49");
    assertThat(totals()).contains("Total of 50 rows shown", "122,50");
    for (int pages = 0; pages < 199; pages++) {
      press("Show more");
      assertThat(bodyRows()).hasSizeLessThanOrEqualTo(PagedTable.MOST_SHOWN);
    }

    assertThat(asked).hasSize(199).doesNotHaveDuplicates();
    assertThat(cells(0).getFirst()).isEqualTo("9500");
    assertThat(cells(0).getLast()).isEqualTo("9999");
    assertThat(text()).contains("The first 9,500 rows made room for later ones.");
    assertThat(totals()).contains("Total of 500 rows shown");

    test($(NativeButton.class).withText("Number").single()).click();
    test($(NativeButton.class).withText("Number").single()).click();
    assertThat(cells(0).getFirst()).isEqualTo("9999");
    assertThat(text()).contains("Sorted among the 500 rows that are loaded; there are more.");

    press("Back to the first rows");
    assertThat(cells(0)).hasSize(50).startsWith("49");
    assertThat(text()).doesNotContain("made room");
  }

  private static Part<Integer> counted(List<String> asked, String cursor) {
    asked.add(cursor);
    return part(cursor);
  }

  private static Part<Integer> part(@Nullable String cursor) {
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    int to = from + 50;
    return new Part<>(
        IntStream.range(from, to).boxed().toList(), to < MANY ? String.valueOf(to) : null);
  }

  private List<NativeTableRow> bodyRows() {
    return $(NativeTable.class).single().getBody().getRows();
  }

  private List<String> cells(int column) {
    return bodyRows().stream()
        .map(row -> row.getChildren().skip(column).findFirst().orElseThrow())
        .map(cell -> cell.getElement().getText())
        .toList();
  }

  private String totals() {
    StringBuilder all = new StringBuilder();
    $(NativeTable.class).single().getFoot().getRows().stream()
        .flatMap(row -> row.getChildren())
        .map(NativeTableCell.class::cast)
        .forEach(cell -> all.append(cell.getText()).append(' '));
    return all.toString();
  }

  @SuppressWarnings("unchecked")
  private Grid<Customer> grid() {
    return $(Grid.class).single();
  }

  private static List<String> shown(Grid<Customer> grid) {
    return grid.getColumns().stream()
        .filter(Grid.Column::isVisible)
        .map(Grid.Column::getHeaderText)
        .toList();
  }

  private static String at(Grid<Customer> grid, int row) {
    return rows(grid, row, 1).getFirst();
  }

  private static List<String> rows(Grid<Customer> grid, int from, int most) {
    @SuppressWarnings("unchecked")
    DataProvider<Customer, Object> provider =
        (DataProvider<Customer, Object>) grid.getDataCommunicator().getDataProvider();
    return provider
        .fetch(new Query<>(from, most, grid.getDataCommunicator().getBackEndSorting(), null, null))
        .map(Customer::name)
        .toList();
  }

  private Checkbox box(String label) {
    return $(Checkbox.class).withCondition(box -> label.equals(box.getLabel())).single();
  }

  private CsvLink.Download file() {
    return ((CsvLink<?>) $(CsvLink.class).single()).content(UI.getCurrent());
  }

  private static List<String> lines(CsvLink.Download file) {
    return new String(file.content(), StandardCharsets.UTF_8).lines().toList();
  }
}
