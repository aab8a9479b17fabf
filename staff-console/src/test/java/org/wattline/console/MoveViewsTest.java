package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.billing.contract.agreements.Cycle;
import org.wattline.billing.contract.agreements.CycleKind;
import org.wattline.billing.contract.agreements.NewTerms;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.customers.DeliveryChannel;
import org.wattline.billing.contract.customers.NewAccount;
import org.wattline.billing.contract.customers.PostalAddress;
import org.wattline.billing.contract.moves.ChangeOfOccupant;
import org.wattline.billing.contract.moves.MoveIn;
import org.wattline.billing.contract.moves.MoveKind;
import org.wattline.billing.contract.moves.MoveOut;
import org.wattline.billing.contract.moves.RegisterRead;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;
import org.wattline.tenancy.vaadin.test.OnSite;

/** People who move, as customer service registers it. */
@Tag("UC-022")
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "customer-service")
class MoveViewsTest extends ViewTest {
  private static final String LEAVE = "moves/new?account=" + FakeMoves.LEAVING;
  private static final UUID SUPPLY = FakeBilling.id("agreement");
  @Autowired FakeMoves.Register register;
  @Autowired Clock clock;

  @BeforeEach
  void nothingMovedYet() {
    register.reset();
  }

  @Test
  void aMoveBeginsAtTheAccountAndAtTheCustomer() {
    register.earlier.clear();
    visit("accounts/" + FakeMoves.LEAVING);
    assertThat($(Anchor.class).withText("Move").single().getHref()).isEqualTo(LEAVE);
    assertThat(text()).contains("No move is known of this account.");

    visit("customers/" + billing.get(FakeMoves.LEAVING).customerId());
    assertThat($(Anchor.class).withText("Move").all())
        .extracting(Anchor::getHref)
        .contains(LEAVE)
        .hasSize(2);
  }

  @Test
  void whoeverLeavesIsAskedForTheReadsOfTheirMeterAndSeesWhatWillHappenBeforeItDoes() {
    again(LEAVE);
    assertThat(text()).contains("An Peeters, account 1000 0017 42");
    BigDecimalField day = read("1.8.1");
    assertThat(day.getLabel()).isEqualTo("Register 1.8.1 · day (kWh)");
    assertThat(day.getHelperText()).isEqualTo("Last: 12.345,6\u00a0kWh on 1 October 2026");
    assertThat(read("1.8.2").getHelperText()).isEqualTo("No earlier read is known.");
    day.setValue(new BigDecimal("12400"));
    fillAddress();

    press("See what will happen");

    MoveOut asked =
        new MoveOut(
            SUPPLY,
            today(),
            List.of(new RegisterRead("1.8.1", new BigDecimal("12400"))),
            new PostalAddress("Dorp 1", null, "9000", "Gent", null, "BE"));
    assertThat(register.asked).containsExactly(asked);
    assertThat(register.moves).isEmpty();
    assertThat(text())
        .contains("Is this right?", "An Peeters, 1000 0017 42", "The final bill, at the latest")
        .contains("Dorp 1, 9000 Gent", "12.400");

    press("Confirm the move");

    assertThat(register.asked).containsExactly(asked, asked);
    assertThat(UI.getCurrent().getActiveViewLocation().getPath())
        .isEqualTo("moves/" + register.moves.keySet().iterator().next());
    assertThat(text()).contains("Moved out of 541448820044186577", "Recorded by Els Maes");
    assertThat($(Anchor.class).withText("Account of An Peeters, 1000 0017 42").single().getHref())
        .isEqualTo("accounts/" + FakeMoves.LEAVING);
    assertThat($(Anchor.class).withText("Move somebody in here").single().getHref())
        .isEqualTo("moves/new?point=" + FakeMoves.POINT);
    visit("accounts/" + FakeMoves.LEAVING);
    assertThat(text()).contains("left 541448820044186577");
  }

