package org.wattline.console.tariffs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.streams.UploadHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.tariffs.TariffsApi;
import org.wattline.billing.contract.tariffs.UrdbField;
import org.wattline.billing.contract.tariffs.UrdbRequest;
import org.wattline.billing.contract.tariffs.UrdbResult;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Trouble;
import tools.jackson.core.JacksonException;

/**
 * Makes the draft's text of a rate of the U.S. Utility Rate Database, and lists what of the rate is
 * not in it or only with a condition.
 */
final class UrdbPart extends Div {
  /** What the service reads at most. */
  private static final int LONGEST = 2_000_000;

  private static final int LONGEST_ZONE = 40;
  private static final int PAUSE_MS = 400;
  private static final List<String> LEFT_OUT = List.of("INVALID", "NOT_REPRESENTED");
  private static final String CONDITION = "CONDITION";

  private final transient TariffsApi tariffs;
  private final String code;
  private final transient DraftEditor editor;
  private final TextArea rate = new TextArea();
  private final Upload upload = new Upload();
  private final Select<UrdbRecords.Rate> record = new Select<>();
  private final TextField zone = new TextField();
  private final DatePicker from = new DatePicker();
  private final Checkbox lenient = new Checkbox();
  private final Checkbox generation = new Checkbox();
  private final Div result = new Div();
  private final transient FieldProblems problems = new FieldProblems();

  /**
   * @param code of the product, which its tariff is named by
   */
  UrdbPart(TariffsApi tariffs, String code, DraftEditor editor) {
    this.tariffs = tariffs;
    this.code = code;
    this.editor = editor;
    addClassName("wl-stack");
    rate.setLabel(getTranslation("urdb.rate"));
    rate.setHelperText(getTranslation("urdb.rate.help"));
    rate.addClassNames("tariff-document", "wl-wide");
    rate.setMinRows(4);
    rate.setMaxRows(10);
    rate.setMaxLength(LONGEST);
    rate.setValueChangeMode(ValueChangeMode.LAZY);
    rate.setValueChangeTimeout(PAUSE_MS);
    rate.addValueChangeListener(change -> records(change.getValue()));
    record.setLabel(getTranslation("urdb.record"));
    record.setItemLabelGenerator(each -> each == null ? "" : each.name());
    record.setVisible(false);
    record.addClassName("wl-wide");
    zone.setLabel(getTranslation("urdb.zone"));
    zone.setHelperText(getTranslation("urdb.zone.help"));
    zone.setMaxLength(LONGEST_ZONE);
    from.setLabel(getTranslation("urdb.from"));
    from.setHelperText(getTranslation("urdb.from.help"));
    from.setLocale(Formats.here().locale());
    lenient.setLabel(getTranslation("urdb.lenient"));
    generation.setLabel(getTranslation("urdb.generation"));
    problems.with("rate", rate).with("label", record).with("zone", zone).with("validFrom", from);
    Div form = new Div(rate, upload(), record, zone, from, lenient, generation);
    form.addClassName("wl-form");
    Button make = new Button(getTranslation("urdb.make"), click -> make());
    make.addThemeVariants(ButtonVariant.PRIMARY);
    Div actions = new Div(make);
    actions.addClassName("wl-form-actions");
    result.addClassName("wl-stack");
    result.getElement().setAttribute("role", "status");
    add(new H3(getTranslation("urdb.title")), form, actions, result);
  }

  private Component upload() {
    upload.setUploadHandler(UploadHandler.inMemory((metadata, bytes) -> uploaded(bytes)));
    upload.setAcceptedMimeTypes("application/json");
    upload.setAcceptedFileExtensions(".json");
    upload.setMaxFiles(1);
    upload.setMaxFileSize(LONGEST);
    upload.setUploadButton(new Button(getTranslation("urdb.upload")));
    upload.setDropLabel(new Span(getTranslation("urdb.drop")));
    upload.addFileRejectedListener(
        rejected -> problems.mark("rate", getTranslation("urdb.rejected")));
    upload.addClassName("wl-wide");
    return upload;
  }

