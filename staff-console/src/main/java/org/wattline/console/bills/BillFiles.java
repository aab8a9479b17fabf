package org.wattline.console.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.Supplier;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.documents.BillDelivery;
import org.wattline.billing.contract.documents.DocumentsApi;
import org.wattline.console.PagedTable;
import org.wattline.console.StaffRoles;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Confirmation;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What the customer is sent: the letter, the e-invoice, and what became of each mail. */
final class BillFiles extends Div {
  private final transient DocumentsApi documents;
  private final transient Bill bill;
  private final Loading<List<BillDelivery>> sent;

  BillFiles(DocumentsApi documents, Bill bill, BackgroundWork background) {
    this.documents = documents;
    this.bill = bill;
    this.sent =
        new Loading<>(background, 2, () -> documents.deliveries(bill.id()), this::deliveries)
            .whenNear();
    addClassName("wl-card");
    Div row =
        new Div(
            link(
                getTranslation("bill.letter"),
                bill.number() + ".pdf",
                "application/pdf",
                () -> documents.pdf(bill.id())),
            link(
                getTranslation("bill.einvoice"),
                bill.number() + ".xml",
                "application/xml",
                () -> documents.ubl(bill.id())));
    row.addClassName("wl-row");
    Div head = new Div(new H2(getTranslation("bill.sent")));
    head.addClassName("wl-card-head");
    if (StaffRoles.sendsBills()) {
      head.add(new Button(getTranslation("bill.resend"), click -> ask()));
    }
    add(head, row, sent);
  }

  /** A file that is read as the reader when it is asked for. */
  static Anchor link(String text, String name, String type, Supplier<byte[]> content) {
    DownloadHandler handler =
        DownloadHandler.fromInputStream(
            event -> {
              byte[] bytes = content.get();
              return new DownloadResponse(
                  new ByteArrayInputStream(bytes), name, type, bytes.length);
            });
    Anchor file = new Anchor(handler, text);
    file.getElement().setAttribute("download", name);
    file.addComponentAsFirst(new Icon(Icon.Name.DOWNLOAD));
    file.addClassName("file-link");
    return file;
  }

  private Component deliveries(List<BillDelivery> all) {
    if (all.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("bill.sent.none"));
      none.addClassName("wl-muted");
      return none;
    }
    Formats formats = Formats.here();
    return new PagedTable<BillDelivery>(getTranslation("bill.sent"))
        .text(
            getTranslation("bill.sent.to"),
            delivery -> delivery.recipient().isEmpty() ? "–" : delivery.recipient())
        .component(getTranslation("bill.state"), DeliveryCell::new)
        .text(getTranslation("bill.sent.asked"), delivery -> formats.moment(delivery.queuedAt()))
        .text(
            getTranslation("bill.sent.at"),
            delivery -> delivery.sentAt() == null ? "–" : formats.moment(delivery.sentAt()))
        .number(
            getTranslation("bill.sent.attempts"), delivery -> formats.count(delivery.attempts()))
        .with(all);
  }

  private void ask() {
    Confirmation.ask(
        getTranslation("bill.resend.title", bill.number()),
        getTranslation("bill.resend.effect"),
        getTranslation("bill.resend"),
        getTranslation("form.cancel"),
        false,
        this::resend);
  }

  private void resend() {
    try {
      documents.resend(bill.id());
      sent.refresh();
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }
}