  @Test
  void somebodyElseComesOnTheSameDayOnTermsThatBeginWithTheOldOnes() {
    Account next = anotherAccount();
    again(LEAVE);
    kind().setValue(MoveKind.CHANGE_OF_OCCUPANT);
    press("See what will happen");
    assertThat(box("Holder").isInvalid()).isTrue();
    assertThat(register.asked).isEmpty();

    @SuppressWarnings("unchecked")
    ComboBox<Customer> holder = (ComboBox<Customer>) box("Holder");
    holder.setValue(billing.customers.get(next.customerId()));
    press("See what will happen");
    press("Confirm the move");

    assertThat(register.asked)
        .hasSize(2)
        .last()
        .isEqualTo(
            new ChangeOfOccupant(
                SUPPLY,
                today(),
                List.of(),
                null,
                next.id(),
                new NewTerms(
                    FakeTariffs.PRODUCT,
                    new Cycle(CycleKind.YEARLY_WITH_ADVANCES, 1, 4),
                    null,
                    Map.of(),
                    List.of(),
                    new BigDecimal("75"))));
    assertThat(text())
        .contains("Change of occupant of 541448820044186577", next.number(), "Supply begins");
  }

  @Test
  void aVacantPointIsMovedInToByAnAccountThatIsFoundByTyping() {
    Account next = anotherAccount();
    again("moves/new?point=" + FakeMoves.EMPTY);
    assertThat(text()).contains("Into the vacant point 541448820044190001");
    press("See what will happen");
    assertThat(box("Product").isInvalid()).isTrue();
    @SuppressWarnings("unchecked")
    ComboBox<Customer> holder = (ComboBox<Customer>) box("Holder");
    holder.setValue(billing.customers.get(next.customerId()));
    @SuppressWarnings("unchecked")
    ComboBox<Object> product = (ComboBox<Object>) box("Product");
    test(product).selectItem("Sun day and night");

    press("See what will happen");

    assertThat(register.asked)
        .containsExactly(
            new MoveIn(
                next.id(),
                FakeMoves.EMPTY,
                today(),
                List.of(),
                new NewTerms(
                    FakeTariffs.PRODUCT,
                    new Cycle(CycleKind.MONTHLY, 1, null),
                    null,
                    Map.of(),
                    List.of(),
                    null)));
  }

  @Test
  void aMoveInThePastShowsWhomItBillsAgain() {
    register.backdated = true;
    again(LEAVE);
    kind().setValue(MoveKind.CHANGE_OF_OCCUPANT);
    Account next = anotherAccount();
    @SuppressWarnings("unchecked")
    ComboBox<Customer> holder = (ComboBox<Customer>) box("Holder");
    holder.setValue(billing.customers.get(next.customerId()));
    day().setValue(LocalDate.of(2026, 10, 10));

    press("See what will happen");

    assertThat(text())
        .contains("Who is billed again", "Bills of An Peeters (1000 0017 42)", "2026-0000210")
        .contains(next.customerName() + " (" + next.number() + ") is billed from 10 October 2026")
        .doesNotContain("2026-0000198");
  }

  @Test
  void aRefusalStandsAtItsFieldAndNothingTypedIsLost() {
    again(LEAVE);
    read("1.8.2").setValue(new BigDecimal("1000000"));
    fillAddress();
    register.refusal =
        FakeMoves.invalid("/reads/0/value", "Register 1.8.2: must be from 0 to 999999");
    press("See what will happen");
    assertThat(read("1.8.2").isInvalid()).isTrue();
    assertThat(read("1.8.2").getErrorMessage()).contains("must be from 0 to 999999");
    assertThat(read("1.8.1").isInvalid()).isFalse();

    register.refusal = FakeMoves.invalid("/to", "must be after the first day, 2025-04-01");
    press("See what will happen");

    assertThat(day().isInvalid()).isTrue();
    assertThat(day().getErrorMessage()).contains("must be after the first day");
    assertThat(read("1.8.2").isInvalid()).isFalse();
    assertThat(read("1.8.2").getValue()).isEqualByComparingTo("1000000");
    assertThat(field("City").getValue()).isEqualTo("Gent");
  }

  @Test
  void whatOverlapsIsRefusedWithItsReasonEvenBetweenLookingAndConfirming() {
    again(LEAVE);
    fillAddress();
    press("See what will happen");
    register.refusal =
        FakeApi.refusal(409, "Another agreement supplies this point from 2026-01-01 on.");

    press("Confirm the move");

    assertThat(register.moves).isEmpty();
    assertThat(text()).contains("Another agreement supplies this point from 2026-01-01 on.");
    assertThat(field("City").getValue()).isEqualTo("Gent");
    assertThat(button("See what will happen")).isTrue();
  }

  @Test
  void halfAnAddressIsNotSent() {
    again(LEAVE);
    field("City").setValue("Gent");

    press("See what will happen");

    assertThat(field("Street and number").isInvalid()).isTrue();
    assertThat(register.asked).isEmpty();
  }