  private void uploaded(byte[] bytes) {
    // so that another can be chosen
    upload.clearFileList();
    if (bytes.length > LONGEST) {
      problems.mark("rate", getTranslation("urdb.rejected"));
    } else {
      rate.setValue(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /** Offers the rates that were pasted, where there is a choice. */
  private void records(String text) {
    problems.clear();
    record.setItems(List.of());
    record.setVisible(false);
    if (text.isBlank()) {
      return;
    }
    try {
      List<UrdbRecords.Rate> rates = UrdbRecords.of(text);
      if (rates.isEmpty()) {
        problems.mark("rate", getTranslation("urdb.norate"));
        return;
      }
      record.setItems(rates);
      record.setVisible(rates.size() > 1);
      if (rates.size() == 1) {
        record.setValue(rates.getFirst());
      }
    } catch (JacksonException unreadable) {
      rate.setErrorMessage(getTranslation("urdb.unreadable"));
      rate.setInvalid(true);
    }
  }

  private void make() {
    result.removeAll();
    if (rate.isInvalid() || !problems.complete(this, rate)) {
      return;
    }
    if (record.isVisible() && !problems.complete(this, record)) {
      return;
    }
    UrdbRecords.Rate chosen = record.getValue();
    UrdbRequest request =
        new UrdbRequest(
            rate.getValue(),
            chosen == null || chosen.label().isEmpty() ? null : chosen.label(),
            zone.getValue().isBlank() ? null : zone.getValue().strip(),
            lenient.getValue(),
            generation.getValue(),
            from.getValue());
    try {
      show(tariffs.importUrdb(request));
    } catch (ApiProblemException refused) {
      if (!problems.show(refused)) {
        Trouble.notice(this, refused);
      }
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  private void show(UrdbResult made) {
    List<UrdbField> out = made.notes().stream().filter(this::isLeftOut).toList();
    if (made.document() == null) {
      result.add(new Paragraph(getTranslation("urdb.refused", out.size())), list(out));
      return;
    }
    String before = editor.text();
    editor.write(named(made.document()));
    Button back =
        new Button(
            getTranslation("urdb.back"),
            click -> {
              editor.write(before);
              result.removeAll();
            });
    back.addThemeVariants(ButtonVariant.TERTIARY);
    result.add(
        new Paragraph(
            out.isEmpty()
                ? getTranslation("urdb.whole")
                : getTranslation("urdb.leftout", out.size())));
    if (!out.isEmpty()) {
      result.add(list(out));
    }
    List<UrdbField> conditions =
        made.notes().stream().filter(note -> note.fate().equals(CONDITION)).toList();
    if (!conditions.isEmpty()) {
      result.add(
          new Paragraph(getTranslation("urdb.conditions", conditions.size())), list(conditions));
    }
    result.add(back);
  }

  private boolean isLeftOut(UrdbField note) {
    return LEFT_OUT.contains(note.fate());
  }

  /** A product's tariff is named by the product's code. */
  private String named(String document) {
    JsonText text = JsonText.of(document);
    return text.at("/id").isPresent() ? text.with("/id", "\"" + code + "\"") : document;
  }

  private Component list(List<UrdbField> notes) {
    UnorderedList list = new UnorderedList();
    list.addClassName("rows");
    for (UrdbField note : notes) {
      @Nullable String fate =
          note.fate().equals("INVALID")
              ? getTranslation("urdb.fate." + note.fate().toLowerCase(Locale.ROOT))
              : null;
      ListItem item = new ListItem(new Code(note.pointer()), new Span(note.sentence()));
      if (fate != null) {
        item.addComponentAsFirst(new Span(fate));
      }
      list.add(item);
    }
    return list;
  }
}
