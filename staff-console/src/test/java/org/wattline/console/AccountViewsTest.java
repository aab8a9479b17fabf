package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.billing.contract.audit.AuditEntry;
import org.wattline.billing.contract.billing.NewBill;
import org.wattline.billing.contract.payments.DisputeStatus;
import org.wattline.billing.contract.payments.NewRefund;
import org.wattline.console.account.AccountTimeline;
import org.wattline.tenancy.vaadin.chart.Chart;
import org.wattline.tenancy.vaadin.chart.Picture;
import org.wattline.tenancy.vaadin.test.OnSite;
import org.wattline.tenancy.vaadin.test.Scrolling;

/** What a caller asks about beside the money: usage, meters, what is open. */
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "customer-service")
@Tag("UC-012")
class AccountViewsTest extends ViewTest {
  @Autowired FakeVee.Workbench bench;
  @Autowired FakeMoneyReturns.Returned returned;

  @BeforeEach
  @AfterEach
  void reset() {
    bench.reset();
    returned.reset();
  }

  @Test
  void usageStandsBesideTheSameDaysOfLastYearAndTwelveMonths() {
    open();

    Picture months = $(Chart.class).single().picture();
    assertThat(months.finding()).isEqualTo("3.600,0\u00a0kWh in the 12 months before this one");
    assertThat(months.slots()).hasSize(12);
    assertThat(months.series())
        .singleElement()
        .extracting(Picture.Series::name)
        .isEqualTo("Taken from the grid");
    boolean begins = LocalDate.now(ZoneId.of("Europe/Brussels")).getDayOfMonth() == 1;
    assertThat(text())
        .contains(begins ? "The month begins today." : "20% more than on the same days last year.");
  }

  @Test
  void anAgreementThatRunsTellsItsPlaceAndItsMeters() {
    open();

    assertThat(text())
        .contains("541448820044186577", "Electricity at Meir 1")
        .contains("Meter 1SAG1100012345 since 1 January 2024")
        .contains("Meter 1SAG0901 from 6 May 2019 to 31 December 2023");
  }

  @Test
  void whatStandsFurtherDownIsFetchedWhenTheReaderComesNear() {
    visit("signed-out");
    UI.getCurrent().navigate("accounts/" + billing.accounts.keySet().iterator().next());
    roundTrip();

    assertThat(text()).contains("Bill for July 2026").doesNotContain("at Meir 1");
    assertThat(Scrolling.waiting(UI.getCurrent())).hasSizeGreaterThan(3);

    Scrolling.through(UI.getCurrent());
    assertThat(text()).contains("at Meir 1");
    assertThat(Scrolling.waiting(UI.getCurrent())).isEmpty();
  }

  @Test
  void openCasesAreToldToWhoeverAnswersTheCall() {
    returned.dispute(
        "An Peeters",
        DisputeStatus.NEEDS_RESPONSE,
        Instant.parse("2026-12-09T09:00:00Z"),
        "fraudulent");
    open();

    assertThat(text())
        .contains("Meter data of 541448860000000017 is in doubt", "36,0\u00a0kW at 10:00")
        .contains(
            "Payment of 84,20\u00a0€ is contested",
            "Needs evidence",
            "Evidence due 09 Dec 2026, 10:00");
    assertThat($(Anchor.class).all()).noneMatch(link -> link.getHref().startsWith("meter-data/"));
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "supervisor")
  void aCaseOpensForWhoeverMaySettleIt() {
    returned.dispute("An Peeters", DisputeStatus.UNDER_REVIEW, null, "fraudulent");
    again("accounts/" + FakeBilling.id("1000 0018 42"));

    assertThat(text())
        .contains(
            "Left behind in October 2026", "Left behind in September 2026", "Readings are missing");
    assertThat($(Anchor.class).all().stream().map(Anchor::getHref))
        .contains("meter-data/" + FakeVee.SPIKE)
        .anyMatch(href -> href.startsWith("billing-runs/"));

    open();
    assertThat($(Anchor.class).all().stream().map(Anchor::getHref)).contains("disputes");
    assertThat(text()).doesNotContain("Left behind");
  }

  @Test
  void anAccountWithNothingOpenSaysSo() {
    bench.exceptions.clear();
    open();

    assertThat(text()).contains("Nothing is open");
  }

