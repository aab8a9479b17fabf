package org.wattline.console.vee;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.metering.UsageQuality;
import org.wattline.billing.contract.metering.UsageSeries;
import org.wattline.billing.contract.vee.EditState;
import org.wattline.billing.contract.vee.NewEdit;
import org.wattline.billing.contract.vee.VeeApi;
import org.wattline.billing.contract.vee.VeeEdit;
import org.wattline.billing.contract.vee.VeeException;
import org.wattline.tenancy.vaadin.chart.Chart;
import org.wattline.tenancy.vaadin.chart.Hue;
import org.wattline.tenancy.vaadin.chart.Picture;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Trouble;

/**
 * The curve of an exception's first day, what is in doubt apart from the rest and what is estimated
 * hatched. A place that is opened gets a field below, and what is typed there is sent together.
 */
final class CurveCard extends Div {
  private static final int KILO = 3;
  private static final int LONGEST_REASON = 300;
  private static final BigDecimal MOST = new BigDecimal("50000000");

  private final transient VeeApi vee;
  private final transient VeeException of;
  private final transient UsageSeries series;
  private final transient Runnable after;
  private final transient Map<Integer, TextField> fields = new TreeMap<>();
  private final Div edits = new Div();
  private final TextField reason = new TextField();
  private final Div outcome = new Div();

  CurveCard(VeeApi vee, VeeException of, UsageSeries series, Runnable after) {
    this.vee = vee;
    this.of = of;
    this.series = series;
    this.after = after;
    addClassName("wl-stack");
    edits.addClassName("wl-form");
    reason.setLabel(getTranslation("vee.reason"));
    reason.setMaxLength(LONGEST_REASON);
    Chart chart = new Chart(picture());
    chart.addOpenListener(open -> field(open.slot()));
    Paragraph hint = new Paragraph(getTranslation("vee.edit.hint"));
    hint.addClassNames("wl-muted", "wl-small");
    Button save = new Button(getTranslation("vee.edit.save"), click -> save());
    save.addThemeVariants(ButtonVariant.PRIMARY);
    Div form = new Div(edits, reason, save);
    form.addClassName("wl-stack");
    form.setVisible(false);
    form.setId("edit");
    outcome.getElement().setAttribute("aria-live", "polite");
    add(chart, hint, form, outcome);
  }

  private Picture picture() {
    Formats formats = Formats.here();
    List<Picture.Slot> slots = new ArrayList<>();
    List<Picture.@Nullable Value> sure = new ArrayList<>();
    List<Picture.@Nullable Value> doubted = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      String time = clock(i);
      slots.add(new Picture.Slot(time, time));
      BigDecimal value = series.values()[i];
      UsageQuality quality = series.quality(i);
      Picture.Value shown =
          value == null
              ? null
              : new Picture.Value(
                  value,
                  formats.quantityExact(value, series.unit()),
                  quality == UsageQuality.ESTIMATED || quality == UsageQuality.SUBSTITUTED);
      boolean inDoubt = of.slots() > 0 && i >= of.firstSlot() && i < of.firstSlot() + of.slots();
      sure.add(inDoubt ? null : shown);
      doubted.add(inDoubt ? shown : null);
    }
    return new Picture(
        VeeWords.rule(this, of.rule()),
        series.unit(),
        getTranslation("vee.time"),
        slots,
        List.of(
            Picture.Series.bars(getTranslation("vee.curve"), Hue.IMPORT, sure),
            Picture.Series.bars(getTranslation("vee.curve.doubted"), Hue.PEAK, doubted)));
  }

  private String clock(int slot) {
    return java.time.LocalTime.ofInstant(series.start(slot), ZoneId.of(series.zone())).toString();
  }

  /** Gives an interval a field, once. */
  private void field(int slot) {
    getChildren().filter(part -> part.getId().isPresent()).forEach(form -> form.setVisible(true));
    TextField field =
        fields.computeIfAbsent(
            slot,
            place -> {
              BigDecimal value = series.values()[place];
              TextField made =
                  new TextField(getTranslation("vee.edit.value", clock(place), series.unit()));
              made.setValue(value == null ? "" : value.toPlainString());
              made.setHelperText(getTranslation("vee.edit.empty"));
              edits.add((Component) made);
              return made;
            });
    field.focus();
  }

  private void save() {
    outcome.removeAll();
    List<NewEdit.Value> values = new ArrayList<>();
    boolean valid = true;
    for (Map.Entry<Integer, TextField> entry : fields.entrySet()) {
      TextField field = entry.getValue();
      field.setInvalid(false);
      try {
        values.add(new NewEdit.Value(entry.getKey(), counts(field.getValue())));
      } catch (ArithmeticException | NumberFormatException wrong) {
        field.setErrorMessage(getTranslation("vee.edit.number"));
        field.setInvalid(true);
        valid = false;
      }
    }
    reason.setErrorMessage(getTranslation("form.required"));
    reason.setInvalid(reason.getValue().isBlank());
    if (!valid || reason.isInvalid() || values.isEmpty()) {
      return;
    }
    try {
      LocalDate day = of.from();
      VeeEdit made = vee.edit(of.channelId(), new NewEdit(day, values, reason.getValue().strip()));
      if (made.state() == EditState.PROPOSED) {
        outcome.add(
            new Paragraph(
                new Span(getTranslation("vee.edit.proposed") + " "),
                new Anchor(VeeNavigation.EDITS, getTranslation("vee.edits"))));
      } else {
        after.run();
      }
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  /** What is typed in kWh or m³ as Wh or litres; null where the value is taken away. */
  private static @Nullable Long counts(String typed) {
    if (typed.isBlank()) {
      return null;
    }
    BigDecimal value = new BigDecimal(typed.strip().replace(',', '.'));
    if (value.abs().compareTo(MOST) > 0) {
      throw new ArithmeticException("too large");
    }
    return value.movePointRight(KILO).longValueExact();
  }
}