  @Test
  void readsOfADayToComeAreNotAskedYet() {
    again(LEAVE);

    day().setValue(today().plusDays(9));

    assertThat(text()).contains("reads can be given from the day before on");
    assertThat($(BigDecimalField.class).all())
        .noneMatch(field -> field.getLabel().startsWith("Register"));
  }

  @Test
  void aMoveOfNobodySaysWhereToBegin() {
    again("moves/new");

    assertThat(text()).contains("Whose move is it?", "Vacant points");
  }

  @Test
  void aSilentServiceIsSaidInPlaceWithARetryAndAnUnknownMoveIsNotFound() {
    register.silence = new ApiUnavailableException("no answer");
    again(LEAVE);
    assertThat(text()).contains("does not answer right now");

    register.silence = null;
    press("Try again");
    assertThat(read("1.8.1").getLabel()).contains("kWh");

    visit("moves/" + UUID.randomUUID());
    assertThat(text()).contains("Page not found");
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "billing")
  void whoeverIsNotToMovePeopleFindsNoWayToIt() {
    visit("accounts/" + FakeMoves.LEAVING);
    assertThat($(Anchor.class).withText("Move").all()).isEmpty();
    visit(LEAVE);
    assertThat(text()).contains("No access");
    again("vacancies");
    assertThat(text()).contains("541448820044190001").doesNotContain("Move in");
  }

  @Test
  void whatStandsEmptyIsListedSinceWhenAndMovedInTo() {
    again("vacancies?day=2026-11-21");

    assertThat(register.asked).containsExactly(LocalDate.of(2026, 11, 21));
    assertThat(text())
        .contains("Vacant on 21 November 2026", "Meir 1 bus 3, 2000 Antwerpen")
        .contains("30 October 2026", "\n22\n")
        .doesNotContain("Meter data of");
    assertThat($(Anchor.class).withText("Move in").single().getHref())
        .isEqualTo("moves/new?point=" + FakeMoves.EMPTY);
    assertThat($(Anchor.class).withText("1000 0017 42").single().getHref())
        .isEqualTo("accounts/" + FakeMoves.LEAVING);
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "supervisor")
  void whoeverSettlesMeterDataSeesWhatIsUsedThere() {
    again("vacancies");

    assertThat(text()).contains("Meter data shows no use at a vacant point.");
    assertThat($(Anchor.class).withText("Meter data").all())
        .extracting(Anchor::getHref)
        .contains("meter-data?point=" + FakeMoves.EMPTY);
  }

  @Test
  void nothingEmptyIsSaidAndASilentServiceToo() {
    register.vacancies.clear();
    again("vacancies");
    assertThat(text()).contains("No point stands empty");

    register.silence = new ApiUnavailableException("no answer");
    again("vacancies");
    assertThat(text()).contains("does not answer right now");
  }

  private Account anotherAccount() {
    UUID customer = billing.customers.keySet().stream().skip(1).findFirst().orElseThrow();
    return billing.open(new NewAccount(customer, DeliveryChannel.EMAIL));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Brussels"));
  }

  private void fillAddress() {
    field("Street and number").setValue("Dorp 1");
    field("Postal code").setValue("9000");
    field("City").setValue("Gent");
  }

  private DatePicker day() {
    return $(DatePicker.class).single();
  }

  @SuppressWarnings("unchecked")
  private RadioButtonGroup<MoveKind> kind() {
    return (RadioButtonGroup<MoveKind>)
        $(RadioButtonGroup.class).all().stream()
            .filter(group -> "What happens".equals(group.getLabel()))
            .findFirst()
            .orElseThrow();
  }

  private BigDecimalField read(String code) {
    return $(BigDecimalField.class).all().stream()
        .filter(field -> field.getLabel().startsWith("Register " + code))
        .findFirst()
        .orElseThrow();
  }

  private ComboBox<?> box(String label) {
    return $(ComboBox.class).all().stream()
        .filter(box -> label.equals(box.getLabel()))
        .findFirst()
        .orElseThrow();
  }

  private TextField field(String label) {
    return $(TextField.class).all().stream()
        .filter(field -> label.equals(field.getLabel()))
        .findFirst()
        .orElseThrow();
  }

  private boolean button(String words) {
    return !$(Button.class).withText(words).all().isEmpty();
  }
}
