package org.wattline.console.suppliers;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.wattline.console.StaffRoles;
import org.wattline.controlplane.api.Languages;
import org.wattline.controlplane.api.Quotas;
import org.wattline.controlplane.api.Tenant;
import org.wattline.controlplane.api.TenantChange;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;

/** A supplier's name, languages, feature packs and limits. */
final class SettingsPart extends Div {
  private final TextField legalName = new TextField();
  private final MultiSelectComboBox<String> locales = new MultiSelectComboBox<>();
  private final MultiSelectComboBox<String> packs = new MultiSelectComboBox<>();
  private final Map<String, NumberField> quotas = new LinkedHashMap<>();
  private final transient FieldProblems problems = new FieldProblems();

  SettingsPart(SupplierApis apis, Tenant tenant, Runnable done) {
    addClassName("wl-card");
    legalName.setLabel(getTranslation("company.legal"));
    legalName.setValue(tenant.legalName());
    locales.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    locales.setLabel(getTranslation("supplier.languages"));
    locales.setHelperText(getTranslation("supplier.languages.help"));
    locales.setItems(
        Stream.concat(tenant.locales().stream(), Languages.WITH_TEXTS.stream())
            .distinct()
            .toList());
    locales.setItemLabelGenerator(tag -> Formats.languageName(Locale.forLanguageTag(tag)));
    locales.setValue(tenant.locales());
    packs.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    packs.setLabel(getTranslation("supplier.packs"));
    packs.setHelperText(getTranslation("supplier.packs.help"));
    packs.setItems(tenant.featurePacks());
    packs.setValue(tenant.featurePacks());
    packs.setAllowCustomValue(true);
    packs.addCustomValueSetListener(written -> switchOn(written.getDetail().strip()));
    problems.with("legalName", legalName).with("locales", locales).with("featurePacks", packs);
    Div first = new Div(legalName, locales, packs);
    first.addClassName("wl-form");
    Div limits = new Div();
    limits.addClassName("wl-form");
    Map<String, Long> all = new TreeMap<>(Quotas.DEFAULTS);
    all.putAll(tenant.quotas());
    all.forEach(
        (name, limit) -> {
          NumberField field = new NumberField(getTranslation("quota." + name));
          field.setStep(1);
          field.setMin(1);
          field.setValue(limit.doubleValue());
          problems.with("quotas/" + name, field);
          quotas.put(name, field);
          limits.add(field);
        });
    add(
        first,
        new H2(getTranslation("supplier.quotas")),
        new Paragraph(getTranslation("supplier.quotas.help")),
        limits);
    if (StaffRoles.operatesPlatform()) {
      Button save = new Button(getTranslation("form.save"), click -> save(apis, tenant, done));
      save.addThemeVariants(ButtonVariant.PRIMARY);
      Div actions = new Div(save);
      actions.addClassName("wl-form-actions");
      add(actions);
    }
  }

  /** A pack that was written: beside those that are on. */
  private void switchOn(String pack) {
    Set<String> on = new TreeSet<>(packs.getValue());
    on.add(pack);
    packs.setItems(on);
    packs.setValue(on);
  }

  private void save(SupplierApis apis, Tenant tenant, Runnable done) {
    problems.clear();
    if (!problems.complete(this, legalName, locales)) {
      return;
    }
    Map<String, Long> limits = new LinkedHashMap<>();
    quotas.forEach(
        (name, field) -> {
          if (!field.isEmpty()) {
            limits.put(name, field.getValue().longValue());
          }
        });
    List<String> languages = new ArrayList<>(tenant.locales());
    languages.retainAll(locales.getValue());
    locales.getValue().stream().filter(tag -> !languages.contains(tag)).forEach(languages::add);
    TenantChanges.send(
        this,
        apis,
        tenant,
        new TenantChange(
            legalName.getValue().strip(),
            null,
            languages,
            null,
            limits,
            packs.getValue().stream().sorted().toList()),
        problems,
        done);
  }
}
