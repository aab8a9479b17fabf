package org.wattline.console.disputes;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.payments.DisputeStatus;
import org.wattline.billing.contract.payments.PaymentCareApi;
import org.wattline.billing.contract.payments.RefundStatus;
import org.wattline.console.disputes.Sought.Age;
import org.wattline.console.disputes.Sought.Part;
import org.wattline.tenancy.vaadin.view.Icon;

/** Says what is looked for; a change is told at once. */
final class SoughtFields extends Div {
  private static final int FILTER_DELAY_MS = 300;

  private final transient Consumer<Sought> changed;
  private transient Sought sought;
  private boolean showing;

  private final TextField account = new TextField();
  private final Select<String> state = new Select<>();
  private final Select<Age> age = new Select<>();
  private final BigDecimalField least = new BigDecimalField();
  private final BigDecimalField most = new BigDecimalField();

  /**
   * @param changed is told what is looked for from now on
   */
  SoughtFields(Sought first, Consumer<Sought> changed) {
    this.sought = first;
    this.changed = changed;
    addClassName("filters");
    account.setLabel(getTranslation("disputes.filter.account"));
    account.setPrefixComponent(new Icon(Icon.Name.SEARCH));
    account.setClearButtonVisible(true);
    account.setMaxLength(PaymentCareApi.MAX_ACCOUNT_WORDS);
    account.setValueChangeMode(ValueChangeMode.LAZY);
    account.setValueChangeTimeout(FILTER_DELAY_MS);
    state.setLabel(getTranslation("disputes.filter.state"));
    age.setLabel(getTranslation("disputes.filter.age"));
    age.setItems(Age.values());
    age.setItemLabelGenerator(
        one -> getTranslation("disputes.age." + one.name().toLowerCase(Locale.ROOT)));
    least.setLabel(getTranslation("disputes.filter.least"));
    most.setLabel(getTranslation("disputes.filter.most"));
    for (BigDecimalField amount : List.of(least, most)) {
      amount.setClearButtonVisible(true);
    }
    show(first);
    account.addValueChangeListener(change -> tell());
    state.addValueChangeListener(change -> tell());
    age.addValueChangeListener(change -> tell());
    least.addValueChangeListener(change -> tell());
    most.addValueChangeListener(change -> tell());
    add(account, state, age, least, most);
  }

  /** Shows what is looked for now. What is being typed stays as it is, and nobody is told. */
  void show(Sought now) {
    showing = true;
    if (state.isEmpty() || now.part() != sought.part()) {
      state.setItems(states(now.part()));
      state.setItemLabelGenerator(one -> label(now.part(), one));
    }
    sought = now;
    if (!account.getValue().strip().equals(now.account())) {
      account.setValue(now.account());
    }
    state.setValue(now.state());
    age.setValue(now.age());
    least.setValue(now.least());
    most.setValue(now.most());
    showing = false;
  }

  private static List<String> states(Part part) {
    List<String> names = new ArrayList<>(List.of(""));
    switch (part) {
      case DISPUTES -> {
        Arrays.stream(DisputeStatus.values()).map(Enum::name).forEach(names::add);
        names.add(Sought.ALL);
      }
      case REFUNDS -> Arrays.stream(RefundStatus.values()).map(Enum::name).forEach(names::add);
    }
    return names;
  }

  private String label(Part part, String name) {
    return switch (part) {
      case DISPUTES ->
          name.isEmpty()
              ? getTranslation("dispute.state.open")
              : getTranslation("dispute.state." + name.toLowerCase(Locale.ROOT));
      case REFUNDS ->
          getTranslation(
              "refund.state." + (name.isEmpty() ? "all" : name.toLowerCase(Locale.ROOT)));
    };
  }

  private void tell() {
    if (!showing) {
      changed.accept(
          new Sought(
              sought.part(),
              state.getOptionalValue().orElse(""),
              age.getOptionalValue().orElse(Age.ANY),
              positive(least.getValue()),
              positive(most.getValue()),
              account.getValue().strip()));
    }
  }

  private static @Nullable BigDecimal positive(@Nullable BigDecimal amount) {
    return amount == null || amount.signum() < 0 ? null : amount;
  }
}
