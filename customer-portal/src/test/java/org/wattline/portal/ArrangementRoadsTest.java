package org.wattline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wattline.billing.contract.collections.ArrangementStatus;
import org.wattline.billing.contract.collections.InstalmentPlan;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.AccountStatus;
import org.wattline.billing.contract.payments.Autopay;
import org.wattline.portal.help.Contact;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;
import org.wattline.tenancy.vaadin.test.OnSite;

/** From trouble paying to instalments that are agreed, shown and paid. */
@Tag("UC-053")
@OnSite(host = "zonnestroom.localhost", roles = "customer")
class ArrangementRoadsTest extends PortalTest {
  private static final BigDecimal OWED = new BigDecimal("258.59");

  @Test
  void troublePayingLeadsToInstalmentsThatAreChosenCheckedAndAgreed() {
    owes();
    visit("accounts/" + home() + "/pay");
    assertThat(links()).contains(page(), "accounts/" + home() + "/pay/trouble");
    visit("accounts/" + home() + "/pay/trouble");
    assertThat(links()).contains(page());

    visit(page());
    assertThat(labels())
        .containsExactly(
            "2 months: 129,30\u00a0€ a month at most",
            "3 months: 86,21\u00a0€ a month at most",
            "4 months: 64,67\u00a0€ a month at most",
            "5 months: 51,75\u00a0€ a month at most",
            "6 months: 43,14\u00a0€ a month at most");
    choose(4);
    $(DatePicker.class).single().setValue(LocalDate.of(2026, 12, 12));
    press("Go on");

    assertThat(text())
        .contains(
            "Check your instalments", "12 December 2026", "12 May 2027", "258,59\u00a0€ in all")
        .contains("If you miss one", "You have 7 days more", "New bills are not part of it")
        .contains("Pay each instalment here by card");
    assertThat(billing.arrangements.all).isEmpty();
    press("Agree to these instalments");
    roundTrip();

    assertThat(text()).contains("Your arrangement is agreed", "12 January 2027");
    assertThat(billing.arrangements.ofAccount(home()))
        .singleElement()
        .satisfies(agreed -> assertThat(agreed.instalments()).hasSize(6));
    assertThat(links()).contains("accounts/" + home() + "/pay?amount=instalment");
  }

  @Test
  void aDayThatIsOutOfRangeIsSaidBesideItsFieldAndWhatWasChosenStays() {
    owes();
    visit(page());
    choose(2);
    $(DatePicker.class).single().setValue(LocalDate.of(2027, 2, 1));
    press("Go on");

    assertThat($(DatePicker.class).single().getErrorMessage())
        .isEqualTo("Choose a day from 25 November 2026 to 26 December 2026.");
    assertThat(plans().getValue().months()).isEqualTo(4);

    $(DatePicker.class).single().setValue(LocalDate.of(2026, 12, 1));
    billing.refusal =
        FakeBilling.refusedField(
            "firstOn", "no", "arrangement-first-day", "2026-11-26", "2026-12-27");
    press("Go on");
    assertThat($(DatePicker.class).single().getErrorMessage())
        .isEqualTo("Choose a day from 26 November 2026 to 27 December 2026.");
  }

  @Test
  void whatIsRefusedIsSaidInTheReadersLanguageWithWhoHelps() {
    owes();
    billing.refusal = FakeArrangements.refused("arrangement-broken-lately", "2027-03-01");

    assertThat(opened("nl"))
        .contains("Een vroegere regeling werd niet nageleefd", "+32 3 123 45 67");
    assertThat(opened("fr")).contains("Un plan précédent n’a pas été respecté", "+32 3 123 45 67");
    assertThat(opened("en")).contains("Until 1 March 2027 only our staff", "+32 3 123 45 67");
    assertThat($(RadioButtonGroup.class).all()).isEmpty();
    assertThat($(Contact.class).all()).hasSize(1);
  }

  @Test
  void whenTheSumChangedMeanwhileTheNewOneIsLookedAtFirst() {
    owes();
    visit(page());
    press("Go on");
    billing.refusal = FakeArrangements.refused("arrangement-owed-changed", "300.00");
    press("Agree to these instalments");

    assertThat(text()).contains("is owed now. Look at the instalments again");
    billing.refusal = null;
    billing.money.owes(home(), "300.00", "0.00", LocalDate.of(2026, 12, 3));
    press("See the instalments again");
    roundTrip();
    assertThat(labels()).first().isEqualTo("2 months: 150,00\u00a0€ a month");
  }

  @Test
  void anAnswerThatDidNotComeIsAskedForAgainUnderTheSameKey() {
    owes();
    visit(page());
    press("Go on");
    billing.refusal = new ApiUnavailableException("silent", new RuntimeException());
    press("Agree to these instalments");
    billing.refusal = null;
    press("Agree to these instalments");

    assertThat(billing.arrangements.keys).hasSize(2);
    assertThat(billing.arrangements.keys.stream().distinct()).hasSize(1);
    assertThat(text()).contains("Your arrangement is agreed");
  }

