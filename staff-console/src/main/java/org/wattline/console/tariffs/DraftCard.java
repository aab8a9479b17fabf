package org.wattline.console.tariffs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.tariffs.Approval;
import org.wattline.billing.contract.tariffs.DocumentError;
import org.wattline.billing.contract.tariffs.DraftState;
import org.wattline.billing.contract.tariffs.Product;
import org.wattline.billing.contract.tariffs.Rejection;
import org.wattline.billing.contract.tariffs.Submission;
import org.wattline.billing.contract.tariffs.TariffDraft;
import org.wattline.billing.contract.tariffs.TariffsApi;
import org.wattline.console.StaffRoles;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Confirmation;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.Trouble;

/**
 * The tariff that is being written: its document, what is wrong with it, and publishing it by two
 * people.
 */
final class DraftCard extends Div {
  private static final int LONGEST_NOTE = 1000;

  private final transient TariffApis apis;
  private final transient TariffsApi tariffs;
  private final transient Product product;
  private @Nullable DraftEditor editor;

  /** The draft if there is one, and what it may begin with. */
  private record Known(Optional<TariffDraft> draft, String text) {}

  DraftCard(TariffApis apis, Product product) {
    this.apis = apis;
    this.tariffs = apis.tariffs();
    this.product = product;
    addClassName("wl-card");
    add(
        new H2(getTranslation("tariff.draft")),
        new Loading<>(apis.background(), 6, this::know, this::show));
  }

  private Known know() {
    if (product.draft() != null) {
      TariffDraft draft = tariffs.draft(product.id());
      return new Known(Optional.of(draft), draft.document());
    }
    return new Known(
        Optional.empty(),
        product.current() == null ? "" : tariffs.version(product.current().id()).document());
  }

  private Component show(Known known) {
    Div content = new Div();
    content.addClassName("wl-stack");
    boolean writes = StaffRoles.writesTariffs();
    TariffDraft draft = known.draft().orElse(null);
    if (draft == null && !writes) {
      content.add(muted(getTranslation("tariff.draft.none")));
      return content;
    }
    boolean open = draft == null || draft.state() == DraftState.OPEN;
    DraftEditor made = new DraftEditor(apis, product, known.text(), open && writes);
    editor = made;
    if (draft != null) {
      content.add(
          muted(
              getTranslation(
                  "tariff.saved", draft.savedBy(), Formats.here().moment(draft.savedAt()))));
      if (draft.rejection() != null) {
        content.add(new Paragraph(getTranslation("tariff.rejected", draft.rejection())));
      }
    }
    content.add(made);
    if (writes && open) {
      content.add(writing(draft, made));
      if (draft != null) {
        content.add(submission(draft));
      }
    }
    if (draft != null && !open) {
      content.add(submitted(draft, writes));
    }
    return content;
  }

  private Component writing(@Nullable TariffDraft draft, DraftEditor text) {
    Button check = new Button(getTranslation("tariff.check"), click -> text.check());
    Button save =
        new Button(
            getTranslation("tariff.save"),
            click ->
                act(
                    () ->
                        tariffs.save(
                            product.id(), draft == null ? null : draft.version(), text.text())));
    save.addThemeVariants(ButtonVariant.PRIMARY);
    Div actions = new Div(save, check);
    actions.addClassName("wl-form-actions");
    if (draft != null) {
      actions.add(
          new Button(
              getTranslation("tariff.discard"),
              click ->
                  Confirmation.ask(
                      getTranslation("tariff.discard.title"),
                      getTranslation("tariff.discard.effect"),
                      getTranslation("tariff.discard"),
                      getTranslation("form.cancel"),
                      true,
                      () -> act(() -> tariffs.discard(product.id())))));
    }
    Div all = new Div(actions);
    all.addClassName("wl-stack");
    Button urdb = new Button(getTranslation("urdb.open"));
    urdb.addClickListener(
        click -> {
          urdb.setEnabled(false);
          all.add(new UrdbPart(tariffs, product.code(), text));
        });
    actions.add(urdb);
    return all;
  }

  private Component submission(TariffDraft draft) {
    DatePicker from = new DatePicker(getTranslation("tariff.from"));
    from.setHelperText(getTranslation("tariff.from.help"));
    from.setLocale(Formats.here().locale());
    from.setRequiredIndicatorVisible(true);
    TextField note = new TextField(getTranslation("tariff.note"));
    note.setMaxLength(LONGEST_NOTE);
    Div form = new Div(from, note);
    form.addClassName("wl-form");
    FieldProblems problems = new FieldProblems().with("effectiveFrom", from).with("note", note);
    Button submit =
        new Button(
            getTranslation("tariff.submit"),
            click -> {
              problems.clear();
              if (problems.complete(this, from)) {
                String said = note.getValue().isBlank() ? null : note.getValue().strip();
                act(
                    () ->
                        tariffs.submit(
                            product.id(), new Submission(from.getValue(), said, draft.version())),
                    problems);
              }
            });
    Div actions = new Div(submit);
    actions.addClassName("wl-form-actions");
    Div all = new Div(form, actions);
    all.addClassName("wl-stack");
    return all;
  }

  private Component submitted(TariffDraft draft, boolean writes) {
    Div all =
        new Div(
            new Paragraph(
                getTranslation(
                    "tariff.waits",
                    String.valueOf(draft.submittedBy()),
                    draft.effectiveFrom() == null
                        ? "–"
                        : Formats.here().date(draft.effectiveFrom()))));
    all.addClassName("wl-stack");
    draft
        .replaces()
        .forEach(
            version ->
                all.add(
                    new Paragraph(
                        getTranslation(
                            "tariff.replaces",
                            version.number(),
                            Formats.here().date(version.effectiveFrom())))));
    if (writes) {
      TextField reason = new TextField(getTranslation("tariff.reason"));
      reason.setMaxLength(LONGEST_NOTE);
      Button publish =
          new Button(
              getTranslation("tariff.publish"),
              click -> act(() -> tariffs.approve(product.id(), new Approval(draft.version()))));
      publish.addThemeVariants(ButtonVariant.PRIMARY);
      Button reject =
          new Button(
              getTranslation("tariff.reject"),
              click -> {
                if (new FieldProblems().with("reason", reason).complete(this, reason)) {
                  act(
                      () ->
                          tariffs.reject(
                              product.id(),
                              new Rejection(reason.getValue().strip(), draft.version())));
                }
              });
      Button withdraw =
          new Button(
              getTranslation("tariff.withdraw"),
              click -> act(() -> tariffs.withdraw(product.id())));
      Div actions = new Div(publish, withdraw);
      actions.addClassName("wl-form-actions");
      Div back = new Div(reason, reject);
      back.addClassName("wl-row");
      all.add(actions, back);
    }
    return all;
  }

  private void act(Runnable change) {
    act(change, new FieldProblems());
  }

  /**
   * Does it and shows the page anew; what is wrong with a field stands there, what is wrong with
   * the document is listed by its place.
   */
  private void act(Runnable change, FieldProblems problems) {
    try {
      change.run();
      getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
    } catch (ApiProblemException refused) {
      if (problems.show(refused)) {
        return;
      }
      List<DocumentError> errors =
          refused.problem().errors().stream()
              .map(error -> new DocumentError(error.pointer(), error.detail()))
              .toList();
      if (errors.isEmpty() || editor == null) {
        Trouble.notice(this, refused);
      } else {
        editor.show(getTranslation("tariff.errors", errors.size()), errors);
      }
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  private static Paragraph muted(String text) {
    Paragraph paragraph = new Paragraph(text);
    paragraph.addClassName("wl-muted");
    return paragraph;
  }
}
