package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.billing.contract.metering.DisplayRead;
import org.wattline.billing.contract.metering.Meter;
import org.wattline.billing.contract.metering.MeterExchange;
import org.wattline.billing.contract.metering.MeterRegister;
import org.wattline.billing.contract.metering.MeterState;
import org.wattline.billing.contract.metering.MetersApi;
import org.wattline.billing.contract.metering.NewInstallation;
import org.wattline.billing.contract.metering.NewMeter;
import org.wattline.billing.contract.metering.NewRegisterRead;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.metering.Removal;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.test.OnSite;

/** Meters come to a point, take each other's place, and go. */
@Tag("UC-014")
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "field-service")
class MeterViewsTest extends ViewTest {
  private static final String POINT = "points/" + FakeMoves.POINT;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final Instant MIDNIGHT = FakeGround.Ground.midnight("2026-11-02");
  @Autowired FakeGround.Ground ground;
  @Autowired FakeMoves.Register moves;
  @Autowired MetersApi meters;

  @BeforeEach
  void clear() {
    ground.reset();
    moves.reset();
  }

  @Test
  void aNewMeterIsRegisteredWithItsRegistersAndInstalledWithItsFirstReads() {
    again(POINT);
    press("Install a meter");
    assertThat(text()).contains("Choose a meter first");
    press("Register a new meter");
    press("Register the meter");
    assertThat(field("Serial number").isInvalid()).isTrue();
    assertThat(field("Manufacturer").isInvalid()).isTrue();

    field("Serial number").setValue("1SAG9");
    field("Manufacturer").setValue("Sagemcom");
    usual("Day and night");
    press("Register the meter");
    assertThat(ground.asked)
        .containsExactly(
            new NewMeter(
                "1SAG9",
                "Sagemcom",
                null,
                CommodityKind.ELECTRICITY,
                List.of(register("1.8.1", "day"), register("1.8.2", "night"))));

    day("Measures from").setValue(DAY);
    assertThat(whole("Place at the point").getValue()).as("1 is taken").isEqualTo(2);
    whole("Place at the point").setValue(1);
    display("1SAG9", "1.8.1 · day").setValue(new BigDecimal("12.5"));
    press("Install the meter");

    assertThat(ground.asked.subList(1, ground.asked.size()))
        .containsExactly(
            new NewInstallation(FakeMoves.POINT, 1, MIDNIGHT),
            new NewRegisterRead("1.8.1", DAY, new BigDecimal("12.5"), "Meter installation"));
    assertThat(text()).contains("Who is supplied here");
  }

  @Test
  void registersAreAddedLeftOutAndChangedOneByOne() {
    again(POINT + "/install");
    press("Register a new meter");
    field("Serial number").setValue("1SAG9");
    field("Manufacturer").setValue("Sagemcom");
    press("Add a register");
    List<TextField> codes = fields("Code");
    codes.getLast().setValue("2.8.0");
    this.<RegisterDirection>selects("Counts").getLast().setValue(RegisterDirection.EXPORT);
    test($(Button.class).withText("Leave it out").all().getFirst()).click();

    press("Register the meter");

    assertThat(((NewMeter) ground.asked.getFirst()).registers())
        .containsExactly(
            new MeterRegister(
                "2.8.0", RegisterDirection.EXPORT, "WATT_HOUR", 3, 6, BigDecimal.ONE, null));
  }

  @Test
  void refusalsOfAMeterStandAtTheirFields() {
    again(POINT + "/install");
    press("Register a new meter");
    field("Serial number").setValue("1 SAG 9");
    field("Manufacturer").setValue("Sagemcom");
    press("Register the meter");
    assertThat(field("Serial number").getErrorMessage())
        .isEqualTo("Type it as on the plate: letters, digits and signs without blanks.");
    assertThat(ground.asked).isEmpty();

    field("Serial number").setValue("1SAG9");
    ground.refusal = PointViewsTest.refusal(409, List.of(), "serial-taken");
    press("Register the meter");
    assertThat(field("Serial number").getErrorMessage())
        .isEqualTo(
            "This manufacturer’s meter of this number is registered already. Choose it from"
                + " stock.");

    usual("Day and night");
    ground.refusal =
        PointViewsTest.refusal(
            422,
            List.of(
                new ApiProblemException.FieldError(
                    "/registers/1/code", "This code is given twice.", "register-twice", List.of())),
            null);
    press("Register the meter");
    assertThat(fields("Code").get(1).getErrorMessage()).isEqualTo("Give each register once.");
    assertThat(field("Serial number").isInvalid()).isFalse();
    assertThat(field("Serial number").getValue()).isEqualTo("1SAG9");
  }

