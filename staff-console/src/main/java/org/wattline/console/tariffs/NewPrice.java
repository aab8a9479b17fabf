package org.wattline.console.tariffs;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;

/** Adds a price from a day on: the one before it is copied, to be changed in the table. */
final class NewPrice extends Div {
  private final ComboBox<DatedPrices> of = new ComboBox<>();
  private final DatePicker from = new DatePicker();
  private final Button add;

  /**
   * @param added writes it into the text; whether that could be done
   */
  NewPrice(BiPredicate<DatedPrices, LocalDate> added) {
    addClassName("wl-stack");
    of.setLabel(getTranslation("tariff.newprice.of"));
    of.setItemLabelGenerator(DatedPrices::name);
    from.setLabel(getTranslation("tariff.newprice.from"));
    from.setHelperText(getTranslation("tariff.newprice.help"));
    from.setLocale(Formats.here().locale());
    FieldProblems problems = new FieldProblems().with("of", of).with("from", from);
    add =
        new Button(
            getTranslation("tariff.newprice.add"),
            click -> {
              problems.clear();
              if (!problems.complete(this, of, from)) {
                return;
              }
              if (of.getValue().has(from.getValue())) {
                problems.mark("from", getTranslation("tariff.newprice.taken"));
              } else if (added.test(of.getValue(), from.getValue())) {
                from.clear();
              }
            });
    Div form = new Div(of, from);
    form.addClassName("wl-form");
    Div actions = new Div(add);
    actions.addClassName("wl-form-actions");
    add(form, actions);
  }

  void setWritable(boolean writable) {
    add.setEnabled(writable);
  }

  /** What prices can be added to. */
  void show(List<DatedPrices> all) {
    DatedPrices chosen = of.getValue();
    of.setItems(all);
    if (chosen != null) {
      all.stream()
          .filter(each -> each.pointer().equals(chosen.pointer()))
          .findFirst()
          .ifPresent(of::setValue);
    }
  }
}
