package org.wattline.console.suppliers;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import org.wattline.console.StaffRoles;
import org.wattline.controlplane.api.Tenant;
import org.wattline.controlplane.api.TenantChange;
import org.wattline.tenancy.vaadin.view.FieldProblems;

/** A supplier's look. */
final class BrandPart extends Div {
  BrandPart(SupplierApis apis, Tenant tenant, Runnable done) {
    addClassName("wl-card");
    BrandFields fields = new BrandFields();
    fields.fill(tenant.brand());
    add(fields);
    if (!StaffRoles.operatesPlatform()) {
      return;
    }
    FieldProblems problems = new FieldProblems();
    fields.register(problems);
    Button save = new Button(getTranslation("form.save"));
    save.addThemeVariants(ButtonVariant.PRIMARY);
    save.addClickListener(
        click -> {
          problems.clear();
          if (fields.isComplete(problems)) {
            TenantChanges.send(
                this,
                apis,
                tenant,
                new TenantChange(null, fields.value(), null, null, null, null),
                problems,
                done);
          }
        });
    Div actions = new Div(save);
    actions.addClassName("wl-form-actions");
    add(actions);
  }
}
