package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;
import org.wattline.tenancy.vaadin.test.OnSite;

/** What stands beside a draft's text follows it, and writes into it. */
@Tag("UC-020")
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "billing")
class TariffEditorTest extends ViewTest {
  private static final String PRODUCT = "tariffs/" + FakeTariffs.PRODUCT;
  private static final String WRONG = FakeTariffs.PUBLISHED.replace("\"0.2380\"", "\"cheap\"");
  @Autowired FakeTariffs.Desk desk;

  @BeforeEach
  void open() {
    desk.clear();
    again(PRODUCT);
  }

  @Test
  void theTextIsSentOnAPauseAndNotByKey() {
    assertThat(document().getValueChangeMode()).isEqualTo(ValueChangeMode.LAZY);
    assertThat(document().getValueChangeTimeout()).isBetween(300, 1500);
    // what it begins with was published: the service is not asked again
    assertThat(desk.validated).isEmpty();
  }

  @Test
  void theDraftIsPaintedByTheSeasonAsItIsWritten() {
    type(
        FakeTariffs.PUBLISHED.replace(
            "\"rules\": [",
            "\"holidays\": {\"country\": \"BE\"}, \"seasons\": {\"summer\": [\"06-01/09-30\"]}, \"rules\": [{\"period\": \"night\","
                + " \"seasons\": [\"summer\"]}, "));

    assertThat(text())
        .contains("Nothing is wrong with it.")
        .contains("tou: 1 October to 31 May", "tou: 1 June to 30 September")
        .contains("Prices by it: Energy", "Holidays count as Sunday.");
    // the published week above it is still painted all year
    assertThat(text()).contains("tou: all year");
    assertThat(desk.validated).hasSize(1);
  }

  @Test
  void whatIsWrongLeadsToItsLineAndTheLastGoodPictureStays() {
    type(WRONG);

    assertThat(text())
        .contains("Wrong things: 1.")
        .contains("Line 10 · /components/0/prices/0/periods/night/price")
        .contains("Expected a decimal, not 'cheap'")
        .contains("This is of the last text that was right.");
    assertThat(prices()).contains(new BigDecimal("0.2380"));
    assertThat($(BigDecimalField.class).all()).allMatch(BigDecimalField::isReadOnly);
    UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations();
    $(Button.class)
        .withCondition(button -> button.getText().startsWith("Line 10"))
        .single()
        .click();
    UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
    int at = WRONG.indexOf("\"cheap\"");
    assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations())
        .map(PendingJavaScriptInvocation::getInvocation)
        .filteredOn(call -> call.getExpression().contains("setSelectionRange"))
        .singleElement()
        .satisfies(
            call ->
                assertThat(call.getParameters().toString())
                    .contains(String.valueOf(at), String.valueOf(at + 7)));

    type(FakeTariffs.PUBLISHED.replace("0.2380", "0.2000"));

