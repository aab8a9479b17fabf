package org.wattline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wattline.billing.contract.billing.BillKind;
import org.wattline.billing.contract.payments.NewPayment;
import org.wattline.tenancy.vaadin.chart.Chart;
import org.wattline.tenancy.vaadin.test.OnSite;

/** From a bill to the values behind it, to its payment and to its files, and how it is called. */
@Tag("UC-042")
@Tag("UC-050")
@OnSite(host = "zonnestroom.localhost", roles = "customer")
class BillRoadsTest extends PortalTest {
  private static final Instant KNOWN = Instant.parse("2026-11-03T05:00:00Z");

  @Test
  void aDayOfABillShowsItsOwnMeterAsTheBillKnewIt() {
    billing.energy.supplyAlsoAt(
        home(), FakeEnergy.OTHER_POINT, "541448820000000777", LocalDate.of(2026, 1, 1));
    visit("accounts/" + home() + "/bills/" + FakeMoney.OCTOBER);
    $(Details.class).all().getFirst().setOpened(true);
    roundTrip();

    ComponentUtil.fireEvent(
        $(Chart.class).single(), new Chart.OpenEvent($(Chart.class).single(), true, 4));
    billing.energy.asked.clear();
    roundTrip();

    assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
        .contains("usage?", "day=2026-10-05", FakeEnergy.POINT.toString());
    again(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters());
    assertThat(billing.energy.asked)
        .isNotEmpty()
        .allSatisfy(
            asked -> {
              assertThat(asked.point()).isEqualTo(FakeEnergy.POINT);
              assertThat(asked.knownAt()).isEqualTo(KNOWN);
            });
    assertThat(text()).contains("as they were known on", "5 October 2026");

    billing.energy.asked.clear();
    test($(Button.class).withText("See them as they are known now").single()).click();
    roundTrip();
    assertThat(billing.energy.asked)
        .isNotEmpty()
        .allSatisfy(
            asked -> {
              assertThat(asked.point()).isEqualTo(FakeEnergy.POINT);
              assertThat(asked.knownAt()).isNull();
            });
  }

  @Test
  void withoutAPointTheNewestSupplyIsShown() {
    billing.energy.supplyAlsoAt(
        home(), FakeEnergy.OTHER_POINT, "541448820000000777", LocalDate.of(2026, 1, 1));

    visit("accounts/" + home() + "/usage?known=never&day=soon");

    assertThat(billing.energy.asked)
        .isNotEmpty()
        .allSatisfy(asked -> assertThat(asked.point()).isEqualTo(FakeEnergy.OTHER_POINT))
        .allSatisfy(asked -> assertThat(asked.knownAt()).isNull());
  }

  @Test
  void fromABillItsAmountIsTheFirstChoiceAndItIsTheOneThatIsPaid() {
    billing.money.owes(home(), "184.20", "0.00", LocalDate.of(2026, 12, 3));
    visit("accounts/" + home() + "/bills/" + FakeMoney.OCTOBER);
    String pay = "accounts/" + home() + "/pay?bill=" + FakeMoney.OCTOBER;
    assertThat(links()).contains(pay);

    visit(pay);
    assertThat(choices())
        .containsExactly(
            "Your October bill: 84,20\u00a0€",
            "Everything you owe: 184,20\u00a0€",
            "Another amount");
    payByPage();

    NewPayment first = billing.wanted.getLast();
    assertThat(first.amount()).isEqualByComparingTo("84.20");
    assertThat(first.billId()).isEqualTo(FakeMoney.OCTOBER);
  }

  @Test
  void fromABillTheWholeBalanceNamesNoBillAndAPartOfItNamesIt() {
    billing.money.owes(home(), "184.20", "0.00", LocalDate.of(2026, 12, 3));
    String pay = "accounts/" + home() + "/pay?bill=" + FakeMoney.OCTOBER;

    visit(pay);
    choose(1);
    payByPage();
    assertThat(billing.wanted.getLast().billId()).isNull();
    assertThat(billing.wanted.getLast().amount()).isEqualByComparingTo("184.20");

    again(pay);
    choose(2);
    $(BigDecimalField.class).single().setValue(new BigDecimal("20"));
    payByPage();
    assertThat(billing.wanted.getLast().billId()).isEqualTo(FakeMoney.OCTOBER);
    assertThat(billing.wanted.getLast().amount()).isEqualByComparingTo("20");
  }

  @Test
  void aBillThatIsPaidOrAnothersIsNoChoice() {
    visit("accounts/" + home() + "/pay?bill=" + FakeMoney.id("month9"));
    assertThat(choices()).containsExactly("Everything you owe: 84,20\u00a0€", "Another amount");

    UUID bakery = billing.accounts.keySet().stream().skip(1).findFirst().orElseThrow();
    visit("accounts/" + bakery + "/pay?bill=" + FakeMoney.OCTOBER);
    assertThat(choices()).noneMatch(label -> label.contains("October"));
    visit("accounts/" + bakery + "/pay?bill=" + UUID.randomUUID());
    assertThat(choices()).contains("Another amount");
  }

