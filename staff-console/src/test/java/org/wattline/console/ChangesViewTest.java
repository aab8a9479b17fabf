package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wattline.billing.contract.audit.AuditEntry;
import org.wattline.tenancy.vaadin.test.OnSite;

/** The record of changes, looked through by whom, what and when. */
@Tag("UC-008")
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "supervisor")
class ChangesViewTest extends ViewTest {

  @BeforeEach
  void threeChanges() {
    billing.audit.clear();
    billing.audit.add(entry("els", "account-opened", "2026-11-20T22:30:00Z"));
    billing.audit.add(entry("jan", "account-opened", "2026-11-20T23:30:00Z"));
    billing.audit.add(entry("els", "customer-changed", "2026-11-22T09:00:00Z"));
  }

  private static AuditEntry entry(String actor, String action, String at) {
    return new AuditEntry(
        FakeBilling.id(actor + action),
        Instant.parse(at),
        actor,
        action,
        "account",
        FakeBilling.id("1000 0017 42"),
        null,
        "{}");
  }

  @Test
  void theAddressSaysByWhomAndWhatAndChipsSayItInWords() {
    again("audit?who=els&what=account-opened");

    assertThat(actions()).containsExactly("Account opened");
    assertThat(chips()).containsExactly("Who: els", "What: Account opened");
    assertThat($(TextField.class).all()).anyMatch(field -> field.getValue().equals("els"));
  }

  @Test
  void aChipLeadsToTheListWithoutIt() {
    again("audit?who=els&what=account-opened");

    Anchor chip =
        $(Anchor.class).all().stream()
            .filter(link -> link.hasClassName("chip"))
            .findFirst()
            .orElseThrow();
    assertThat(chip.getHref()).isEqualTo("audit?what=account-opened");
    assertThat(chip.getElement().getAttribute("aria-label"))
        .isEqualTo("Remove the condition Who: els");
    visit(chip.getHref());
    assertThat(actions()).hasSize(2);
    assertThat($(Anchor.class).withText("Show all again").all()).isEmpty();
  }

  @Test
  void daysBeginAndEndWhereTheSupplierIs() {
    again("audit?from=2026-11-21&until=2026-11-21");

    // half past eleven in the evening in UTC is the next day in Antwerp
    assertThat(actions()).containsExactly("Account opened");
    assertThat(chips())
        .containsExactly("From: 21 November 2026", "Until and with: 21 November 2026");
    visit("audit?until=2026-11-20");
    assertThat(actions()).hasSize(1);
  }

  @Test
  void whatIsChosenStandsInTheAddress() {
    again("audit?who=els");
    @SuppressWarnings("unchecked")
    ComboBox<String> what =
        $(ComboBox.class).withCondition(box -> "What".equals(box.getLabel())).single();
    test(what).selectItem("Customer changed");
    roundTrip();
    assertThat(address()).startsWith("audit?").contains("who=els", "what=customer-changed");

    test($(DatePicker.class).all().getFirst()).setValue(LocalDate.of(2026, 11, 1));
    roundTrip();
    assertThat(address()).contains("who=els", "what=customer-changed", "from=2026-11-01");
    assertThat(actions()).containsExactly("Customer changed");
  }

  @Test
  void aNameLeadsToAllThatThePersonDid() {
    again("audit");

    Anchor jan = (Anchor) test(grid()).getCellComponent(1, 2);
    assertThat(jan.getText()).isEqualTo("jan");
    assertThat(jan.getHref()).isEqualTo("audit?who=jan");
  }

  @Test
  void nothingThatFitsIsSaidAndNonsenseIsLeftOut() {
    again("audit?who=nobody");
    assertThat(text()).contains("No change fits all of this");

    again("audit?from=yesterday&until=2026-13-01");
    assertThat(actions()).hasSize(3);
    assertThat(chips()).isEmpty();

    again("audit?from=2026-11-22&until=2026-11-01");
    assertThat(chips()).containsExactly("From: 22 November 2026");
  }

  private String address() {
    return UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters();
  }

  private List<String> chips() {
    return $(Anchor.class).all().stream()
        .filter(link -> link.hasClassName("chip"))
        .map(link -> allText(link).strip())
        .toList();
  }

  private List<String> actions() {
    Grid<AuditEntry> grid = grid();
    return IntStream.range(0, test(grid).size())
        .mapToObj(row -> test(grid).getCellText(row, 1))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private Grid<AuditEntry> grid() {
    return $(Grid.class).single();
  }
}
