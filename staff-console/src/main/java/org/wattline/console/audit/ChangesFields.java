package org.wattline.console.audit;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Comparator;
import java.util.function.Consumer;
import org.wattline.billing.contract.audit.AuditApi;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.language.Messages;
import org.wattline.tenancy.vaadin.view.Icon;

/** Says which changes are looked for; what is chosen is told at once. */
final class ChangesFields extends Div {
  private static final int FILTER_DELAY_MS = 400;

  private final TextField who = new TextField();
  private final ComboBox<String> what = new ComboBox<>();
  private final DatePicker from = new DatePicker();
  private final DatePicker until = new DatePicker();
  private transient ChangesFilter filter;

  /**
   * @param changed is told what is looked for from now on
   */
  ChangesFields(ChangesFilter first, Messages messages, Consumer<ChangesFilter> changed) {
    this.filter = first;
    addClassName("filters");
    who.setLabel(getTranslation("audit.actor"));
    who.setHelperText(getTranslation("audit.actor.help"));
    who.setPrefixComponent(new Icon(Icon.Name.SEARCH));
    who.setClearButtonVisible(true);
    who.setMaxLength(AuditApi.MAX_WORD);
    who.setValueChangeMode(ValueChangeMode.LAZY);
    who.setValueChangeTimeout(FILTER_DELAY_MS);
    what.setLabel(getTranslation("audit.action"));
    what.setItemLabelGenerator(action -> AuditWords.action(this, action));
    what.setItems(
        messages.ends(AuditWords.ACTION, getLocale()).stream()
            .sorted(Comparator.comparing(action -> AuditWords.action(this, action)))
            .toList());
    what.setClearButtonVisible(true);
    from.setLabel(getTranslation("audit.from"));
    until.setLabel(getTranslation("audit.until"));
    for (DatePicker day : new DatePicker[] {from, until}) {
      day.setLocale(Formats.here().locale());
      day.setClearButtonVisible(true);
    }
    show(first);
    who.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            changed.accept(filter.withActor(change.getValue().strip()));
          }
        });
    what.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            changed.accept(filter.withAction(change.getValue() == null ? "" : change.getValue()));
          }
        });
    from.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            changed.accept(filter.withFrom(change.getValue()));
          }
        });
    until.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            changed.accept(filter.withUntil(change.getValue()));
          }
        });
    add(who, what, from, until);
  }

  /** Shows what is looked for now; nobody is told. */
  void show(ChangesFilter now) {
    filter = now;
    if (!who.getValue().strip().equals(now.actor())) {
      who.setValue(now.actor());
    }
    what.setValue(now.action().isEmpty() ? null : now.action());
    from.setValue(now.from());
    until.setValue(now.until());
    until.setMin(now.from());
  }
}