  @Test
  void homeCallsABillByItsMonthInTheReadersLanguage() {
    assertThat(overview("en")).contains("Your October bill of 84,20\u00a0€ is due on 3 December");
    assertThat(overview("nl")).contains("Uw factuur van oktober van ", " tegen 3 december");
    assertThat(overview("fr"))
        .contains("Votre facture pour octobre de ", "est à payer pour le 3 décembre");
    assertThat(text()).doesNotContain("2026-0000210");
  }

  @Test
  void homeCallsOtherBillsByWhatTheyAre() {
    assertThat(called("210.00", BillKind.INVOICE, false, "2026-07-01", "2026-10-01"))
        .contains("Your bill for July to September of 210,00\u00a0€ is due on 3 December");
    assertThat(called("210.00", BillKind.SETTLEMENT, false, "2025-01-01", "2026-01-01"))
        .contains("Your yearly settlement for 2025 of 210,00\u00a0€ is due");
    assertThat(called("210.00", BillKind.SETTLEMENT, false, "2025-11-01", "2026-11-01"))
        .contains("Your yearly settlement up to 31 October 2026 of 210,00\u00a0€ is due");
    assertThat(called("60.00", BillKind.ADVANCE, false, "2026-11-01", "2026-12-01"))
        .contains("Your November advance of 60,00\u00a0€ is due");
    assertThat(called("12.00", BillKind.INVOICE, true, "2026-10-01", "2026-10-20"))
        .contains("Your final bill of 12,00\u00a0€ is due");
    assertThat(called("3.10", BillKind.CORRECTION, false, "2025-08-01", "2025-09-01"))
        .contains("The correction for August 2025 of 3,10\u00a0€ is due");
    assertThat(called("-12.40", BillKind.INVOICE, false, "2026-10-01", "2026-11-01"))
        .contains("Your October bill came out in your favour: you are owed 12,40\u00a0€");
  }

  @Test
  void homeSaysWhyUseDiffersWhereTheHoursShowIt() {
    assertThat(overview("en")).doesNotContain("More of it", "Less of it");

    billing.energy.evenings = 2.5;

    assertThat(overview("en"))
        .containsPattern("More of it in the evening, between 17 and 22 o’clock: \\d+ ?%");
    assertThat(overview("fr")).contains("Davantage le soir, entre 17 et 22 heures");
  }

  @Test
  void anEInvoiceIsBesideTheLetterWhereThereIsOne() {
    visit("accounts/" + home() + "/bills/" + FakeMoney.OCTOBER);
    assertThat(downloads())
        .containsExactly(
            "2026-0000210.pdf", "2026-0000210.xml", "2026-0000210-proof.json", "2026-0000210.json");

    billing.money.eInvoices = false;
    again("accounts/" + home() + "/bills/" + FakeMoney.OCTOBER);
    assertThat(downloads()).doesNotContain("2026-0000210.xml").contains("2026-0000210.pdf");
  }

  @Test
  void aSavedCardIsAskedAboutAndLeadsToWhatBecameOfThePayment() {
    visit("accounts/" + home() + "/pay?bill=" + FakeMoney.OCTOBER);
    test(pay()).click();
    test($(ConfirmDialog.class).single()).confirm();
    roundTrip();

    assertThat(text()).contains("Thank you, it is paid");
  }

  private String called(String total, BillKind kind, boolean last, String from, String to) {
    billing.money.only(home(), total, kind, last, LocalDate.parse(from), LocalDate.parse(to));
    return overview("en");
  }

  private String overview(String language) {
    UI.getCurrent().setLocale(Locale.forLanguageTag(language));
    again("accounts/" + home() + "/overview");
    return text();
  }

  private List<String> downloads() {
    return $(Anchor.class).all().stream()
        .map(anchor -> anchor.getElement().getAttribute("download"))
        .filter(name -> name != null)
        .toList();
  }

  private RadioButtonGroup<?> amounts() {
    return $(RadioButtonGroup.class).all().getFirst();
  }

  private List<String> choices() {
    return labels(amounts());
  }

  private static <T> List<String> labels(RadioButtonGroup<T> group) {
    return group
        .getListDataView()
        .getItems()
        .map(item -> group.getItemLabelGenerator().apply(item))
        .toList();
  }

  private void choose(int index) {
    choose(amounts(), index);
  }

  private static <T> void choose(RadioButtonGroup<T> group, int index) {
    group.setValue(group.getListDataView().getItem(index));
  }

  /** With a card that is typed in, so that nothing is asked first. */
  private void payByPage() {
    choose($(RadioButtonGroup.class).all().getLast(), 1);
    test(pay()).click();
  }

  private Button pay() {
    return $(Button.class).all().stream()
        .filter(button -> button.getText().startsWith("Pay "))
        .findFirst()
        .orElseThrow();
  }
}