  @Test
  void homeSaysTheNextInstalmentAndItsButtonPaysIt() {
    billing.money.owes(home(), "235.49", "0.00", LocalDate.of(2027, 1, 12));
    billing.arrangements.runs(
        home(), OWED, 6, LocalDate.of(2026, 12, 12).minusMonths(1), 1, ArrangementStatus.KEPT);

    visit("accounts/" + home() + "/overview");
    assertThat(text())
        .contains("Next instalment of 43,09\u00a0€ is due on 12 December; 1 of 6 paid")
        .contains("Apart from the instalments you owe 20,04\u00a0€");
    String pay = "accounts/" + home() + "/pay?amount=instalment";
    assertThat(links()).contains(pay, page());
    assertThat(said("nl")).contains("De volgende schijf van", "1 van 6 betaald");
    assertThat(said("fr")).contains("La prochaine tranche de", "1 sur 6 payées");

    UI.getCurrent().setLocale(Locale.ENGLISH);
    again(pay);
    assertThat($(RadioButtonGroup.class).first().getValue()).isNotNull();
    assertThat(labels()).first().isEqualTo("Instalment 2 of 6: 43,09\u00a0€");
    test($(Button.class).all().stream()
            .filter(button -> button.hasClassName("portal-main-button"))
            .findFirst()
            .orElseThrow())
        .click();
    test($(ConfirmDialog.class).single()).confirm();
    assertThat(billing.wanted.getLast().amount()).isEqualByComparingTo("43.09");
    assertThat(billing.wanted.getLast().billId()).isNull();
  }

  @Test
  void anInstalmentThatIsLateIsSaidWithTheLastDayAndAutopayIsSaidBeforeAgreeing() {
    billing.money.owes(home(), "258.59", "43.14", LocalDate.of(2026, 12, 21));
    billing.arrangements.runs(
        home(), OWED, 6, LocalDate.of(2026, 11, 21), 0, ArrangementStatus.LATE);

    visit("accounts/" + home() + "/overview");
    assertThat(text())
        .contains("An instalment of 43,14\u00a0€ was due on 21 November; 0 of 6 paid")
        .contains("Pay it by 28 November 2026");

    billing.arrangements.all.clear();
    billing.money.autopay.put(home(), new Autopay(true, FakeMoney.CARD, null, 2));
    visit(page());
    press("Go on");
    assertThat(text()).contains("Your automatic payment takes each instalment");
  }

  @Test
  void aBillThatIsCoveredIsNotCalledOverdueWhileTheArrangementRuns() {
    billing.arrangements.runs(
        home(), OWED, 6, LocalDate.of(2026, 12, 12), 0, ArrangementStatus.KEPT);

    visit("accounts/" + home() + "/bills/" + FakeMoney.OCTOBER);
    assertThat(text()).contains("In instalments", "You pay this bill by the instalments");
    visit("accounts/" + home() + "/bills");
    assertThat(text()).contains("In instalments");

    billing.arrangements.all.clear();
    again("accounts/" + home() + "/bills/" + FakeMoney.OCTOBER);
    assertThat(text()).doesNotContain("In instalments");
  }

  @Test
  void oneThatEndedIsShownBelowTheNewQuestionsAndAReaderSeesWithoutAgreeing() {
    owes();
    billing.arrangements.runs(
        home(), new BigDecimal("60.00"), 3, LocalDate.of(2026, 8, 1), 1, ArrangementStatus.BROKEN);
    visit(page());
    assertThat(text()).contains("In how many months?", "Ended: an instalment was missed");

    UUID other = billing.add("1000 0099 11", "Luc Maes", AccountRole.VIEWER, AccountStatus.OPEN);
    visit("accounts/" + other + "/pay/arrangement");
    assertThat(text()).contains("You can read here, not pay");
    billing.arrangements.runs(
        other, OWED, 6, LocalDate.of(2026, 12, 12), 0, ArrangementStatus.KEPT);
    again("accounts/" + other + "/pay/arrangement");
    assertThat(text()).contains("12 December 2026");
    assertThat(links()).noneMatch(link -> link.contains("amount=instalment"));
  }

  private void owes() {
    billing.money.owes(home(), "258.59", "0.00", LocalDate.of(2026, 12, 3));
  }

  private String page() {
    return "accounts/" + home() + "/pay/arrangement";
  }

  private String opened(String language) {
    UI.getCurrent().setLocale(Locale.forLanguageTag(language));
    again(page());
    return text();
  }

  private String said(String language) {
    UI.getCurrent().setLocale(Locale.forLanguageTag(language));
    again("accounts/" + home() + "/overview");
    return text();
  }

  @SuppressWarnings("unchecked")
  private RadioButtonGroup<InstalmentPlan> plans() {
    return $(RadioButtonGroup.class).first();
  }

  private void choose(int row) {
    plans().setValue(plans().getListDataView().getItem(row));
  }

  /** What the first choice of the page offers. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private List<String> labels() {
    RadioButtonGroup<Object> group = (RadioButtonGroup) $(RadioButtonGroup.class).first();
    return group
        .getListDataView()
        .getItems()
        .map(item -> group.getItemLabelGenerator().apply(item))
        .toList();
  }

  private void press(String text) {
    test($(Button.class).withText(text).single()).click();
    roundTrip();
  }
}
