package org.wattline.console.points;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.wattline.billing.contract.metering.MeterRegister;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.console.moves.DisplayUnits;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;

/** One register of a meter that is to be registered. */
final class RegisterFields extends FieldSet {
  private static final int LONGEST_CODE = 40;
  private static final int MOST_DIGITS = 12;
  private static final int KILO = 3;
  private static final int MEGA = 6;
  private static final int GIGA = 9;

  /** What registers count, as displays write it. */
  private static final List<Unit> UNITS =
      List.of(
          new Unit("WATT_HOUR", KILO),
          new Unit("WATT_HOUR", 0),
          new Unit("WATT_HOUR", MEGA),
          new Unit("VAR_HOUR", KILO),
          new Unit("VOLT_AMPERE_HOUR", KILO),
          new Unit("WATT", KILO),
          new Unit("CUBIC_METRE", 0),
          new Unit("LITRE", 0),
          new Unit("CUBIC_FOOT", 0),
          new Unit("THERM", 0),
          new Unit("JOULE", GIGA));

  private final TextField code = new TextField();
  private final Select<RegisterDirection> direction = new Select<>();
  private final Select<Unit> unit = new Select<>();
  private final IntegerField digits = new IntegerField();
  private final BigDecimalField multiplier = new BigDecimalField();
  private final TextField period = new TextField();

  /** A unit with its power of ten. */
  private record Unit(String name, int power) {
    String shown() {
      return DisplayUnits.of(
          new MeterRegister("", RegisterDirection.IMPORT, name, power, 1, BigDecimal.ONE, null));
    }
  }

  /**
   * @param number from 1
   * @param begin what it begins with
   * @param remove takes it out again
   */
  RegisterFields(int number, MeterRegister begin, Consumer<RegisterFields> remove) {
    addClassName("wl-group");
    setLegendText(getTranslation("register.one", number));
    code.setLabel(getTranslation("register.code"));
    code.setMaxLength(LONGEST_CODE);
    code.setRequiredIndicatorVisible(true);
    code.setValue(begin.code());
    direction.setLabel(getTranslation("register.direction"));
    direction.setItems(RegisterDirection.values());
    direction.setItemLabelGenerator(value -> PointWords.said(this, "register.direction", value));
    direction.setValue(begin.direction());
    unit.setLabel(getTranslation("register.unit"));
    unit.setItems(UNITS);
    unit.setItemLabelGenerator(Unit::shown);
    unit.setValue(new Unit(begin.unit(), begin.powerOfTen()));
    digits.setLabel(getTranslation("register.digits"));
    digits.setMin(1);
    digits.setMax(MOST_DIGITS);
    digits.setValue(begin.digits());
    digits.setRequiredIndicatorVisible(true);
    multiplier.setLabel(getTranslation("register.multiplier"));
    multiplier.setLocale(Formats.here().locale());
    multiplier.setValue(begin.multiplier());
    multiplier.setRequiredIndicatorVisible(true);
    period.setLabel(getTranslation("register.period"));
    period.setHelperText(getTranslation("register.period.help"));
    period.setMaxLength(LONGEST_CODE);
    period.setValue(begin.period() == null ? "" : begin.period());
    Button away = new Button(getTranslation("register.away"), click -> remove.accept(this));
    away.addThemeVariants(ButtonVariant.TERTIARY);
    away.setAriaLabel(getTranslation("register.away.of", number));
    Div form = new Div(code, direction, unit, digits, multiplier, period);
    form.addClassName("wl-form");
    add(form, away);
  }

  /** Puts refusals of the register at this place of a request at its fields. */
  void at(int index, FieldProblems problems) {
    String path = "registers/" + index + "/";
    problems
        .with(path + "code", code)
        .with(path + "direction", direction)
        .with(path + "unit", unit)
        .with(path + "digits", digits)
        .with(path + "multiplier", multiplier)
        .with(path + "period", period);
  }

  /** Whether nothing is missing; marks what is. */
  boolean isComplete(FieldProblems problems) {
    return problems.complete(this, code, direction, unit, digits, multiplier);
  }

  MeterRegister value() {
    Unit chosen = unit.getValue();
    return new MeterRegister(
        code.getValue().strip(),
        direction.getValue(),
        chosen.name(),
        chosen.power(),
        digits.getValue(),
        multiplier.getValue(),
        period.getValue().isBlank() ? null : period.getValue().strip());
  }
}