    assertThat(text()).doesNotContain("This is of the last text that was right.");
    assertThat(prices()).contains(new BigDecimal("0.2000"));
  }

  @Test
  void whatIsNoJsonIsSaidByItsLineWithoutAskingTheService() {
    type("{\n  \"format\": \"wattline-tariff/1\",\n  \"currency\" \"EUR\"\n}");

    assertThat(text()).contains("This cannot be read as JSON:", "Line 3");
    assertThat(text()).contains("This is of the last text that was right.");
    assertThat(desk.validated).isEmpty();
  }

  @Test
  void aSilentServiceIsSaidAndTheCheckCanBeRepeated() {
    desk.silent = new ApiUnavailableException("billing", new java.io.IOException("silent"));
    type(FakeTariffs.PUBLISHED.replace("0.2380", "0.2000"));
    assertThat(text()).contains("The text was not checked");
    assertThat(prices()).contains(new BigDecimal("0.2380"));

    desk.silent = null;
    press("Check");

    assertThat(prices()).contains(new BigDecimal("0.2000"));
  }

  @Test
  void aPriceChangedInTheTableIsWrittenAtItsPlaceAndTheRestStaysAsTyped() {
    price("Energy night EUR/kWh").setValue(new BigDecimal("0.24005"));

    assertThat(document().getValue()).isEqualTo(FakeTariffs.PUBLISHED.replace("0.2380", "0.24005"));

    price("Standing charge EUR/year").setValue(new BigDecimal("66.50"));

    assertThat(document().getValue())
        .isEqualTo(FakeTariffs.PUBLISHED.replace("0.2380", "0.24005").replace("60.00", "66.50"));
    assertThat(desk.validated).hasSize(2);
  }

  @Test
  void anEmptiedPriceGoesBackToWhatTheTextSays() {
    price("Energy night EUR/kWh").clear();

    assertThat(price("Energy night EUR/kWh").getValue()).isEqualTo(new BigDecimal("0.2380"));
    assertThat(document().getValue()).isEqualTo(FakeTariffs.PUBLISHED);
  }

  @Test
  void aPriceFromADayOnIsCopiedIntoTheTextAndChangedInTheTable() {
    press("Add a price");
    assertThat(labelled(DatePicker.class, "From day").isInvalid()).isTrue();
    assertThat(combo("Another price of").isInvalid()).isTrue();

    choose("Another price of", 1);
    labelled(DatePicker.class, "From day").setValue(LocalDate.of(2026, 1, 1));
    press("Add a price");
    assertThat(labelled(DatePicker.class, "From day").getErrorMessage())
        .contains("There is a price from that day");

    labelled(DatePicker.class, "From day").setValue(LocalDate.of(2027, 1, 1));
    press("Add a price");

    assertThat(document().getValue())
        .contains(
            "\"prices\": [{\"from\": \"2026-01-01\", \"price\": 60.00},"
                + " {\"from\": \"2027-01-01\", \"price\": 60.00}]");
    assertThat(text()).contains("31 December 2026", "1 January 2027");
    $(BigDecimalField.class).all().getLast().setValue(new BigDecimal("72.00"));
    assertThat(document().getValue()).contains("\"2027-01-01\", \"price\": 72.00}]");
  }

  @Test
  void aTestBillOfARealAccountStandsBesideTheOneInForceAndFollowsTheText() {
    press("Make a test bill");
    assertThat(combo("Customer").isInvalid()).isTrue();
    assertThat(desk.tried).isEmpty();

    test();

    assertThat(desk.tried).hasSize(1);
    assertThat(desk.tried.getFirst().agreementId()).isEqualTo(FakeBilling.id("agreement"));
    assertThat(desk.tried.getFirst().to()).isEqualTo(desk.tried.getFirst().from().plusMonths(1));
    assertThat(desk.tried.getFirst().document()).isEqualTo(FakeTariffs.PUBLISHED);
    assertThat(plain())
        .contains("By the draft 36,20 €, by what is in force 37,30 €: 1,10 € less.")
        .contains("Some usage of these days is missing.")
        .contains("Old levy", "gone", "same");

    price("Energy day EUR/kWh").setValue(new BigDecimal("0.3320"));

    assertThat(desk.tried).hasSize(2);
    assertThat(desk.tried.getLast().document()).contains("0.3320");
    assertThat(plain())
        .contains("By the draft 38,20 €, by what is in force 37,30 €: 0,90 € more.")
        .contains("+2,00");

    type(WRONG);

    assertThat(desk.tried).hasSize(2);
    assertThat(plain()).contains("The bill below is of an earlier text.", "38,20 €");
  }

  @Test
  void aTestBillThatIsRefusedSaysWhy() {
    desk.silent = FakeApi.refusal(422, "The agreement supplies on none of these days.");

    test();

    assertThat(text())
        .contains("No bill could be made: The agreement supplies on none of these days.");
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "customer-service")
  void whoDoesNotWriteTariffsReadsPicturePricesAndTriesTheSavedDraft() {
    desk.draft = FakeTariffs.open();
    again(PRODUCT);

    assertThat(document().isReadOnly()).isTrue();
    assertThat($(BigDecimalField.class).all()).isEmpty();
    assertThat($(Button.class).withText("Add a price").all()).isEmpty();
    assertThat($(Button.class).withText("Import a rate of the URDB").all()).isEmpty();
    assertThat($(NativeTable.class).all().stream().map(ViewTest::allText))
        .anyMatch(table -> table.contains("0.2380"));
    test();
    assertThat(desk.tried.getFirst().document()).isNull();
  }

  /** What is read, with plain spaces within amounts. */
  private static String plain() {
    return text().replace('\u00a0', ' ');
  }

  private void test() {
    Customer customer = billing.customers.values().iterator().next();
    comboOf("Customer").setValue(customer);
    roundTrip();
    press("Make a test bill");
  }

  private void type(String document) {
    document().setValue(document);
    roundTrip();
  }

  private TextArea document() {
    return labelled(TextArea.class, "Tariff document (JSON)");
  }

  private List<BigDecimal> prices() {
    return $(BigDecimalField.class).all().stream().map(BigDecimalField::getValue).toList();
  }

  private BigDecimalField price(String named) {
    return $(BigDecimalField.class)
        .withCondition(field -> field.getAriaLabel().orElse("").startsWith(named))
        .single();
  }

  private ComboBox<?> combo(String label) {
    return labelled(ComboBox.class, label);
  }

  @SuppressWarnings("unchecked")
  private ComboBox<Object> comboOf(String label) {
    return labelled(ComboBox.class, label);
  }

  private void choose(String label, int index) {
    ComboBox<Object> combo = comboOf(label);
    combo.setValue(combo.getListDataView().getItem(index));
  }

  private <T extends com.vaadin.flow.component.Component & HasLabel> T labelled(
      Class<T> type, String label) {
    return $(type).withCondition(field -> label.equals(field.getLabel())).single();
  }
}
