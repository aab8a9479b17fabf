package org.wattline.console.points;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.metering.DisplayRead;
import org.wattline.billing.contract.metering.Meter;
import org.wattline.billing.contract.metering.MeterRegister;
import org.wattline.console.moves.DisplayUnits;
import org.wattline.tenancy.vaadin.language.Formats;

/** What the registers of one meter showed when it came or went. */
final class DisplayFields extends Div {
  private final boolean accounted;
  private final Map<MeterRegister, Row> rows = new LinkedHashMap<>();

  /** A register's field, and the box that says that it could not be read. */
  private record Row(BigDecimalField value, @Nullable Checkbox unreadable) {}

  /**
   * @param accounted whether each register has to be read, or said not to be readable
   */
  DisplayFields(boolean accounted) {
    this.accounted = accounted;
    addClassName("wl-stack");
  }

  /** Asks for the registers of a meter; for none where it is null. */
  void show(@Nullable Meter meter) {
    rows.clear();
    removeAll();
    if (meter == null) {
      Paragraph none = new Paragraph(getTranslation("display.nometer"));
      none.addClassNames("wl-muted", "wl-small");
      add(none);
      return;
    }
    for (MeterRegister register : meter.registers()) {
      String name =
          register.period() == null ? register.code() : register.code() + " · " + register.period();
      BigDecimalField value =
          new BigDecimalField(
              getTranslation("display.register", meter.serial(), name, DisplayUnits.of(register)));
      value.setLocale(Formats.here().locale());
      Div line = new Div(value);
      line.addClassName("wl-form");
      Checkbox unreadable = null;
      if (accounted) {
        value.setRequiredIndicatorVisible(true);
        unreadable = new Checkbox(getTranslation("display.unreadable", meter.serial(), name));
        unreadable.addValueChangeListener(change -> value.setEnabled(!change.getValue()));
        line.add(unreadable);
      }
      rows.put(register, new Row(value, unreadable));
      add(line);
    }
  }

  /** Whether every read is there that has to be, and fits its display; marks what does not. */
  boolean isComplete() {
    BigDecimalField first = null;
    for (Map.Entry<MeterRegister, Row> each : rows.entrySet()) {
      BigDecimalField field = each.getValue().value();
      String wrong = wrong(each.getKey(), each.getValue());
      field.setErrorMessage(wrong);
      field.setInvalid(wrong != null);
      first = first == null && wrong != null ? field : first;
    }
    if (first != null) {
      first.focus();
    }
    return first == null;
  }

  private @Nullable String wrong(MeterRegister register, Row row) {
    BigDecimal typed = row.value().getValue();
    Checkbox unreadable = row.unreadable();
    if (unreadable != null && unreadable.getValue()) {
      return null;
    }
    if (typed == null) {
      return accounted ? getTranslation("display.missing") : null;
    }
    return typed.signum() < 0 || typed.compareTo(BigDecimal.TEN.pow(register.digits())) >= 0
        ? getTranslation("refused.not-on-display", register.code(), "9".repeat(register.digits()))
        : null;
  }

  /** Of each register, in their order; those that could not be read have no value. */
  List<DisplayRead> values() {
    List<DisplayRead> reads = new ArrayList<>();
    rows.forEach(
        (register, row) -> {
          Checkbox unreadable = row.unreadable();
          boolean dark = unreadable != null && unreadable.getValue();
          reads.add(new DisplayRead(register.code(), dark ? null : row.value().getValue()));
        });
    return reads;
  }
}
