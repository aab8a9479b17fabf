package org.wattline.console.points;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.premises.Energisation;
import org.wattline.billing.contract.premises.FlowDirection;
import org.wattline.billing.contract.premises.PointTerms;
import org.wattline.billing.contract.premises.VoltageLevel;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;

/** What holds at a point from its first day. */
final class PointTermsFields extends Div {
  private static final BigDecimal MOST_KW = new BigDecimal(10_000_000);
  private static final int LONGEST_PROFILE = 40;
  private static final int WATTS = 3;

  private final transient FieldProblems problems;
  private final DatePicker from = new DatePicker();
  private final Select<FlowDirection> direction = new Select<>();
  private final Select<Energisation> energisation = new Select<>();
  private final Select<VoltageLevel> voltage = new Select<>();
  private final BigDecimalField capacity = new BigDecimalField();
  private final TextField profile = new TextField();

  PointTermsFields(FieldProblems problems, LocalDate today) {
    this.problems = problems;
    addClassName("wl-form");
    from.setLabel(getTranslation("point.from"));
    from.setHelperText(getTranslation("point.from.help"));
    from.setLocale(Formats.here().locale());
    from.setRequiredIndicatorVisible(true);
    from.setValue(today);
    direction.setLabel(getTranslation("point.direction"));
    direction.setItems(FlowDirection.values());
    direction.setItemLabelGenerator(value -> PointWords.said(this, "flow", value));
    direction.setValue(FlowDirection.IMPORT);
    energisation.setLabel(getTranslation("point.energisation"));
    energisation.setItems(Energisation.values());
    energisation.setItemLabelGenerator(value -> PointWords.said(this, "energisation", value));
    energisation.setValue(Energisation.ENERGISED);
    voltage.setLabel(getTranslation("point.voltage"));
    voltage.setItems(VoltageLevel.values());
    voltage.setItemLabelGenerator(
        value ->
            value == null
                ? getTranslation("point.unknown")
                : PointWords.said(this, "voltage", value));
    voltage.setEmptySelectionAllowed(true);
    voltage.setEmptySelectionCaption(getTranslation("point.unknown"));
    capacity.setLabel(getTranslation("point.capacity"));
    capacity.setLocale(Formats.here().locale());
    profile.setLabel(getTranslation("point.profile"));
    profile.setHelperText(getTranslation("point.profile.help"));
    profile.setMaxLength(LONGEST_PROFILE);
    problems
        .with("terms/from", from)
        .with("terms/direction", direction)
        .with("terms/energisation", energisation)
        .with("terms/voltage", voltage)
        .with("terms/capacityW", capacity)
        .with("terms/profile", profile);
    add(from, direction, energisation, voltage, capacity, profile);
  }

  /** Whether nothing is missing or beyond what a grid carries; marks what is. */
  boolean isComplete() {
    boolean whole = problems.complete(this, from, direction, energisation);
    BigDecimal typed = capacity.getValue();
    if (typed != null && (typed.signum() < 0 || typed.compareTo(MOST_KW) > 0)) {
      problems.mark("terms/capacityW", getTranslation("point.capacity.wrong"));
      return false;
    }
    return whole;
  }

  PointTerms value() {
    return new PointTerms(
        from.getValue(),
        null,
        profile.getValue().isBlank() ? null : profile.getValue().strip(),
        voltage.getValue(),
        watts(),
        direction.getValue(),
        energisation.getValue());
  }

  private @Nullable Long watts() {
    BigDecimal typed = capacity.getValue();
    return typed == null
        ? null
        : typed.movePointRight(WATTS).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