  @Test
  void aMeterFromStockIsChosenAndWhyItCannotBeInstalledIsSaidAtItsPlace() {
    Meter free = ground.inStock("2AAA1", sample(), MeterState.IN_STOCK);
    ground.inStock("2AAA2", sample(), MeterState.SCRAPPED);
    again(POINT + "/install");
    assertThat(stock().getGenericDataView().getItems().map(Meter::serial)).containsExactly("2AAA1");
    press("Install the meter");
    assertThat(stock().isInvalid()).isTrue();

    stock().setValue(free);
    day("Measures from").setValue(DAY);
    ground.refusal = PointViewsTest.refusal(409, List.of(), "meter-place-taken");
    press("Install the meter");
    assertThat(whole("Place at the point").getErrorMessage())
        .contains("Another meter has this place");

    ground.refusal = PointViewsTest.refusal(409, List.of(), "meter-hangs-elsewhere");
    press("Install the meter");
    assertThat(stock().getErrorMessage()).contains("This meter hangs at a point.");

    display("2AAA1", "1.8.1 · day").setValue(new BigDecimal("1000000"));
    press("Install the meter");
    assertThat(display("2AAA1", "1.8.1 · day").getErrorMessage())
        .isEqualTo("Register 1.8.1: type what the display shows, from 0 to 999999.");
    assertThat(ground.asked).isEmpty();
  }

  @Test
  void aReadThatIsRefusedDoesNotInstallTheMeterTwice() {
    stockedAndChosen();
    ground.refuseRead =
        PointViewsTest.refusal(
            422,
            List.of(
                new ApiProblemException.FieldError(
                    "/day", "must not lie in the future", "day-in-future", List.of())),
            null);
    display("2AAA1", "1.8.1 · day").setValue(BigDecimal.TEN);

    press("Install the meter");
    assertThat(day("Measures from").getErrorMessage())
        .isEqualTo("Choose a day that is not in the future.");
    press("Install the meter");

    assertThat(ground.asked)
        .containsExactly(
            new NewInstallation(FakeMoves.POINT, 2, MIDNIGHT),
            new NewRegisterRead("1.8.1", DAY, BigDecimal.TEN, "Meter installation"));
  }

  @Test
  void aMeterIsExchangedWithEveryRegisterAccountedFor() {
    Meter free = ground.inStock("2AAA1", sample(), MeterState.REMOVED);
    again(POINT + "/exchange?meter=" + FakeMoves.METER);
    day("Day of the exchange").setValue(DAY);
    $(TimePicker.class).single().setValue(LocalTime.of(10, 30));
    stock().setValue(free);
    press("Exchange 1SAG1100012345");
    assertThat(display("1SAG1100012345", "1.8.1 · day").getErrorMessage())
        .isEqualTo("Type what it shows, or say that it could not be read.");
    assertThat(display("2AAA1", "1.8.2 · night").isInvalid()).isTrue();
    assertThat(ground.asked).isEmpty();

    display("1SAG1100012345", "1.8.1 · day").setValue(new BigDecimal("12400.1"));
    dark("1SAG1100012345", "1.8.2 · night").setValue(true);
    display("2AAA1", "1.8.1 · day").setValue(BigDecimal.ZERO);
    display("2AAA1", "1.8.2 · night").setValue(BigDecimal.ONE);
    ground.refusal =
        PointViewsTest.refusal(
            422,
            List.of(
                new ApiProblemException.FieldError(
                    "/at", "must not lie in the future", "exchange-in-future", List.of())),
            null);
    press("Exchange 1SAG1100012345");
    assertThat(day("Day of the exchange").getErrorMessage())
        .isEqualTo("Choose a moment that is past: nobody has read the displays yet.");

    press("Exchange 1SAG1100012345");
    assertThat(ground.asked)
        .containsExactly(
            new MeterExchange(
                FakeMoves.METER,
                free.id(),
                Instant.parse("2026-11-02T09:30:00Z"),
                List.of(
                    new DisplayRead("1.8.1", new BigDecimal("12400.1")),
                    new DisplayRead("1.8.2", null)),
                List.of(
                    new DisplayRead("1.8.1", BigDecimal.ZERO),
                    new DisplayRead("1.8.2", BigDecimal.ONE))));
  }

