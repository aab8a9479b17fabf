package org.wattline.documents.pdf;

import java.util.List;
import org.wattline.documents.Letter;
import org.wattline.documents.Letter.Group;
import org.wattline.documents.Letter.Line;
import org.wattline.documents.Letter.Notice;
import org.wattline.documents.Letter.SuppliedPoint;
import org.wattline.documents.Letter.TaxRow;

/** The pages after the first: use, lines, taxes, and what must be told. */
final class DetailPages {
  private final Sheet sheet;
  private final TaggedPdf pdf;
  private final Letter letter;
  private final Words words;

  DetailPages(Sheet sheet) {
    this.sheet = sheet;
    this.pdf = sheet.pdf;
    this.letter = sheet.letter;
    this.words = sheet.words;
  }

  void set() {
    boolean first = true;
    if (!letter.usage().isEmpty()) {
      sheet.need(Float.MAX_VALUE);
      first = false;
      new UsageChart(sheet).set();
    }
    if (letter.groups().stream().anyMatch(group -> !group.lines().isEmpty())) {
      if (first) {
        sheet.need(Float.MAX_VALUE);
      }
      lines();
    }
    taxes();
    points();
    for (Notice notice : letter.notices()) {
      sheet.y += 6;
      sheet.heading("H2", 12, notice.heading());
      sheet.paragraph(notice.text(), sheet.span());
    }
  }

  private float quantityEnd() {
    return sheet.right() - 148;
  }

  private float priceEnd() {
    return sheet.right() - 66;
  }

  private void lines() {
    sheet.heading("H2", 14, words.of("lines.title"));
    try (var table = pdf.part("Table")) {
      try (var row = pdf.part("TR")) {
        sheet.y += 12;
        column("lines.what", sheet.left(), false);
        column("lines.quantity", quantityEnd(), true);
        column("lines.price", priceEnd(), true);
        column("lines.amount", sheet.right(), true);
      }
      sheet.y += 5;
      sheet.rule();
      for (Group group : letter.groups()) {
        group(group);
      }
    }
    sheet.y += 6;
  }

  private void column(String key, float x, boolean ends) {
    try (var cell = pdf.heading("Column")) {
      if (ends) {
        pdf.textEnding(x, sheet.y, Face.REGULAR, Sheet.SMALL, Sheet.QUIET, words.of(key));
      } else {
        pdf.text(x, sheet.y, Face.REGULAR, Sheet.SMALL, Sheet.QUIET, words.of(key));
      }
    }
  }

  private void group(Group group) {
    sheet.need(3 * Sheet.LEADING);
    sheet.y += 18;
    try (var row = pdf.part("TR")) {
      try (var cell = pdf.heading("Row")) {
        pdf.text(
            sheet.left(), sheet.y, Face.BOLD, 10, Sheet.INK, words.of("group." + group.kind()));
      }
      empty(2);
      try (var cell = pdf.part("TD")) {
        pdf.textEnding(
            sheet.right(), sheet.y, Face.BOLD, 10, Sheet.INK, words.money(group.amount()));
      }
    }
    for (Line line : group.lines()) {
      line(line);
    }
    sheet.y += 5;
    sheet.rule();
  }

  private void empty(int cells) {
    for (int i = 0; i < cells; i++) {
      pdf.part("TD").close();
    }
  }

  private void line(Line line) {
    String name = line.estimated() ? line.name() + " " + words.of("lines.estimated") : line.name();
    List<String> names =
        pdf.broken(Face.REGULAR, Sheet.BODY, quantityEnd() - sheet.left() - 80, name);
    sheet.need((names.size() + 1) * 12f);
    sheet.y += 14;
    float top = sheet.y;
    try (var row = pdf.part("TR")) {
      try (var cell = pdf.heading("Row")) {
        for (String part : names) {
          pdf.text(sheet.left(), sheet.y, Face.REGULAR, Sheet.BODY, Sheet.INK, part);
          sheet.y += 10.5f;
        }
        pdf.text(
            sheet.left(),
            sheet.y,
            Face.REGULAR,
            7.5f,
            Sheet.QUIET,
            words.days(line.from(), line.to()));
      }
      try (var cell = pdf.part("TD")) {
        if (line.quantity() != null) {
          String unit =
              line.unit() == null ? "" : "\u00a0" + words.unit(line.unit(), line.quantity());
          number(quantityEnd(), top, words.quantity(line.quantity()) + unit);
        }
      }
      try (var cell = pdf.part("TD")) {
        if (line.price() != null) {
          number(priceEnd(), top, words.price(line.price()));
        }
      }
      try (var cell = pdf.part("TD")) {
        number(sheet.right(), top, words.money(line.amount()));
      }
    }
  }

  private void number(float right, float y, String text) {
    pdf.textEnding(right, y, Face.REGULAR, Sheet.BODY, Sheet.INK, text);
  }

  private void taxes() {
    if (letter.taxes().isEmpty()) {
      return;
    }
    sheet.need(60);
    sheet.y += 8;
    sheet.heading("H2", 12, words.of("taxes.title"));
    try (var table = pdf.part("Table")) {
      try (var row = pdf.part("TR")) {
        sheet.y += 10;
        column("taxes.tax", sheet.left(), false);
        column("taxes.base", quantityEnd(), true);
        column("taxes.percent", priceEnd(), true);
        column("lines.amount", sheet.right(), true);
      }
      for (TaxRow tax : letter.taxes()) {
        sheet.need(16);
        sheet.y += 15;
        try (var row = pdf.part("TR")) {
          try (var cell = pdf.heading("Row")) {
            pdf.text(sheet.left(), sheet.y, Face.REGULAR, Sheet.BODY, Sheet.INK, tax.name());
          }
          try (var cell = pdf.part("TD")) {
            number(quantityEnd(), sheet.y, words.money(tax.base()));
          }
          try (var cell = pdf.part("TD")) {
            number(
                priceEnd(),
                sheet.y,
                tax.percent() == null ? words.of("taxes.exempt") : words.percent(tax.percent()));
          }
          try (var cell = pdf.part("TD")) {
            number(sheet.right(), sheet.y, words.money(tax.amount()));
          }
        }
      }
    }
    sheet.y += 10;
  }

  private void points() {
    if (letter.supplies().isEmpty()) {
      return;
    }
    sheet.y += 6;
    sheet.heading("H2", 12, words.of("points.title"));
    for (SuppliedPoint point : letter.supplies()) {
      sheet.paragraph(
          point.meters().isEmpty()
              ? words.of("points.point", point.address(), point.marketId())
              : words.of(
                  "points.metered",
                  point.address(),
                  point.marketId(),
                  String.join(", ", point.meters())),
          sheet.span());
    }
  }
}
