package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.billing.contract.audit.AuditEntry;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.RunState;
import org.wattline.tenancy.vaadin.test.OnSite;

/** Billing runs as those see them who make, check and approve them. */
@OnSite(host = "zonnestroom-staff.localhost", name = "Jan Claes", roles = "billing")
class RunViewsTest extends ViewTest {
  private static final String RUN = "billing-runs/" + FakeRuns.OCTOBER;
  @Autowired FakeRuns.Book book;

  @BeforeEach
  void oneRunToApprove() {
    book.reset();
  }

  @Test
  void aRunIsSelectedAndOpensBeforeAnythingIsComputed() {
    again("billing-runs");
    press("New run");
    TextField name =
        $(TextField.class).all().stream()
            .filter(field -> "Name".equals(field.getLabel()))
            .findFirst()
            .orElseThrow();
    name.setValue("");
    press("Select accounts");
    assertThat(name.isInvalid()).isTrue();

    name.setValue("November");
    press("Select accounts");

    assertThat(UI.getCurrent().getActiveViewLocation().getPath())
        .isEqualTo("billing-runs/" + FakeBilling.id("November"));
    assertThat(text()).contains("November", "Start computing");
  }

  @Test
  void aRunSaysItsStagesFiguresChecksAndWhatIsParked() {
    again(RUN);

    assertThat(text())
        .contains("To be approved", "Made by Griet Maes: another person", "1.181")
        .contains("98.412,55", "Much higher than usual", "Readings are missing")
        .contains("96 intervals of 12 October are missing.", "171% above the mean of 31.10.");
  }

  @Test
  void theCountOfACheckOpensToItsAccountsAlone() {
    again(RUN);
    String path = $(Anchor.class).withText("Much higher than usual").single().getHref();

    again(path);

    assertThat(text()).contains("1000 0017 42", "Show all accounts").doesNotContain("1000 0018 42");
  }

  @Test
  void anotherPersonApprovesAndTheBillsAreIssuedAfterAsking() {
    again(RUN);
    press("Approve");
    assertThat(text()).contains("Issue the bills");

    press("Issue the bills");
    assertThat(book.calls).containsExactly("approve");
    ConfirmDialog asked = $(ConfirmDialog.class).single();
    test(asked).confirm();
    roundTrip();

    assertThat(book.calls).containsExactly("approve", "finalise");
    assertThat(text()).contains("Issuing", "0 of 1.181 bills");
  }

  @Test
  void itsMakerIsToldThatSomebodyElseApproves() {
    book.ownRun = true;
    again(RUN);

    press("Approve");

    assertThat(test($(Notification.class).single()).getText()).contains("You made this run.");
    assertThat(book.runs.get(FakeRuns.OCTOBER))
        .extracting(BillingRun::state)
        .isEqualTo(RunState.PREVIEWED);
  }

  @Test
  void parkedAccountsAreComputedAgain() {
    again(RUN);

    press("Compute the parked ones again");

    assertThat(book.calls).containsExactly("retry");
    assertThat(text()).contains("Computing", "300 of 1.200 accounts", "Pause");
  }

  @Test
  void oneParkedAccountIsComputedAgain() {
    again(RUN);
    assertThat($(Button.class).withText("Compute again").all()).hasSize(1);

    press("Compute again");

    assertThat(book.calls).containsExactly("retry");
    assertThat(book.chosen).containsExactly(FakeBilling.id("1000 0018 42"));
  }

  @Test
  void aRunIsMadeForAccountsThatAreChosenByNumber() {
    again("billing-runs/new");
    TextArea numbers = $(TextArea.class).single();
    numbers.setValue("1000 0017 42, 1000 0018 42\n\n1000 0017 42;9");
    press("Select accounts");

    assertThat(book.chosen).containsExactly("1000 0017 42", "1000 0018 42", "9");
    assertThat(numbers.isInvalid()).isTrue();
    assertThat(numbers.getErrorMessage()).isEqualTo("Nobody has these account numbers: 9");

    numbers.setValue(
        IntStream.range(0, 1001).mapToObj(String::valueOf).collect(Collectors.joining("\n")));
    press("Select accounts");
    assertThat(book.chosen).hasSize(3);
    assertThat(numbers.getErrorMessage()).contains("1,000 accounts at most");
  }

  @Test
  void aRunIsGivenUpOnlyAfterItsEffectIsSaid() {
    again(RUN);
    press("Cancel the run");
    assertThat(book.calls).isEmpty();

    test($(ConfirmDialog.class).single()).confirm();
    roundTrip();

    assertThat(book.calls).containsExactly("cancel");
    assertThat($(Button.class).withText("Cancel the run").all()).isEmpty();
  }

  @Test
  void anAccountShowsItsBillBesideTheLast() {
    again(RUN + "/accounts/" + FakeBilling.id("1000 0017 42"));

    assertThat(text())
        .contains("Account 1000 0017 42", "Electricity, day and night")
        .contains("Why is this different from last time?", "Back to the run");
    NativeTable beside =
        $(NativeTable.class).all().stream()
            .filter(table -> allText(table).contains("This bill"))
            .findFirst()
            .orElseThrow();
    assertThat(rows(beside))
        .containsExactly(
            "Electricity, day and night|70,77\u00a0€|79,62\u00a0€|+8,85\u00a0€",
            "Reminder feeGone|4,00\u00a0€|–|-4,00\u00a0€",
            "VAT|4,58\u00a0€|4,58\u00a0€|–",
            "Total|79,35\u00a0€|84,20\u00a0€|+4,85\u00a0€");
  }

  /** Each row's cells apart by bars. */
  private static List<String> rows(NativeTable table) {
    return table.getBody().getRows().stream()
        .map(
            row ->
                row.getChildren()
                    .map(cell -> cell.getElement().getTextRecursively())
                    .collect(Collectors.joining("|")))
        .toList();
  }

  @Test
  void anUnknownRunAndNonsenseAreNotFoundAlike() {
    visit("billing-runs/" + UUID.randomUUID());
    String unknown = text();
    visit("billing-runs/nonsense");
    assertThat(unknown).contains("Page not found").isEqualTo(text());

    visit("billing-runs/" + UUID.randomUUID() + "/accounts/" + UUID.randomUUID());
    assertThat(text()).contains("Page not found");
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "supervisor")
  void theRecordOfChangesLeadsToTheRun() {
    billing.audit.clear();
    billing.audit.add(
        new AuditEntry(
            FakeBilling.id("audit-run"),
            FakeRuns.MADE,
            "Jan Claes",
            "billing-run-approved",
            "billing-run",
            FakeRuns.OCTOBER,
            null,
            "{}"));
    again("audit");

    @SuppressWarnings("unchecked")
    Grid<AuditEntry> grid = $(Grid.class).single();
    assertThat(test(grid).getCellText(0, 1)).isEqualTo("Billing run approved");
    Anchor subject = (Anchor) test(grid).getCellComponent(0, 3);
    assertThat(subject.getHref()).isEqualTo(RUN);
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "finance")
  void financeReadsRunsAndMovesNone() {
    again(RUN);
    assertThat(text()).contains("October 2026", "Much higher than usual");
    assertThat($(Button.class).withText("Approve").all()).isEmpty();
    assertThat($(Button.class).withText("Compute the parked ones again").all()).isEmpty();

    visit("billing-runs/new");
    assertThat(text()).contains("No access");
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "customer-service")
  void customerServiceHasNoRuns() {
    again("customers");
    assertThat(text()).doesNotContain("Billing runs");

    visit("billing-runs");
    assertThat(text()).contains("No access");
  }
}
