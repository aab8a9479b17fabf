package org.wattline.console.moves;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.agreements.Cycle;
import org.wattline.billing.contract.agreements.CycleKind;
import org.wattline.billing.contract.agreements.NewTerms;
import org.wattline.billing.contract.agreements.Terms;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.contract.tariffs.Product;
import org.wattline.console.tariffs.ProductNames;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;

/** What is agreed with whoever comes: product, bills, and the facts that prices ask for. */
final class TermsFields extends Div {
  private static final int LAST_ANCHOR_DAY = 28;
  private static final int LONGEST_FACTS = 2_000;

  private final ComboBox<Product> product = new ComboBox<>();
  private final Select<String> customerClass = new Select<>();
  private final RadioButtonGroup<CycleKind> cycle = new RadioButtonGroup<>();
  private final IntegerField anchorDay = new IntegerField();
  private final Select<Month> settlement = new Select<>();
  private final BigDecimalField advance = new BigDecimalField();
  private final TextArea facts = new TextArea();
  private final transient List<Product> products;
  private @Nullable CommodityKind commodity;

  /**
   * @param products those that may be agreed, of every commodity
   */
  TermsFields(List<Product> products, FieldProblems problems) {
    this.products = products;
    addClassName("wl-form");
    product.setLabel(getTranslation("move.product"));
    product.setItemLabelGenerator(ProductNames::of);
    product.setRequiredIndicatorVisible(true);
    product.addClassName("wl-wide");
    product.addValueChangeListener(change -> classes(change.getValue()));
    customerClass.setLabel(getTranslation("move.class"));
    cycle.setLabel(getTranslation("move.cycle"));
    cycle.setItems(CycleKind.values());
    cycle.setItemLabelGenerator(
        kind -> getTranslation("cycle." + kind.name().toLowerCase(Locale.ROOT)));
    cycle.setValue(CycleKind.MONTHLY);
    cycle.addClassName("wl-wide");
    cycle.addValueChangeListener(change -> showYear());
    anchorDay.setLabel(getTranslation("move.anchor"));
    anchorDay.setHelperText(getTranslation("move.anchor.help"));
    anchorDay.setMin(1);
    anchorDay.setMax(LAST_ANCHOR_DAY);
    anchorDay.setValue(1);
    anchorDay.setRequiredIndicatorVisible(true);
    settlement.setLabel(getTranslation("move.settlement"));
    settlement.setItems(Month.values());
    settlement.setItemLabelGenerator(
        month -> month.getDisplayName(TextStyle.FULL_STANDALONE, Formats.here().locale()));
    advance.setLabel(getTranslation("move.advance"));
    advance.setLocale(Formats.here().locale());
    facts.setLabel(getTranslation("move.facts"));
    facts.setHelperText(getTranslation("move.facts.help"));
    facts.setMaxLength(LONGEST_FACTS);
    facts.addClassName("wl-wide");
    problems
        .with("terms/productId", product)
        .with("terms/customerClass", customerClass)
        .with("terms/cycle/kind", cycle)
        .with("terms/cycle/anchorDay", anchorDay)
        .with("terms/cycle/settlementMonth", settlement)
        .with("terms/monthlyAdvance", advance)
        .with("terms/attributes", facts);
    add(product, customerClass, cycle, anchorDay, settlement, advance, facts);
    offer(null);
    showYear();
  }

  /** Only what may be supplied at such a point; a product of another kind is no longer chosen. */
  void offer(@Nullable CommodityKind of) {
    Product chosen = product.getValue();
    commodity = of;
    List<Product> fit =
        products.stream().filter(one -> of == null || one.commodity() == of).toList();
    product.setItems(fit);
    product.setValue(chosen != null && fit.contains(chosen) ? chosen : null);
    classes(product.getValue());
  }

  /** Begins with terms that held before, but for prices of their holder's own. */
  void begin(Terms before) {
    products.stream()
        .filter(one -> one.id().equals(before.productId()))
        .filter(one -> commodity == null || one.commodity() == commodity)
        .findFirst()
        .ifPresent(product::setValue);
    Cycle was = before.cycle();
    cycle.setValue(was.kind());
    anchorDay.setValue(was.anchorDay());
    settlement.setValue(was.settlementMonth() == null ? null : Month.of(was.settlementMonth()));
    advance.setValue(before.monthlyAdvance());
    facts.setValue(
        before.attributes().entrySet().stream()
            .map(fact -> fact.getKey() + " = " + fact.getValue())
            .sorted()
            .collect(Collectors.joining("\n")));
    String kept = before.customerClass();
    Product now = product.getValue();
    if (kept != null && now != null && now.customerClasses().contains(kept)) {
      customerClass.setValue(kept);
    }
  }

  private void classes(@Nullable Product of) {
    String chosen = customerClass.getValue();
    List<String> classes = of == null ? List.of() : of.customerClasses();
    customerClass.setItems(classes);
    customerClass.setVisible(!classes.isEmpty());
    if (classes.size() == 1) {
      customerClass.setValue(classes.getFirst());
    } else if (chosen != null && classes.contains(chosen)) {
      customerClass.setValue(chosen);
    }
  }

  private boolean isYearly() {
    return cycle.getValue() == CycleKind.YEARLY_WITH_ADVANCES;
  }

  private void showYear() {
    settlement.setVisible(isYearly());
    advance.setVisible(isYearly());
  }

  /** Whether nothing is missing or unreadable; marks what is. */
  boolean isComplete(FieldProblems problems) {
    boolean whole =
        isYearly()
            ? problems.complete(this, product, cycle, anchorDay, settlement)
            : problems.complete(this, product, cycle, anchorDay);
    if (customerClass.isVisible()) {
      whole = problems.complete(this, customerClass) && whole;
    }
    boolean readable = facts.getValue().lines().allMatch(TermsFields::isFact);
    facts.setErrorMessage(getTranslation("move.facts.wrong"));
    facts.setInvalid(!readable);
    return whole && readable;
  }

  private static boolean isFact(String line) {
    return line.isBlank()
        || Arrays.stream(line.split("=", 2)).filter(s -> !s.isBlank()).count() == 2;
  }

  NewTerms value() {
    Map<String, String> attributes = new LinkedHashMap<>();
    facts
        .getValue()
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              String[] parts = line.split("=", 2);
              attributes.put(parts[0].strip(), parts[1].strip());
            });
    Month month = settlement.getValue();
    return new NewTerms(
        Objects.requireNonNull(product.getValue()).id(),
        new Cycle(
            cycle.getValue(),
            anchorDay.getValue(),
            isYearly() && month != null ? month.getValue() : null),
        customerClass.isVisible() ? customerClass.getValue() : null,
        attributes,
        List.of(),
        isYearly() ? advance.getValue() : null);
  }
}
