package org.wattline.console.points;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.metering.Meter;
import org.wattline.billing.contract.metering.MeterRegister;
import org.wattline.billing.contract.metering.MetersApi;
import org.wattline.billing.contract.metering.NewMeter;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Icon;

/** Registers a meter with its registers; it is in stock then. */
final class NewMeterForm extends Div {
  private static final int LONGEST = 40;
  private static final int MOST_REGISTERS = 40;
  private static final int DIGITS = 6;
  private static final int KILO = 3;
  private static final int GIGA = 9;

  /** What a meter of electricity usually counts; its registers can be changed one by one. */
  private enum Usual {
    SINGLE,
    DAY_NIGHT,
    DAY_NIGHT_EXPORT
  }

  private final transient MetersApi meters;
  private final CommodityKind commodity;
  private final transient Consumer<Meter> registered;
  private final TextField serial = new TextField();
  private final TextField manufacturer = new TextField();
  private final TextField model = new TextField();
  private final Select<Usual> usual = new Select<>();
  private final Div rows = new Div();
  private final List<RegisterFields> registers = new ArrayList<>();

  NewMeterForm(MetersApi meters, CommodityKind commodity, Consumer<Meter> registered) {
    this.meters = meters;
    this.commodity = commodity;
    this.registered = registered;
    addClassName("wl-stack");
    serial.setLabel(getTranslation("meter.serial"));
    serial.setHelperText(getTranslation("meter.serial.help"));
    serial.setMaxLength(LONGEST);
    serial.setRequiredIndicatorVisible(true);
    manufacturer.setLabel(getTranslation("meter.manufacturer"));
    manufacturer.setMaxLength(LONGEST);
    manufacturer.setRequiredIndicatorVisible(true);
    model.setLabel(getTranslation("meter.model"));
    model.setMaxLength(LONGEST);
    usual.setLabel(getTranslation("meter.registers"));
    usual.setItems(Usual.values());
    usual.setItemLabelGenerator(value -> PointWords.said(this, "meter.registers", value));
    usual.addValueChangeListener(change -> show(usually(change.getValue())));
    usual.setVisible(commodity == CommodityKind.ELECTRICITY);
    rows.addClassName("wl-stack");
    Div form = new Div(serial, manufacturer, model, usual);
    form.addClassName("wl-form");
    Button more = new Button(getTranslation("register.add"), click -> add(register("", null)));
    more.setPrefixComponent(new Icon(Icon.Name.PLUS));
    Button save = new Button(getTranslation("meter.register"), click -> save());
    Div actions = new Div(save, more);
    actions.addClassName("wl-form-actions");
    add(form, rows, actions);
    if (commodity == CommodityKind.ELECTRICITY) {
      usual.setValue(Usual.SINGLE);
    } else {
      show(List.of(register(other(), null)));
    }
  }

  private List<MeterRegister> usually(@Nullable Usual chosen) {
    return switch (chosen == null ? Usual.SINGLE : chosen) {
      case SINGLE -> List.of(register("1.8.0", null));
      case DAY_NIGHT -> List.of(register("1.8.1", "day"), register("1.8.2", "night"));
      case DAY_NIGHT_EXPORT ->
          List.of(
              register("1.8.1", "day"),
              register("1.8.2", "night"),
              export("2.8.1", "day"),
              export("2.8.2", "night"));
    };
  }

  private String other() {
    return switch (commodity) {
      case GAS -> "3.0.0";
      case HEAT, COLD, WATER, ELECTRICITY -> "1.0.0";
    };
  }

  private MeterRegister register(String code, @Nullable String period) {
    return register(code, RegisterDirection.IMPORT, period);
  }

  private MeterRegister export(String code, String period) {
    return register(code, RegisterDirection.EXPORT, period);
  }

  private MeterRegister register(
      String code, RegisterDirection direction, @Nullable String period) {
    String unit =
        switch (commodity) {
          case ELECTRICITY -> "WATT_HOUR";
          case GAS, WATER -> "CUBIC_METRE";
          case HEAT, COLD -> "JOULE";
        };
    int power =
        switch (commodity) {
          case ELECTRICITY -> KILO;
          case GAS, WATER -> 0;
          case HEAT, COLD -> GIGA;
        };
    return new MeterRegister(code, direction, unit, power, DIGITS, BigDecimal.ONE, period);
  }

  private void show(List<MeterRegister> all) {
    registers.clear();
    rows.removeAll();
    all.forEach(this::add);
  }

  private void add(MeterRegister begin) {
    if (registers.size() < MOST_REGISTERS) {
      RegisterFields row = new RegisterFields(registers.size() + 1, begin, this::drop);
      registers.add(row);
      rows.add(row);
    }
  }

  /** Takes a register out, but never the last. */
  private void drop(RegisterFields row) {
    if (registers.size() > 1) {
      registers.remove(row);
      rows.remove(row);
      for (int i = 0; i < registers.size(); i++) {
        registers.get(i).setLegendText(getTranslation("register.one", i + 1));
      }
    }
  }

  private void save() {
    FieldProblems problems =
        new FieldProblems()
            .with("serial", serial)
            .with("manufacturer", manufacturer)
            .with("model", model);
    for (int i = 0; i < registers.size(); i++) {
      registers.get(i).at(i, problems);
    }
    problems.clear();
    boolean whole = true;
    for (RegisterFields row : registers.reversed()) {
      whole = row.isComplete(problems) && whole;
    }
    whole = problems.complete(this, serial, manufacturer) && whole;
    if (!whole) {
      return;
    }
    if (!MeterChooser.SERIAL.matcher(serial.getValue().strip()).matches()) {
      problems.mark("serial", getTranslation("meter.serial.wrong"));
      return;
    }
    Meter made;
    try {
      made =
          meters.register(
              new NewMeter(
                  serial.getValue().strip(),
                  manufacturer.getValue().strip(),
                  model.getValue().isBlank() ? null : model.getValue().strip(),
                  commodity,
                  registers.stream().map(RegisterFields::value).toList()));
    } catch (RuntimeException refused) {
      PointWords.refused(this, problems, refused, "serial-taken", "serial");
      return;
    }
    registered.accept(made);
  }
}
