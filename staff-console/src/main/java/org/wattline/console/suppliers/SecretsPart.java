package org.wattline.console.suppliers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.wattline.console.StaffRoles;
import org.wattline.controlplane.api.SecretEntry;
import org.wattline.controlplane.api.SecretValue;
import org.wattline.controlplane.api.Tenant;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Confirmation;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** A supplier's secrets: that they are there, since when and by whom. Never what they are. */
final class SecretsPart extends Div {
  private final transient SupplierApis apis;
  private final transient Tenant tenant;
  private final Loading<List<SecretEntry>> list;

  SecretsPart(SupplierApis apis, Tenant tenant, BackgroundWork background) {
    this.apis = apis;
    this.tenant = tenant;
    addClassName("wl-card");
    Div head = new Div(new H2(getTranslation("supplier.part.secrets")));
    head.addClassName("wl-card-head");
    if (StaffRoles.operatesPlatform()) {
      Button more = new Button(getTranslation("secret.set"), click -> ask(""));
      more.setPrefixComponent(new Icon(Icon.Name.LOCK));
      head.add(more);
    }
    list = new Loading<>(background, 2, () -> apis.secrets().list(tenant.id().value()), this::show);
    add(head, new Paragraph(getTranslation("secret.lead")), list);
  }

  private Component show(List<SecretEntry> secrets) {
    if (secrets.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("secret.none"));
      none.addClassName("wl-muted");
      return none;
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassName("rows");
    for (SecretEntry secret : secrets) {
      Span name = new Span(secret.name());
      name.addClassName("wl-strong");
      Span since =
          new Span(
              getTranslation(
                  "secret.since", Formats.here().moment(secret.updatedAt()), secret.updatedBy()));
      since.addClassNames("wl-muted", "wl-small");
      ListItem row = new ListItem(name, since);
      if (StaffRoles.operatesPlatform()) {
        Button replace = new Button(getTranslation("secret.replace"), click -> ask(secret.name()));
        replace.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        replace.setAriaLabel(getTranslation("secret.replace.of", secret.name()));
        Button remove = new Button(getTranslation("secret.remove"), click -> remove(secret.name()));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.setAriaLabel(getTranslation("secret.remove.of", secret.name()));
        row.add(replace, remove);
      }
      rows.add(row);
    }
    return rows;
  }

  private void remove(String name) {
    Confirmation.ask(
        getTranslation("secret.remove.of", name),
        getTranslation("secret.remove.effect", name, tenant.brand().displayName()),
        getTranslation("secret.remove"),
        getTranslation("form.cancel"),
        true,
        () -> {
          try {
            apis.secrets().delete(tenant.id().value(), name);
            list.refresh();
          } catch (RuntimeException failure) {
            Trouble.notice(this, failure);
          }
        });
  }

  private void ask(String known) {
    Dialog dialog =
        new Dialog(
            known.isEmpty()
                ? getTranslation("secret.set")
                : getTranslation("secret.replace.of", known));
    TextField name = new TextField(getTranslation("secret.name"));
    name.setHelperText(getTranslation("secret.name.help"));
    name.setValue(known);
    name.setReadOnly(!known.isEmpty());
    name.setRequiredIndicatorVisible(true);
    PasswordField value = new PasswordField(getTranslation("secret.value"));
    value.setHelperText(getTranslation("secret.value.help"));
    value.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.NEW_PASSWORD);
    value.setRequiredIndicatorVisible(true);
    Div body = new Div(name, value);
    body.addClassNames("wl-stack", "dialog-form");
    dialog.add(body);
    FieldProblems problems = new FieldProblems().with("name", name).with("value", value);
    Button save = new Button(getTranslation("form.save"));
    save.addThemeVariants(ButtonVariant.PRIMARY);
    save.addClickListener(
        click -> {
          problems.clear();
          if (!problems.complete(this, name, value)) {
            return;
          }
          try {
            apis.secrets()
                .put(
                    tenant.id().value(),
                    name.getValue().strip(),
                    new SecretValue(value.getValue()));
            dialog.close();
            list.refresh();
          } catch (ApiProblemException refusal) {
            if (!problems.show(refusal)) {
              Trouble.notice(dialog, refusal);
            }
          } catch (RuntimeException failure) {
            Trouble.notice(dialog, failure);
          }
        });
    dialog
        .getFooter()
        .add(new Button(getTranslation("form.cancel"), click -> dialog.close()), save);
    dialog.open();
  }
}
