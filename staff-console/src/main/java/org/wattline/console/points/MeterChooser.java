package org.wattline.console.points;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.metering.Meter;
import org.wattline.billing.contract.metering.MeterState;
import org.wattline.billing.contract.metering.MetersApi;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.tenancy.vaadin.view.Icon;

/** A meter that hangs nowhere: found by its serial, or registered here. */
final class MeterChooser extends Div {
  /** What a serial, and its beginning, is made of. */
  static final Pattern SERIAL = Pattern.compile("[\\x21-\\x7e]{1,40}");

  private final transient MetersApi meters;
  private final CommodityKind commodity;
  private final ComboBox<Meter> meter = new ComboBox<>();
  private final Div register = new Div();
  private final Button open;

  /**
   * @param chosen told of each choice, or of null where there is none any more
   */
  MeterChooser(MetersApi meters, CommodityKind commodity, Consumer<@Nullable Meter> chosen) {
    this.meters = meters;
    this.commodity = commodity;
    addClassName("wl-stack");
    meter.setLabel(getTranslation("meter.stock"));
    meter.setHelperText(getTranslation("meter.stock.help"));
    meter.setItemLabelGenerator(one -> one.serial() + " · " + one.manufacturer());
    meter.setRequiredIndicatorVisible(true);
    meter.setItems(
        query ->
            free(query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
    meter.addValueChangeListener(change -> chosen.accept(change.getValue()));
    open = new Button(getTranslation("meter.new"), click -> open());
    open.setPrefixComponent(new Icon(Icon.Name.PLUS));
    register.addClassName("wl-stack");
    Div form = new Div(meter);
    form.addClassName("wl-form");
    add(form, open, register);
  }

  /** Meters of the kind that hang nowhere, of those whose serials begin so. */
  private List<Meter> free(String typed) {
    String start = typed.strip();
    if (!start.isEmpty() && !SERIAL.matcher(start).matches()) {
      return List.of();
    }
    return meters.list(start.isEmpty() ? null : start, null, Page.MAX_LIMIT).items().stream()
        .filter(one -> one.commodity() == commodity)
        .filter(one -> one.state() == MeterState.IN_STOCK || one.state() == MeterState.REMOVED)
        .toList();
  }

  private void open() {
    open.setVisible(false);
    register.add(
        new NewMeterForm(
            meters,
            commodity,
            made -> {
              register.removeAll();
              open.setVisible(true);
              meter.setValue(made);
            }));
  }

  /** Where a refusal of the meter is to stand. */
  ComboBox<Meter> field() {
    return meter;
  }
}
