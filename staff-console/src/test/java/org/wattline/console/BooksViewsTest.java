package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.billing.contract.ledger.AgedAccount;
import org.wattline.tenancy.vaadin.test.OnSite;

/** The books as finance reads them. */
@Tag("UC-055")
@OnSite(host = "zonnestroom-staff.localhost", name = "Luc Maes", roles = "finance")
class BooksViewsTest extends ViewTest {
  @Autowired FakeBooks.Asked asked;

  @BeforeEach
  void nothingAsked() {
    asked.days.clear();
    asked.open = new BigDecimal("163.55");
  }

  @Test
  void whatIsOwedIsSaidInAllAndByAccountAndAnAccountOpens() {
    again("receivables?on=2026-11-30");

    assertThat(asked.days).containsExactly(LocalDate.of(2026, 11, 30));
    assertThat(text())
        .contains("Not due yet", "10.104,00\u00a0€", "20.466,00\u00a0€", "Accounts: 120");
    Grid<AgedAccount> grid = grid();
    assertThat(test(grid).getCellText(0, 1)).isEqualTo("Debtor 0");
    assertThat(test(grid).getCellText(0, 2)).isEqualTo("84,20\u00a0€");
    assertThat(test(grid).getCellText(0, 7)).isEqualTo("-5,00\u00a0€");
    assertThat(test(grid).getCellText(0, 8)).isEqualTo("170,55\u00a0€");
    Anchor account = (Anchor) test(grid).getCellComponent(0, 0);
    assertThat(account.getHref()).isEqualTo("accounts/" + FakeBilling.id("1000 0017 42"));
  }

  @Test
  void theFileOfADayHoldsEveryAccountAndSaysTheDay() {
    again("receivables?on=2026-11-30");

    CsvLink.Download file = ((CsvLink<?>) $(CsvLink.class).single()).content(UI.getCurrent());

    assertThat(file.name()).isEqualTo("receivables-2026-11-30.csv");
    List<String> lines = new String(file.content(), StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(1 + FakeBooks.DEBTORS);
    assertThat(lines.get(1)).startsWith("1000 0017 42,Debtor 0,").contains("170.55");
  }

  @Test
  void anotherDayIsAnotherAddress() {
    again("receivables");
    test($(DatePicker.class).single()).setValue(LocalDate.of(2026, 9, 30));
    roundTrip();

    assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
        .isEqualTo("receivables?on=2026-09-30");
    assertThat(asked.days).last().isEqualTo(LocalDate.of(2026, 9, 30));
  }

  @Test
  void aDayThatIsNoneIsToday() {
    again("receivables");
    again("receivables?on=2026-02-30");

    assertThat(asked.days).hasSize(2);
    assertThat(asked.days.getFirst()).isEqualTo(asked.days.getLast());
    assertThat($(DatePicker.class).single().getValue()).isEqualTo(asked.days.getFirst());
  }

  @Test
  void nothingOwedIsSaid() {
    again("receivables?on=2025-12-31");

    assertThat(text()).contains("Nobody owes anything", "31 December 2025");
    assertThat($(Grid.class).all()).isEmpty();
  }

  @Test
  void theLedgersSumsAreInWordsAndComeToNothing() {
    again("trial-balance?on=2026-11-30");

    assertThat(text())
        .contains("Sums on 30 November 2026", "Receivables from customers", "242,90\u00a0€")
        .contains("Total of 4 rows shown", "322,25\u00a0€", "0,00\u00a0€")
        .contains("comes to 163,55\u00a0€, as the receivables do");
    Anchor owed = $(Anchor.class).withText("Receivables from customers").single();
    assertThat(owed.getHref()).isEqualTo("receivables?on=2026-11-30");
    assertThat($(Anchor.class).withText("Revenue").all()).isEmpty();
  }

  @Test
  void documentsThatDoNotAgreeWithTheReceivablesAreSaid() {
    asked.open = new BigDecimal("163.54");
    again("trial-balance");

    assertThat(text()).contains("comes to 163,54\u00a0€, but the receivables to 163,55\u00a0€");
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "customer-service")
  void customerServiceHasNoBooks() {
    again("customers");
    assertThat(text()).doesNotContain("Receivables", "Trial balance");

    visit("receivables");
    assertThat(text()).contains("No access");
    visit("trial-balance");
    assertThat(text()).contains("No access");
    assertThat(asked.days).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private Grid<AgedAccount> grid() {
    return $(Grid.class).single();
  }
}
