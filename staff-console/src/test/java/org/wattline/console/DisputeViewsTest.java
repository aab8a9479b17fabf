package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.billing.contract.payments.DisputeOrder;
import org.wattline.billing.contract.payments.DisputeStatus;
import org.wattline.billing.contract.payments.RefundStatus;
import org.wattline.tenancy.vaadin.test.OnSite;

/** Money that goes back by card, as finance looks after it. */
@Tag("UC-052")
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "finance")
class DisputeViewsTest extends ViewTest {
  @Autowired FakeMoneyReturns.Returned returned;
  @Autowired Clock clock;

  @BeforeEach
  void some() {
    returned.reset();
    returned.dispute(
        "An Peeters", DisputeStatus.NEEDS_RESPONSE, in(Duration.ofDays(3)), "fraudulent");
    returned.dispute("Bo Claes", DisputeStatus.WON, in(Duration.ofDays(-40)), "duplicate");
    returned.refund("An Peeters", RefundStatus.FAILED, "Paid twice", "Els Maes");
    returned.refund("Bo Claes", RefundStatus.SUCCEEDED, "Made at the payment provider", null);
  }

  @Test
  void theListBeginsWithWhatIsNotDecidedTheFirstDeadlineFirst() {
    again("disputes");

    assertThat(returned.asked.getLast())
        .startsWith(true, null, null, null, null, null, null, DisputeOrder.DEADLINE);
    assertThat(text())
        .contains("Not decided yet", "An Peeters", "1000001742", "Visa •••• 0259")
        .contains("Needs evidence", "The debt is open again", "The payer did not make it")
        .contains("In 3 days", "84,20\u00a0€");
    assertThat($(Anchor.class).withText("An Peeters").single().getHref())
        .isEqualTo("accounts/" + FakeMoneyReturns.ACCOUNT);
  }

  @Test
  void aDeadlineThatHasPassedSaysSoAndADecidedDisputeHasNone() {
    returned.disputes.clear();
    returned.dispute("Late", DisputeStatus.INQUIRY, in(Duration.ofHours(-1)), "general");
    again("disputes");
    assertThat(text()).contains("The bank asks", "Passed");

    again("disputes?state=WON");
    returned.dispute("Bo Claes", DisputeStatus.WON, in(Duration.ofDays(3)), "duplicate");
    again("disputes?state=WON");
    assertThat(text()).contains("Bo Claes", "Won").doesNotContain("In 3 days");
  }

  @Test
  void aReasonWithoutWordsOfOursIsShownAsTheBankSaidIt() {
    returned.dispute("Cé Dams", DisputeStatus.INQUIRY, null, "brand_new_reason");

    again("disputes");

    assertThat(text()).contains("brand_new_reason");
  }

  @Test
  void whatIsLookedForStandsInTheAddress() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Brussels"));

    again("disputes?state=NEEDS_RESPONSE&age=OVER_MONTH&least=10&most=90.50&account=Peeters");

    assertThat(returned.asked.getLast())
        .startsWith(
            true,
            DisputeStatus.NEEDS_RESPONSE,
            null,
            today.minusDays(30),
            new BigDecimal("10"),
            new BigDecimal("90.50"),
            "Peeters",
            DisputeOrder.DEADLINE);
    assertThat(field("Customer or account number").getValue()).isEqualTo("Peeters");
    assertThat(text()).contains("An Peeters");
  }

  @Test
  void whatIsTypedAndChosenGoesIntoTheAddressAndIsAskedFor() {
    again("disputes");

    test(field("Customer or account number")).setValue("Claes");
    roundTrip();
    test(amount("From amount")).setValue(new BigDecimal("50"));
    roundTrip();
    state().setValue("WON");
    roundTrip();

    assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
        .contains("state=WON", "least=50", "account=Claes");
    assertThat(returned.asked.getLast())
        .startsWith(true, DisputeStatus.WON, null, null, new BigDecimal("50"), null, "Claes");
    assertThat(text()).contains("Bo Claes").doesNotContain("An Peeters");
  }

  @Test
  void allDisputesAreListedNewestFirst() {
    again("disputes?state=ALL");

    assertThat(returned.asked.getLast())
        .startsWith(false, null, null, null, null, null, null, DisputeOrder.NEWEST);
    assertThat(text()).contains("All disputes", "An Peeters", "Bo Claes");
  }

  @Test
  void refundsSayWhyWhoAskedAndWhatIsToBeDoneAboutAFailedOne() {
    again("disputes?part=REFUNDS");

    assertThat(text())
        .contains("All refunds", "Paid twice", "Els Maes", "12,50\u00a0€")
        .contains("Failed", "The card did not get it: pay it back another way")
        .contains("Given back", "Made at the payment provider");

    again("disputes?part=REFUNDS&state=FAILED");
    assertThat(text()).contains("An Peeters").doesNotContain("Bo Claes");
  }

  @Test
  void anAddressThatMeansNothingShowsWhatIsSeenFirst() {
    again("disputes?part=x&state=PENDING&age=soon&least=-1&most=1e9999&cursor=x");

    assertThat(returned.asked.getLast())
        .startsWith(true, null, null, null, null, null, null, DisputeOrder.DEADLINE);
  }

  @Test
  void nothingThereAndNothingFoundAreToldApart() {
    again("disputes?account=nobodyatall");
    assertThat(text()).contains("Nothing fits all of this");
    assertThat($(Anchor.class).withText("Show all again").single().getHref()).isEqualTo("disputes");

    returned.disputes.clear();
    returned.refunds.clear();
    again("disputes");
    assertThat(text()).contains("No dispute is open");
    again("disputes?state=LOST");
    assertThat(text()).contains("None in this state");
    again("disputes?part=REFUNDS");
    assertThat(text()).contains("Nothing has been given back");
  }

  @Test
  void aServiceThatDoesNotAnswerIsToldAndAskedAgain() {
    returned.silent = true;
    again("disputes");
    assertThat(text()).doesNotContain("An Peeters");

    returned.silent = false;
    press("Try again");

    assertThat(text()).contains("An Peeters");
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "billing")
  void billingHasNoBusinessWithDisputes() {
    again("customers");
    assertThat(text()).doesNotContain("Disputes and refunds");

    visit("disputes");
    assertThat(text()).contains("No access");
    assertThat(returned.asked).isEmpty();
  }

  private Instant in(Duration time) {
    return clock.instant().plus(time);
  }

  private TextField field(String label) {
    return $(TextField.class).all().stream()
        .filter(field -> label.equals(field.getLabel()))
        .findFirst()
        .orElseThrow();
  }

  private BigDecimalField amount(String label) {
    return $(BigDecimalField.class).all().stream()
        .filter(field -> label.equals(field.getLabel()))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private Select<String> state() {
    return $(Select.class).all().stream()
        .filter(select -> "State".equals(select.getLabel()))
        .findFirst()
        .orElseThrow();
  }
}
