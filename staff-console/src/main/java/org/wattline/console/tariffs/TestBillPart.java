package org.wattline.console.tariffs;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.Terms;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.tariffs.TestBill;
import org.wattline.billing.contract.tariffs.TestBillRequest;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Trouble;

/**
 * A test bill of somebody's real usage by the draft, beside the bill by what is in force. Once made
 * it follows the text: it is made again when that has changed and is right.
 */
final class TestBillPart extends Div {
  /** Customers offered for some words; who is not among them needs more words. */
  private static final int MOST_CUSTOMERS = 20;

  private final transient TariffApis apis;
  private final UUID product;

  /* the text that is tried; nothing for the draft as it is saved */
  private final transient Supplier<@Nullable String> document;
  private final ComboBox<Customer> customer = new ComboBox<>();
  private final Select<Supply> agreement = new Select<>();
  private final DatePicker from = new DatePicker();
  private final DatePicker to = new DatePicker();
  private final transient FieldProblems problems = new FieldProblems();
  private final Paragraph state = new Paragraph();
  private final Div result = new Div();
  private transient @Nullable TestBillRequest last;
  private int asked;

  /** What an account is supplied with. */
  private record Supply(Account account, Agreement agreement) {}

  TestBillPart(TariffApis apis, UUID product, Supplier<@Nullable String> document) {
    this.apis = apis;
    this.product = product;
    this.document = document;
    addClassName("wl-stack");
    customer.setLabel(getTranslation("tariff.test.customer"));
    customer.setHelperText(getTranslation("tariff.test.customer.help"));
    customer.setItemLabelGenerator(Customer::name);
    customer.setItems(
        query ->
            query
                .getFilter()
                .filter(words -> !words.isBlank())
                .map(words -> apis.customers().list(words.strip(), null, MOST_CUSTOMERS).items())
                .orElse(List.of())
                .stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
    customer.addValueChangeListener(change -> supplies(change.getValue()));
    agreement.setLabel(getTranslation("tariff.test.agreement"));
    agreement.setItemLabelGenerator(this::name);
    agreement.setEnabled(false);
    from.setLabel(getTranslation("tariff.test.from"));
    to.setLabel(getTranslation("tariff.test.to"));
    Formats formats = Formats.here();
    LocalDate month = LocalDate.ofInstant(apis.clock().instant(), formats.zone()).withDayOfMonth(1);
    from.setValue(month.minusMonths(1));
    to.setValue(month.minusDays(1));
    from.setLocale(formats.locale());
    to.setLocale(formats.locale());
    problems
        .with("customer", customer)
        .with("agreementId", agreement)
        .with("from", from)
        .with("to", to);
    Div form = new Div(customer, agreement, from, to);
    form.addClassName("wl-form");
    Div actions = new Div(new Button(getTranslation("tariff.test.make"), click -> make()));
    actions.addClassName("wl-form-actions");
    state.addClassNames("wl-small", "wl-muted");
    state.getElement().setAttribute("role", "status");
    result.addClassName("wl-stack");
    add(new H3(getTranslation("tariff.test")), form, actions, state, result);
  }

  private void supplies(@Nullable Customer chosen) {
    agreement.setItems(List.of());
    agreement.setEnabled(false);
    if (chosen == null) {
      return;
    }
    apis.background()
        .run(
            this,
            () -> {
              List<Supply> all = new ArrayList<>();
              for (Account account : apis.customers().accounts(chosen.id()).items()) {
                apis.agreements().ofAccount(account.id(), null).stream()
                    .map(each -> new Supply(account, each))
                    .forEach(all::add);
              }
              return all;
            },
            this::offer,
            failure -> Trouble.notice(this, failure));
  }

  private void offer(List<Supply> all) {
    agreement.setItems(all);
    agreement.setEnabled(!all.isEmpty());
    if (all.isEmpty()) {
      problems.mark("customer", getTranslation("tariff.test.nosupply"));
    } else {
      customer.setInvalid(false);
      agreement.setValue(all.getFirst());
    }
  }

  private String name(@Nullable Supply supply) {
    if (supply == null) {
      return "";
    }
    Terms terms = supply.agreement().terms().getLast();
    return supply.account().number()
        + " · "
        + supply.agreement().marketId()
        + " · "
        + terms.productNames().getOrDefault(getLocale().getLanguage(), terms.productCode());
  }

  private void make() {
    problems.clear();
    if (problems.complete(this, customer, agreement, from, to)) {
      if (to.getValue().isBefore(from.getValue())) {
        problems.mark("to", getTranslation("tariff.test.order"));
        return;
      }
      ask(
          new TestBillRequest(
              from.getValue(),
              to.getValue().plusDays(1),
              agreement.getValue().agreement().id(),
              null,
              null,
              Map.of(),
              document.get(),
              getLocale().getLanguage()));
    }
  }

  /** Makes the bill again, where one was made, for a text that has changed and is right. */
  void follow() {
    TestBillRequest before = last;
    if (before != null) {
      ask(
          new TestBillRequest(
              before.from(),
              before.to(),
              before.agreementId(),
              null,
              null,
              Map.of(),
              document.get(),
              before.language()));
    }
  }

  /** Says that what is shown is of an earlier text. */
  void stale() {
    if (last != null) {
      asked++;
      state.setText(getTranslation("tariff.test.stale"));
    }
  }

  private void ask(TestBillRequest request) {
    int mine = ++asked;
    state.setText(getTranslation("tariff.test.making"));
    apis.background()
        .run(
            this,
            () -> apis.simulations().test(product, request),
            bill -> {
              if (mine == asked) {
                last = request;
                show(bill);
              }
            },
            failure -> {
              if (mine == asked) {
                failed(failure);
              }
            });
  }

  private void failed(Exception failure) {
    state.setText(last == null ? "" : getTranslation("tariff.test.stale"));
    if (failure instanceof ApiProblemException refused) {
      if (!problems.show(refused)) {
        String sentence =
            refused.problem().errors().stream()
                .map(error -> error.pointer() + " " + error.detail())
                .findFirst()
                .orElseGet(() -> Trouble.sentence(this, refused));
        state.setText(getTranslation("tariff.test.refused", sentence));
      }
    } else {
      Trouble.notice(this, failure);
    }
  }

  private void show(TestBill bill) {
    state.setText("");
    result.removeAll();
    if (!bill.usageComplete()) {
      result.add(new Paragraph(getTranslation("tariff.test.incomplete")));
    }
    result.add(new BillsTable(bill));
  }
}
