package org.wattline.console.cash;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.bank.BankEntryState;
import org.wattline.billing.contract.bank.BankFile;
import org.wattline.billing.contract.bank.BankStatement;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Skeleton;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Takes a bank's file, and says what became of its entries or where it is not right. */
final class FileIntake extends Div {
  /** A statement of some 10,000 entries; the service takes larger ones without this page. */
  static final int MOST_BYTES = 16_000_000;

  private static final int LONGEST_NAME = 200;

  private final transient BankFileLoader loader;
  private final transient BackgroundWork background;
  private final transient Runnable after;
  private final Upload upload;
  private final Div outcome = new Div();

  /**
   * @param after what to do when something was booked
   */
  FileIntake(BankFileLoader loader, BackgroundWork background, Runnable after) {
    this.loader = loader;
    this.background = background;
    this.after = after;
    addClassNames("wl-card", "wl-stack");
    upload = new Upload(this::received);
    upload.setUploadFormat(UploadFormat.RAW);
    upload.setMaxFileSize(MOST_BYTES);
    upload.setMaxFiles(1);
    upload.setAcceptedFileExtensions(".xml");
    upload.setUploadButton(new Button(getTranslation("bankfile.choose")));
    upload.setDropLabel(new Span(getTranslation("bankfile.drop")));
    upload.setI18n(
        new UploadI18N()
            .setError(
                new UploadI18N.Error()
                    .setFileIsTooBig(getTranslation("bankfile.toobig"))
                    .setIncorrectFileType(getTranslation("bankfile.type"))));
    outcome.getElement().setAttribute("aria-live", "polite");
    add(new H2(getTranslation("bankfile.title")), upload, outcome);
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
    if (content.length == 0 || content.length > MOST_BYTES) {
      outcome.add(
          refused(getTranslation(content.length == 0 ? "bankfile.empty" : "bankfile.toobig")));
      return;
    }
    String name = given.length() > LONGEST_NAME ? given.substring(0, LONGEST_NAME) : given;
    outcome.add(new Skeleton(3, getTranslation("state.loading")));
    background.run(
        this,
        () -> loader.load(name, content),
        receipt -> {
          show(receipted(receipt));
          if (!receipt.file().duplicate()) {
            after.run();
          }
        },
        failure -> show(failed(name, content, failure)));
  }

  private void show(Component content) {
    outcome.removeAll();
    outcome.add(content);
  }

  private Component failed(String name, byte[] content, Exception failure) {
    if (failure instanceof ApiProblemException refusal && !refusal.isForbidden()) {
      Div all = refused(getTranslation("bankfile.refused", name));
      UnorderedList places = new UnorderedList();
      if (refusal.problem().errors().isEmpty()) {
        places.add(new ListItem(refusal.problem().sentence()));
      }
      refusal.problem().errors().forEach(error -> places.add(new ListItem(error.detail())));
      all.add(places);
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

  private Component receipted(BankFileLoader.Receipt receipt) {
    Formats formats = Formats.here();
    BankFile file = receipt.file();
    Div all = new Div();
    all.addClassName("wl-stack");
    Paragraph lead =
        new Paragraph(
            file.duplicate()
                ? getTranslation(
                    "bankfile.duplicate",
                    file.name(),
                    formats.moment(file.loadedAt()),
                    file.loadedBy())
                : getTranslation("bankfile.taken", file.name()));
    lead.addClassName("wl-strong");
    Facts facts =
        new Facts()
            .with(getTranslation("bankfile.message"), file.version())
            .with(
                getTranslation("bankfile.statements"),
                file.repeated() == 0
                    ? formats.count(file.statements())
                    : getTranslation(
                        "bankfile.repeated",
                        formats.count(file.statements()),
                        formats.count(file.repeated())))
            .with(getTranslation("bankfile.entries"), formats.count(file.entries()))
            .with(getTranslation("bankfile.matched"), formats.count(file.matched()))
            .with(
                getTranslation("bankfile.suspense"),
                new Anchor(
                    CashNavigation.to(new CashFilter(BankEntryState.UNMATCHED, file.id(), null)),
                    formats.count(file.unmatched())))
            .with(getTranslation("bankfile.returned"), some(file.returned()))
            .with(getTranslation("bankfile.pending"), some(file.pending()))
            .with(getTranslation("bankfile.informed"), some(file.informed()));
    all.add(lead, facts);
    List<String> remarks = remarks(receipt);
    if (!remarks.isEmpty()) {
      UnorderedList list = new UnorderedList();
      remarks.forEach(remark -> list.add(new ListItem(remark)));
      Div notice = new Div(new Icon(Icon.Name.ALERT), list);
      notice.addClassNames("wl-notice", "wl-notice-warning");
      all.add(notice);
    }
    return all;
  }

  private static @Nullable String some(int count) {
    return count == 0 ? null : Formats.here().count(count);
  }

  /** What is unusual about the file, and what does not fit in which of its statements. */
  private List<String> remarks(BankFileLoader.Receipt receipt) {
    List<String> remarks = new ArrayList<>();
    if (receipt.file().remark() != null) {
      remarks.add(receipt.file().remark());
    }
    for (BankStatement statement : receipt.statements()) {
      if (statement.remark() != null) {
        remarks.add(getTranslation("bankfile.remark", statement.statementId(), statement.remark()));
      }
    }
    return remarks;
  }
}
