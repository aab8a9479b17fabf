package org.wattline.console.meterfiles;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.deliveries.CsvMappingDocument;
import org.wattline.billing.contract.deliveries.Delivery;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Skeleton;
import org.wattline.tenancy.vaadin.view.Trouble;

/** Takes a file of meter data with what it does not say itself, and shows its receipt. */
final class FileIntake extends Div {
  /** A million values, packed; the service takes larger files without this page. */
  static final int MOST_BYTES = 32_000_000;

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_POINT = 40;

  private final transient MeterFileApis apis;
  private final transient Runnable after;
  private final TextField point = new TextField();
  private final Select<String> mapping = new Select<>();
  private final ComboBox<String> zone = new ComboBox<>();
  private final transient FieldProblems problems = new FieldProblems();
  private final Upload upload;
  private final Div outcome = new Div();

  /**
   * @param mappings the kinds of CSV that are known
   * @param after what to do when something was kept
   */
  FileIntake(MeterFileApis apis, List<CsvMappingDocument> mappings, Runnable after) {
    this.apis = apis;
    this.after = after;
    addClassName("wl-stack");
    settings(mappings);
    upload = new Upload(this::received);
    upload.setUploadFormat(UploadFormat.RAW);
    upload.setMaxFileSize(MOST_BYTES);
    upload.setMaxFiles(1);
    upload.setUploadButton(new Button(getTranslation("meterfile.choose")));
    upload.setDropLabel(new Span(getTranslation("meterfile.drop")));
    upload.setI18n(
        new UploadI18N()
            .setError(new UploadI18N.Error().setFileIsTooBig(getTranslation("meterfile.toobig"))));
    outcome.getElement().setAttribute("aria-live", "polite");
    outcome.addClassName("wl-stack");
    Paragraph formats = new Paragraph(getTranslation("meterfile.formats", FileWords.formatNames()));
    formats.addClassNames("wl-muted", "wl-small");
    Div form = new Div(point, mapping, zone);
    form.addClassName("wl-form");
    add(formats, form, upload, outcome);
  }

  private void settings(List<CsvMappingDocument> mappings) {
    point.setLabel(getTranslation("meterfile.point"));
    point.setHelperText(getTranslation("meterfile.point.help"));
    point.setMaxLength(LONGEST_POINT);
    mapping.setLabel(getTranslation("meterfile.mapping"));
    mapping.setHelperText(getTranslation("meterfile.mapping.help"));
    mapping.setEmptySelectionAllowed(true);
    mapping.setEmptySelectionCaption(getTranslation("meterfile.mapping.header"));
    mapping.setItems(mappings.stream().map(CsvMappingDocument::name).toList());
    zone.setLabel(getTranslation("meterfile.zone"));
    zone.setHelperText(getTranslation("meterfile.zone.help"));
    zone.setItems(
        ZoneId.getAvailableZoneIds().stream().filter(id -> id.contains("/")).sorted().toList());
    zone.setClearButtonVisible(true);
    problems.with("point", point).with("mapping", mapping).with("zone", zone);
  }

  /** On a thread of its own: reads no more than is taken. */
  private void received(UploadEvent event) throws IOException {
    byte[] content;
    try (InputStream in = event.getInputStream()) {
      content = in.readNBytes(MOST_BYTES + 1);
    }
    String name = event.getFileName();
    Future<Void> _ = event.getUI().access(() -> take(name, content));
  }

  private void take(String given, byte[] content) {
    upload.clearFileList();
    outcome.removeAll();
    problems.clear();
    if (content.length == 0 || content.length > MOST_BYTES) {
      outcome.add(
          refused(getTranslation(content.length == 0 ? "meterfile.empty" : "meterfile.toobig")));
      return;
    }
    String name = given.length() > LONGEST_NAME ? given.substring(0, LONGEST_NAME) : given;
    MeterFileLoader.Letter letter =
        new MeterFileLoader.Letter(
            name, content, typed(point.getValue()), mapping.getValue(), zone.getValue());
    outcome.add(new Skeleton(3, getTranslation("state.loading")));
    apis.background()
        .run(
            this,
            () -> apis.loader().load(letter),
            this::kept,
            failure -> show(failed(name, content, failure)));
  }

  private static @Nullable String typed(String value) {
    return value.isBlank() ? null : value.strip();
  }

  private void kept(Delivery delivery) {
    show(
        new Receipt(apis, delivery, settled -> after.run()),
        new Anchor(MeterFilesNavigation.to(delivery.id()), getTranslation("meterfile.open")));
    after.run();
  }

  private void show(Component... content) {
    outcome.removeAll();
    outcome.add(content);
  }

  /** A refusal stands at its field and above the file, which can be sent again as it is. */
  private Component failed(String name, byte[] content, Exception failure) {
    if (failure instanceof ApiProblemException refusal && !refusal.isForbidden()) {
      Div all = refused(getTranslation("meterfile.notkept", name));
      if (!problems.show(refusal)) {
        UnorderedList reasons = new UnorderedList();
        if (refusal.problem().errors().isEmpty()) {
          reasons.add(new ListItem(Trouble.sentence(this, refusal)));
        }
        refusal.problem().errors().forEach(error -> reasons.add(new ListItem(error.detail())));
        all.add(reasons);
      }
      Button again =
          new Button(getTranslation("meterfile.again", name), click -> take(name, content));
      all.add(again);
      return all;
    }
    return Trouble.inPlace(this, failure, () -> take(name, content));
  }

  private static Div refused(String sentence) {
    Div notice = new Div(new Icon(Icon.Name.ALERT), new Paragraph(sentence));
    notice.addClassNames("wl-notice", "wl-notice-danger");
    notice.getElement().setAttribute("role", "alert");
    return notice;
  }
}