  @Test
  void aMeterIsTakenAwayWithItsLastReads() {
    again(POINT + "/remove");
    day("First day without it").setValue(DAY);
    display("1SAG1100012345", "1.8.2 · night").setValue(new BigDecimal("77"));
    ground.refuseRemoval =
        PointViewsTest.refusal(
            422,
            List.of(
                new ApiProblemException.FieldError(
                    "/at", "must be after the installation", "before-installation", List.of())),
            null);
    press("Take 1SAG1100012345 away");
    assertThat(day("First day without it").getErrorMessage())
        .isEqualTo("Choose a moment after the meter was installed.");

    ground.asked.clear();
    press("Take 1SAG1100012345 away");
    assertThat(ground.asked)
        .containsExactly(
            new NewRegisterRead("1.8.2", DAY, new BigDecimal("77"), "Meter removal"),
            new Removal(MIDNIGHT));
  }

  @Test
  void whereNoMeterHangsNoneIsExchangedOrTakenAway() {
    UUID bare = bare();
    for (String action : List.of("exchange", "remove")) {
      again("points/" + bare + "/" + action);
      assertThat(text()).as(action).contains("No meter hangs here.", "Install a meter first.");
    }
    visit("points/" + UUID.randomUUID() + "/install");
    assertThat(text()).doesNotContain("Page not found");
    visit("points/nonsense/install");
    assertThat(text()).contains("Page not found");
  }

  private UUID bare() {
    ground.registered.put(FakeMoves.EMPTY, FakeMoves.point(FakeMoves.EMPTY));
    return FakeMoves.EMPTY;
  }

  private void stockedAndChosen() {
    Meter free = ground.inStock("2AAA1", sample(), MeterState.IN_STOCK);
    again(POINT + "/install");
    stock().setValue(free);
    day("Measures from").setValue(DAY);
  }

  private Meter sample() {
    return meters.get(FakeMoves.METER);
  }

  private static MeterRegister register(String code, String period) {
    return new MeterRegister(
        code, RegisterDirection.IMPORT, "WATT_HOUR", 3, 6, BigDecimal.ONE, period);
  }

  private void usual(String words) {
    Select<Object> usual = this.<Object>selects("Its registers").getFirst();
    usual.setValue(
        usual
            .getListDataView()
            .getItems()
            .filter(item -> usual.getItemLabelGenerator().apply(item).equals(words))
            .findFirst()
            .orElseThrow());
    roundTrip();
  }

  @SuppressWarnings("unchecked")
  private <T> List<Select<T>> selects(String label) {
    return $(Select.class).withCondition(one -> label.equals(one.getLabel())).all().stream()
        .map(one -> (Select<T>) one)
        .toList();
  }

  @SuppressWarnings("unchecked")
  private ComboBox<Meter> stock() {
    return $(ComboBox.class)
        .withCondition(box -> "Meter from stock".equals(box.getLabel()))
        .single();
  }

  private TextField field(String label) {
    return fields(label).getFirst();
  }

  private List<TextField> fields(String label) {
    return $(TextField.class).withCondition(one -> label.equals(one.getLabel())).all();
  }

  private IntegerField whole(String label) {
    return $(IntegerField.class).withCondition(one -> label.equals(one.getLabel())).single();
  }

  private DatePicker day(String label) {
    return $(DatePicker.class).withCondition(one -> label.equals(one.getLabel())).single();
  }

  private BigDecimalField display(String serial, String register) {
    String label = "Meter " + serial + ", register " + register + " (kWh)";
    return $(BigDecimalField.class).withCondition(one -> label.equals(one.getLabel())).single();
  }

  private Checkbox dark(String serial, String register) {
    String label = "Meter " + serial + ", register " + register + ": could not be read";
    return $(Checkbox.class).withCondition(one -> label.equals(one.getLabel())).single();
  }
}
