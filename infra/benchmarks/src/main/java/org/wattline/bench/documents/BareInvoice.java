package org.wattline.bench.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.wattline.documents.Letter;

/** What a letter says, as bare lines on two pages. */
final class BareInvoice {
  private BareInvoice() {}

  static byte[] render(Letter letter) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDFont font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      page(document, font, first(letter));
      page(document, font, second(letter));
      ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
      document.save(out);
      return out.toByteArray();
    }
  }

  private static List<String> first(Letter letter) {
    List<String> lines = new ArrayList<>();
    lines.add(letter.letterhead().brand());
    lines.add(letter.recipient().name());
    lines.add(letter.recipient().street());
    lines.add(letter.number() + " " + letter.issuedOn());
    letter.groups().forEach(group -> lines.add(group.kind() + " " + group.amount()));
    letter.taxes().forEach(tax -> lines.add(tax.name() + " " + tax.amount()));
    lines.add(letter.total() + " " + letter.dueOn());
    lines.add(letter.payment().iban() + " " + letter.payment().reference());
    return lines;
  }

  private static List<String> second(Letter letter) {
    List<String> lines = new ArrayList<>();
    letter.usage().forEach(month -> lines.add(month.month() + " " + month.kwh()));
    letter.groups().stream()
        .flatMap(group -> group.lines().stream())
        .forEach(line -> lines.add(line.name() + " " + line.quantity() + " " + line.amount()));
    letter.notices().forEach(notice -> lines.add(notice.heading()));
    return lines;
  }

  private static void page(PDDocument document, PDFont font, List<String> lines)
      throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(font, 10);
      content.newLineAtOffset(50, 780);
      for (String line : lines) {
        content.showText(line);
        content.newLineAtOffset(0, -14);
      }
      content.endText();
    }
  }
}
