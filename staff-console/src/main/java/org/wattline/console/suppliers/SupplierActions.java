package org.wattline.console.suppliers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.console.StaffRoles;
import org.wattline.controlplane.api.ExportRequest;
import org.wattline.controlplane.api.MigrationRequest;
import org.wattline.controlplane.api.OffboardRequest;
import org.wattline.controlplane.api.SuspendRequest;
import org.wattline.controlplane.api.Tenant;
import org.wattline.tenancy.directory.TenantState;
import org.wattline.tenancy.vaadin.view.Confirmation;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Trouble;

/** What can be done to a supplier in its present state; each says its effect before it happens. */
final class SupplierActions {
  /** The contract's limit for a reason shown to the supplier's people. */
  private static final int MAX_REASON = 300;

  private final SupplierApis apis;
  private final Tenant tenant;
  private final Runnable done;
  private final UI ui = UI.getCurrent();

  SupplierActions(SupplierApis apis, Tenant tenant, Runnable done) {
    this.apis = apis;
    this.tenant = tenant;
    this.done = done;
  }

  List<Component> buttons() {
    List<Component> buttons = new ArrayList<>();
    TenantState state = tenant.state();
    if (state == TenantState.BLOCKED) {
      Button retry = button("retry", this::retry);
      retry.addThemeVariants(ButtonVariant.PRIMARY);
      buttons.add(retry);
    }
    if (state == TenantState.READY) {
      buttons.add(button("migrate", this::migrate));
      buttons.add(button("export", this::export));
      buttons.add(button("suspend", this::suspend));
    }
    if (state == TenantState.SUSPENDED) {
      Button resume = button("resume", this::resume);
      resume.addThemeVariants(ButtonVariant.PRIMARY);
      buttons.add(resume);
      buttons.add(button("export", this::export));
      Button offboard = button("offboard", this::offboard);
      offboard.addThemeVariants(ButtonVariant.ERROR);
      buttons.add(offboard);
    }
    if (state == TenantState.OFFBOARDING) {
      buttons.add(button("keep", this::keep));
    }
    return buttons;
  }

  private Button button(String action, Runnable ask) {
    return new Button(say("action." + action), click -> ask.run());
  }

  private String say(String key, Object... values) {
    return ui.getTranslation(key, values);
  }

  private String name() {
    return tenant.brand().displayName();
  }

  private UUID id() {
    return tenant.id().value();
  }

  private void retry() {
    UUID active = tenant.activeJob();
    confirm(
        "retry",
        () -> {
          if (active == null) {
            apis.lifecycle().retryProvisioning(id());
          } else {
            apis.jobs().retry(active);
          }
        });
  }

  private void resume() {
    confirm("resume", () -> apis.lifecycle().resume(id()));
  }

  private void keep() {
    confirm("keep", () -> apis.lifecycle().cancelOffboarding(id()));
  }

  private void migrate() {
    confirm("migrate", () -> apis.migrations().start(new MigrationRequest(List.of(tenant.id()))));
  }

  private void confirm(String action, Runnable then) {
    Confirmation.ask(
        say("action." + action + ".title", name()),
        say("action." + action + ".effect", name()),
        say("action." + action),
        say("form.cancel"),
        false,
        () -> act(then));
  }

  private void suspend() {
    TextArea reason = reason("action.suspend.reason.help");
    Dialog dialog = dialog("suspend", reason);
    FieldProblems problems = new FieldProblems().with("reason", reason);
    finish(
        dialog,
        "suspend",
        problems,
        () -> problems.complete(ui, reason),
        () -> apis.lifecycle().suspend(id(), new SuspendRequest(reason.getValue().strip())));
  }

  private void export() {
    TextArea reason = reason("action.reason.help");
    PasswordField passphrase = passphrase();
    Dialog dialog = dialog("export", reason, passphrase);
    FieldProblems problems =
        new FieldProblems().with("reason", reason).with("passphrase", passphrase);
    finish(
        dialog,
        "export",
        problems,
        () -> problems.complete(ui, reason),
        () ->
            apis.lifecycle()
                .export(
                    id(),
                    new ExportRequest(reason.getValue().strip(), typed(passphrase.getValue()))));
  }

  private void offboard() {
    TextArea reason = reason("action.reason.help");
    TextField slug = new TextField(say("action.offboard.slug", tenant.slug()));
    PasswordField passphrase = passphrase();
    Dialog dialog = dialog("offboard", reason, slug, passphrase);
    FieldProblems problems =
        new FieldProblems()
            .with("reason", reason)
            .with("slug", slug)
            .with("passphrase", passphrase);
    finish(
        dialog,
        "offboard",
        problems,
        () -> {
          if (!problems.complete(ui, reason, slug)) {
            return false;
          }
          boolean same = slug.getValue().strip().equals(tenant.slug());
          if (!same) {
            problems.mark("slug", say("action.offboard.slug.wrong", tenant.slug()));
          }
          return same;
        },
        () ->
            apis.lifecycle()
                .offboard(
                    id(),
                    new OffboardRequest(
                        reason.getValue().strip(),
                        slug.getValue().strip(),
                        null,
                        typed(passphrase.getValue()))));
  }

  private TextArea reason(String helpKey) {
    TextArea reason = new TextArea(say("action.reason"));
    reason.setMaxLength(MAX_REASON);
    reason.setHelperText(say(helpKey));
    reason.setRequiredIndicatorVisible(true);
    return reason;
  }

  private PasswordField passphrase() {
    PasswordField passphrase = new PasswordField(say("action.passphrase"));
    passphrase.setHelperText(say("action.passphrase.help"));
    passphrase.setVisible(StaffRoles.ownsInstallation());
    passphrase.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.NEW_PASSWORD);
    return passphrase;
  }

  private Dialog dialog(String action, Component... fields) {
    Dialog dialog = new Dialog(say("action." + action + ".title", name()));
    Div body = new Div(new Paragraph(say("action." + action + ".effect", name())));
    body.add(fields);
    body.addClassNames("wl-stack", "dialog-form");
    dialog.add(body);
    return dialog;
  }

  private void finish(
      Dialog dialog, String action, FieldProblems problems, Check check, Runnable then) {
    Button go = new Button(say("action." + action));
    go.addThemeVariants(ButtonVariant.PRIMARY);
    if (!action.equals("export")) {
      go.addThemeVariants(ButtonVariant.ERROR);
    }
    go.addClickListener(
        click -> {
          problems.clear();
          if (!check.passes()) {
            return;
          }
          try {
            then.run();
            dialog.close();
            done.run();
          } catch (org.wattline.tenancy.vaadin.api.ApiProblemException refusal) {
            if (!problems.show(refusal)) {
              Trouble.notice(dialog, refusal);
            }
          } catch (RuntimeException failure) {
            Trouble.notice(dialog, failure);
          }
        });
    dialog.getFooter().add(new Button(say("form.cancel"), click -> dialog.close()), go);
    dialog.open();
  }

  private void act(Runnable then) {
    try {
      then.run();
      done.run();
    } catch (RuntimeException failure) {
      Trouble.notice(ui, failure);
    }
  }

  private static @Nullable String typed(String value) {
    return value.isBlank() ? null : value;
  }

  /** Whether a form may be sent. */
  private interface Check {
    boolean passes();
  }
}