  @Test
  void anExceptionOfDaysBeforeTheAgreementIsNotTheAccounts() {
    bench.exceptions.replaceAll((id, one) -> FakeVee.onDay(one, LocalDate.of(2024, 1, 1)));
    open();

    assertThat(text()).contains("Nothing is open");
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "finance")
  void aPaymentIsGivenBackOnceItsEffectIsSaid() {
    open();
    press("Give back");
    RefundDialogFields fields = new RefundDialogFields();
    assertThat(fields.effect())
        .contains("79,35\u00a0€ goes back to Visa •••• 4242", "0,00\u00a0€ of the payment stays");

    fields.amount.setValue(new BigDecimal("79.36"));
    press("Give back");
    assertThat(fields.amount.getErrorMessage())
        .isEqualTo("No more than 79,35\u00a0€ is left of this payment.");
    fields.amount.setValue(new BigDecimal("20.00"));
    press("Give back");
    assertThat(fields.amount.isInvalid()).isFalse();
    assertThat(fields.reason.isInvalid()).isTrue();
    assertThat(returned.asked).noneMatch(asked -> asked.size() == 3);
    assertThat(fields.effect())
        .contains("20,00\u00a0€ goes back", "59,35\u00a0€ of the payment stays");

    fields.reason.setValue("too much");
    press("Give back");
    press("Give back");
    fields.reason.setValue("Paid twice");
    press("Give back");

    List<List<Object>> refunds =
        returned.asked.stream().filter(asked -> asked.size() == 3).toList();
    assertThat(refunds).hasSize(3);
    assertThat(refunds.get(0).get(1))
        .isEqualTo(refunds.get(1).get(1))
        .isNotEqualTo(refunds.get(2).get(1));
    assertThat(refunds.get(2).get(2))
        .isEqualTo(new NewRefund(new BigDecimal("20.00"), "Paid twice"));
    assertThat($(Dialog.class).all()).noneMatch(Dialog::isOpened);
  }

  /** What stands in the dialog that is open. */
  private final class RefundDialogFields {
    final BigDecimalField amount = $(BigDecimalField.class).single();
    final TextField reason =
        $(TextField.class).all().stream()
            .filter(field -> "Why".equals(field.getLabel()))
            .findFirst()
            .orElseThrow();

    String effect() {
      return allText($(Dialog.class).single());
    }
  }

  @Test
  void whoeverMayNotGiveBackOrBillSeesNoWayTo() {
    open();

    assertThat($(Button.class).withText("Give back").all()).isEmpty();
    assertThat($(Button.class).withText("Bill up to now").all()).isEmpty();
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "billing")
  void anAccountIsBilledOutsideTheRunsOnceItWasSeen() {
    FakeMoney.BILLED.clear();
    open();
    press("Bill up to now");
    Button issue = $(Button.class).withText("Issue the bills").single();
    assertThat(issue.isEnabled()).isFalse();

    $(DatePicker.class).single().setValue(LocalDate.of(2025, 10, 31));
    press("Show what would be billed");
    assertThat(allText($(Dialog.class).single())).contains("Nothing is to be billed");
    assertThat(issue.isEnabled()).isFalse();
    $(DatePicker.class).single().setValue(LocalDate.of(2026, 10, 31));
    press("Show what would be billed");
    assertThat(allText($(Dialog.class).single()))
        .contains("Bill for October 2026", "84,20\u00a0€", "never changes");
    press("Issue the bills");

    assertThat(FakeMoney.BILLED)
        .hasSize(3)
        .startsWith(LocalDate.of(2025, 11, 1), LocalDate.of(2026, 11, 1));
    assertThat(((NewBill) FakeMoney.BILLED.getLast()).until()).isEqualTo(LocalDate.of(2026, 11, 1));
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "supervisor")
  void theTimelineTellsEveryKindNewestFirstAndNarrows() {
    billing.audit.addFirst(
        new AuditEntry(
            FakeBilling.id("preferences"),
            Instant.parse("2026-11-25T09:30:00Z"),
            "Els Maes",
            "account-preferences-changed",
            "account",
            billing.accounts.keySet().iterator().next(),
            null,
            null));
    open();
    assertThat(timeline())
        .containsSubsequence(
            "Preferences changed",
            "Bill 2026-0000210 sent",
            "Bill for October 2026",
            "Payment of 84,20\u00a0€ failed",
            "Product or terms changed",
            "Moved in")
        .contains("Payment", "R-2026-000731 · -79,35\u00a0€");

    kinds().setValue(Set.of(kind("AGREEMENTS")));
    roundTrip();

    assertThat(timeline())
        .contains("Product or terms changed", "Wants the night price", "Moved in")
        .doesNotContain("Preferences changed", "Bill for October 2026", "failed");
    kinds().setValue(Set.of());
    roundTrip();
    assertThat(timeline()).contains("Nothing of these kinds");
  }

  @Test
  void whoeverDoesNotReadTheChangesSeesNoneInTheTimeline() {
    open();

    assertThat(timeline()).contains("Bill for October 2026").doesNotContain("Preferences changed");
    assertThat(kinds().getListDataView().getItems().map(Object::toString))
        .containsExactly("BILLS", "PAYMENTS", "AGREEMENTS", "MAILS");
  }

  private String timeline() {
    return allText($(AccountTimeline.class).single());
  }

  @SuppressWarnings("unchecked")
  private CheckboxGroup<Object> kinds() {
    return (CheckboxGroup<Object>) $(CheckboxGroup.class).single();
  }

  private Object kind(String name) {
    return kinds()
        .getListDataView()
        .getItems()
        .filter(kind -> kind.toString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void open() {
    UUID account = billing.accounts.keySet().iterator().next();
    again("accounts/" + account);
  }
}
