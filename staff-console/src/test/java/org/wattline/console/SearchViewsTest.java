package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxTester;
import com.vaadin.flow.component.html.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.vaadin.test.OnSite;

/** What the box at the top finds and opens. The tester types, goes down to an item, and enters. */
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "customer-service")
@Tag("UC-005")
class SearchViewsTest extends ViewTest {
  private static final String BILL = "Invoice F2026-0000210 of An Peeters, 84,20\u00a0€, overdue";

  @BeforeEach
  void open() {
    again("tariffs");
    FakeSearch.ASKED.clear();
  }

  @Test
  void everyHitSaysInWordsWhatItIs() {
    assertThat(typed("peeters"))
        .containsExactly(
            "An Peeters",
            "An Pieters",
            "Account 1000001742 of An Peeters",
            BILL,
            "Electricity point 541448820044186577 at Meir 1, 2000 Antwerpen",
            "Electricity point 541448820044186584 at Meir 1, 2000 Antwerpen",
            "Electricity meter 1SAG1105 at Meir 1, 2000 Antwerpen");
    assertThat(FakeSearch.ASKED).containsOnly("peeters").hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void hitsStandUnderTheirKindAndSayMoreBelow() {
    List<String> rows = rows("peeters");

    assertThat(rows.get(0))
        .contains("Customers", "An Peeters", "Person · Meir 1")
        .doesNotContain("similar");
    assertThat(rows.get(1)).contains("An Pieters", "similar name");
    assertThat(rows.get(2)).contains("Accounts");
    assertThat(rows.get(3))
        .contains(
            "Bills", "Account 1000001742", "64,20\u00a0€ of it is open, due on 17 March 2020");
    assertThat(rows.get(4))
        .contains("Service points", "Supplied today: An Peeters, account 1000001742");
    assertThat(rows.get(5)).contains("Vacant: nobody is supplied here today");
    assertThat(rows.get(6)).contains("Meters", "Held by An Peeters without an agreement today");
  }

  @Test
  void aChosenHitOpensItsPage() {
    UUID customer = billing.customers.keySet().iterator().next();
    UUID account = billing.accounts.keySet().iterator().next();

    assertThat(chosen("peeters", "An Peeters")).isEqualTo("customers/" + customer);
    assertThat(chosen("peeters", "Account 1000001742 of An Peeters"))
        .isEqualTo("accounts/" + account);
    assertThat(chosen("peeters", BILL)).isEqualTo("bills/" + FakeMoney.OCTOBER);
    assertThat(chosen("peeters", "Electricity point 541448820044186577 at Meir 1, 2000 Antwerpen"))
        .isEqualTo("accounts/" + account);
    assertThat(chosen("peeters", "Electricity meter 1SAG1105 at Meir 1, 2000 Antwerpen"))
        .isEqualTo("customers/" + customer);
  }

  @Test
  void aVacantPointOpensItsPage() {
    assertThat(chosen("peeters", "Electricity point 541448820044186584 at Meir 1, 2000 Antwerpen"))
        .startsWith("points/");

    assertThat(text()).contains("Who is supplied here");
    assertThat(box().getValue()).isNull();
  }

  @Test
  void nothingFoundSaysWhatCanBeSearched() {
    assertThat(typed("nobodyatall")).containsExactly("Nothing found for “nobodyatall”");
    assertThat(rows("nobodyatall").getFirst()).contains("payment reference", "market id");
    assertThat(typed("q")).containsExactly("Type two letters or more");
    assertThat(FakeSearch.ASKED).doesNotContain("q");
  }

  @Test
  void aSearchThatFailsIsSaidAndCommandsStay() {
    assertThat(typed("broken")).containsExactly("The search failed");
    assertThat(typed("tariffs")).contains("Tariffs");
  }

  @Test
  void commandsAreWhatTheRoleMayDo() {
    assertThat(typed(""))
        .containsExactly(
            "Customers",
            "Service points",
            "Vacant points",
            "Bills on their way",
            "Tariffs",
            "Meter data files",
            "New customer",
            "New service point")
        .containsAll(menu());
    assertThat(chosen("new cust", "New customer")).isEqualTo("customers/new");
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "supervisor")
  void aSupervisorGoesEverywhere() {
    assertThat(typed(""))
        .containsExactly(
            "Customers",
            "Service points",
            "Vacant points",
            "Billing runs",
            "Bills on their way",
            "Tariffs",
            "Meter data",
            "Grid claims",
            "Meter data files",
            "Bank transfers",
            "Disputes and refunds",
            "Receivables",
            "Trial balance",
            "Changes",
            "New customer",
            "New service point",
            "New billing run",
            "New product")
        .containsAll(menu());
    for (String command : List.of("New billing run", "Trial balance", "New product")) {
      chosen(command, command);
      assertThat(text()).as(command).doesNotContain("No access", "Page not found");
    }
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "field-service")
  void fieldServiceHasItsOwnAreas() {
    assertThat(typed(""))
        .containsExactly(
            "Customers",
            "Service points",
            "Vacant points",
            "Tariffs",
            "Meter data",
            "Grid claims",
            "Meter data files",
            "New service point")
        .containsAll(menu());
  }

  private List<String> menu() {
    return $(Anchor.class).all().stream()
        .filter(link -> link.getParent().flatMap(Component::getParent).isPresent())
        .filter(link -> link.getParent().get().getElement().getTag().equals("li"))
        .map(link -> allText(link).strip())
        .toList();
  }

  private List<String> typed(String words) {
    return tester(words).getSuggestions();
  }

  private List<String> rows(String words) {
    List<String> rows = new ArrayList<>();
    tester(words).getSuggestionItems().forEach(hit -> rows.add(hit.toString()));
    return rows;
  }

  private String chosen(String words, String item) {
    tester(words).selectItem(item);
    roundTrip();
    return UI.getCurrent().getActiveViewLocation().getPath();
  }

  private ComboBoxTester<ComboBox<Object>, Object> tester(String words) {
    ComboBoxTester<ComboBox<Object>, Object> tester = new ComboBoxTester<>(box());
    tester.setFilter(words);
    return tester;
  }

  @SuppressWarnings("unchecked")
  private ComboBox<Object> box() {
    return (ComboBox<Object>)
        $(ComboBox.class).all().stream()
            .filter(box -> box.hasClassName("console-search"))
            .findFirst()
            .orElseThrow();
  }
}
