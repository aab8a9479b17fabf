package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.billing.contract.collections.ArrangementCancelling;
import org.wattline.billing.contract.collections.ArrangementEnd;
import org.wattline.billing.contract.collections.ArrangementStatus;
import org.wattline.billing.contract.collections.InstalmentPlan;
import org.wattline.billing.contract.collections.NewArrangement;
import org.wattline.console.account.AccountTimeline;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;
import org.wattline.tenancy.vaadin.test.OnSite;

/** What staff see of a payment arrangement, and how they agree and end one. */
@Tag("UC-053")
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "customer-service")
class ArrangementViewsTest extends ViewTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 12, 5);

  @Autowired FakeArrangements.Plans plans;

  @BeforeEach
  @AfterEach
  void reset() {
    plans.reset();
  }

  @Test
  void anArrangementIsLookedAtAndThenAgreed() {
    open();
    assertThat(text()).contains("Payment arrangement", "None so far");
    press("Agree an arrangement");
    Dialog dialog = $(Dialog.class).single();

    assertThat(allText(dialog)).contains("120,00\u00a0€ is owed, by one open bill");
    choose(12);
    assertThat(allText(dialog)).contains("10,00\u00a0€", "7 days after its day");
    LocalDate first = $(DatePicker.class).single().getValue();
    press("Agree an arrangement");

    assertThat(plans.asked).hasSize(1);
    assertThat(plans.asked.getFirst().get(0)).isEqualTo(FakeMoneyReturns.ACCOUNT);
    assertThat(plans.asked.getFirst().get(2))
        .isEqualTo(new NewArrangement(12, first, new BigDecimal("120.00")));
    assertThat($(Dialog.class).all()).noneMatch(Dialog::isOpened);
    assertThat(text()).contains("Agreed on", "by Els Maes", "5 December 2026");
    assertThat($(Button.class).withText("Agree an arrangement").all()).isEmpty();
  }

  @Test
  void whatIsRefusedIsSaidInTheDialogAndAnAnswerThatDidNotComeIsAskedForUnderTheSameKey() {
    open();
    press("Agree an arrangement");
    plans.refusal = refused("arrangement-running");
    press("Agree an arrangement");
    assertThat($(Notification.class).all())
        .anyMatch(n -> test(n).getText().contains("runs already"));
    assertThat(allText($(Dialog.class).single())).contains("runs already");
    assertThat(agree().isEnabled()).isFalse();

    $(Dialog.class).single().close();
    plans.reset();
    open();
    press("Agree an arrangement");
    plans.refusal = new ApiUnavailableException("The service does not answer");
    press("Agree an arrangement");
    plans.refusal = null;
    press("Agree an arrangement");
    assertThat(plans.asked).hasSize(2);
    assertThat(plans.asked.getFirst().get(1)).isEqualTo(plans.asked.getLast().get(1));
  }

  @Test
  void oneThatIsLateOrBrokenIsAnAlertAtTheTop() {
    plans.has(ArrangementStatus.LATE, FIRST, 1, null);
    open();
    assertThat(text())
        .contains("The instalment of 40,00\u00a0€, due on 5 January 2027, is missing")
        .contains("breaks after 12 January 2027", "40,00\u00a0€ of 120,00\u00a0€ paid");

    plans.reset();
    plans.has(ArrangementStatus.BROKEN, FIRST, 0, null);
    open();
    assertThat(text())
        .contains("was broken on 13 December 2026: 120,00\u00a0€ of it is not paid")
        .contains("Broken on 13 December 2026");
    UI.getCurrent().setLocale(Locale.FRENCH);
    open();
    assertThat(text()).contains("Le plan de paiement a été rompu le 13 décembre 2026");
    UI.getCurrent().setLocale(Locale.forLanguageTag("nl"));
    open();
    assertThat(text()).contains("De betalingsregeling werd op 13 december 2026 verbroken");

    plans.reset();
    plans.has(ArrangementStatus.KEPT, FIRST, 1, null);
    UI.getCurrent().setLocale(Locale.ENGLISH);
    open();
    assertThat(text()).doesNotContain("is missing", "was broken");
    // its bill is not called overdue
    assertThat(text()).contains("In instalments");
  }

  @Test
  void oneIsEndedWithAReasonAndTheTimelineTellsOfIt() {
    plans.has(ArrangementStatus.KEPT, FIRST, 0, null);
    open();
    press("Cancel the arrangement");
    assertThat(allText($(Dialog.class).single())).contains("is due again by the dates");
    press("Cancel it");
    TextField reason = why();
    assertThat(reason.isInvalid()).isTrue();
    assertThat(plans.asked).isEmpty();
    reason.setValue("Pays at once");
    press("Cancel it");

    assertThat(plans.asked.getLast())
        .isEqualTo(
            List.of(
                FakeMoneyReturns.ACCOUNT,
                plans.all.getFirst().id(),
                new ArrangementCancelling("Pays at once")));

    plans.reset();
    plans.has(
        ArrangementStatus.CANCELLED,
        FIRST,
        0,
        new ArrangementEnd(FIRST.plusDays(1), "Els Maes", "Pays at once"));
    open();
    assertThat(text()).contains("Cancelled on 6 December 2026 by Els Maes: Pays at once");
    assertThat(allText($(AccountTimeline.class).single()))
        .contains("Payment arrangement agreed", "3 instalments · 120,00\u00a0€")
        .contains("Payment arrangement cancelled", "Els Maes · Pays at once");
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "billing")
  void whoeverMayNotAgreeSeesWithoutTheWay() {
    plans.has(ArrangementStatus.KEPT, FIRST, 1, null);
    open();

    assertThat(text()).contains("5 January 2027");
    assertThat($(Button.class).withText("Cancel the arrangement").all()).isEmpty();
    plans.reset();
    open();
    assertThat($(Button.class).withText("Agree an arrangement").all()).isEmpty();
  }

  private TextField why() {
    return $(TextField.class).all().stream()
        .filter(field -> "Why".equals(field.getLabel()))
        .findFirst()
        .orElseThrow();
  }

  private Button agree() {
    return $(Button.class).withText("Agree an arrangement").all().getLast();
  }

  @SuppressWarnings("unchecked")
  private void choose(int months) {
    Select<InstalmentPlan> select = $(Select.class).single();
    select.setValue(
        select
            .getListDataView()
            .getItems()
            .filter(plan -> plan.months() == months)
            .findFirst()
            .orElseThrow());
    roundTrip();
  }

  private static ApiProblemException refused(String code) {
    return new ApiProblemException(
        new ApiProblemException.Problem(
            409,
            "https://wattline.org/problems/conflict",
            "Refused",
            "No.",
            null,
            List.of(),
            code,
            List.of()));
  }

  private static void open() {
    again("accounts/" + FakeMoneyReturns.ACCOUNT);
  }
}
