package org.wattline.portal.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.documents.BillForms;
import org.wattline.billing.contract.documents.DocumentsApi;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** A bill to take away: as a letter, as an e-invoice where there is one, its proofs, its data. */
final class BillFilesCard extends Section {
  private final transient Bill bill;
  private final transient BillsApi bills;
  private final transient DocumentsApi documents;

  BillFilesCard(Bill bill, BillsApi bills, DocumentsApi documents, BackgroundWork background) {
    this.bill = bill;
    this.bills = bills;
    this.documents = documents;
    addClassName("wl-card");
    add(
        new H2(getTranslation("bill.files")),
        new Paragraph(getTranslation("bill.files.text")),
        new Loading<>(background, 1, () -> documents.forms(bill.id()), this::row));
  }

  private Component row(BillForms forms) {
    Div row =
        new Div(file("bill.letter", ".pdf", "application/pdf", () -> documents.pdf(bill.id())));
    row.addClassName("wl-row");
    if (forms.eInvoice()) {
      row.add(file("bill.einvoice", ".xml", "application/xml", () -> documents.ubl(bill.id())));
    }
    row.add(
        file(
            "bill.proof",
            "-proof.json",
            "application/json",
            () -> bills.proof(bill.id()).getBytes(StandardCharsets.UTF_8)),
        file(
            "bill.data",
            ".json",
            "application/json",
            () -> bills.document(bill.id()).getBytes(StandardCharsets.UTF_8)));
    return row;
  }

  /** A file that is read as the reader when it is asked for. */
  private Anchor file(String key, String ending, String type, Supplier<byte[]> content) {
    String name = bill.number() + ending;
    DownloadHandler handler =
        DownloadHandler.fromInputStream(
            event -> {
              byte[] bytes = content.get();
              return new DownloadResponse(
                  new ByteArrayInputStream(bytes), name, type, bytes.length);
            });
    Anchor file = new Anchor(handler, getTranslation(key));
    file.getElement().setAttribute("download", name);
    file.addComponentAsFirst(new Icon(Icon.Name.DOWNLOAD));
    file.addClassName("portal-file");
    return file;
  }
}
