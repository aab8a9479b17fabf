package org.wattline.documents.pdf;

import java.awt.Color;
import java.util.Map;
import org.wattline.documents.Letter;
import org.wattline.documents.Letter.GroupKind;

/** The page at hand: where writing has come to, and the measures and colours of all pages. */
final class Sheet {
  static final float MARGIN = 51;
  static final float BOTTOM = 64;
  static final float BODY = 9.5f;
  static final float SMALL = 8;
  static final float LEADING = 13.5f;
  static final Color INK = new Color(0x1b1f24);
  static final Color QUIET = new Color(0x57606a);
  static final Color RULE = new Color(0xd0d7de);

  /** Distinct to the colour-blind, and each 3:1 on white. */
  static final Map<GroupKind, Color> COLORS =
      Map.of(
          GroupKind.ENERGY, new Color(0x0b6e99),
          GroupKind.NETWORK, new Color(0x8a5a00),
          GroupKind.LEVIES, new Color(0x7a4ea3),
          GroupKind.CREDITS, new Color(0x2a7d4f),
          GroupKind.SERVICES, new Color(0x6b7280));

  final TaggedPdf pdf;
  final Letter letter;
  final Words words;
  final Color brand;
  float y;

  Sheet(TaggedPdf pdf, Letter letter, Words words) {
    this.pdf = pdf;
    this.letter = letter;
    this.words = words;
    this.brand = Color.decode(letter.letterhead().color());
    frame();
  }

  float left() {
    return MARGIN;
  }

  float right() {
    return pdf.width() - MARGIN;
  }

  float span() {
    return right() - left();
  }

  /** Makes sure that so much fits on the page, or begins the next. */
  void need(float tall) {
    if (y + tall > pdf.height() - BOTTOM) {
      pdf.nextPage();
      frame();
    }
  }

  /** The colour on top and the line at the foot of every page. */
  private void frame() {
    pdf.decoration(painting -> painting.fill(0, 0, pdf.width(), 6, brand));
    String foot =
        letter.letterhead().issuer().name()
            + "  ·  "
            + words.of("title." + letter.kind(), letter.number())
            + "  ·  "
            + words.of("page", pdf.pages());
    pdf.margin(left(), pdf.height() - 30, SMALL, QUIET, foot);
    y = MARGIN;
  }

  void heading(String tag, float size, String text) {
    need(size + 3 * LEADING);
    try (var part = pdf.part(tag)) {
      for (String line : pdf.broken(Face.BOLD, size, span(), text)) {
        y += size * 1.25f;
        pdf.text(left(), y, Face.BOLD, size, INK, line);
      }
    }
    y += 6;
  }

  void paragraph(String text, float width) {
    try (var part = pdf.part("P")) {
      for (String line : pdf.broken(Face.REGULAR, BODY, width, text)) {
        need(LEADING);
        y += LEADING;
        pdf.text(left(), y, Face.REGULAR, BODY, INK, line);
      }
    }
    y += 4;
  }

  void rule() {
    float at = y;
    pdf.decoration(painting -> painting.line(left(), at, right(), at, 0.5f, RULE));
  }

  /** A row of a table of two columns: what, and how much. */
  void row(Face face, float size, String what, String amount, float from, float to) {
    try (var row = pdf.part("TR")) {
      try (var cell = pdf.heading("Row")) {
        pdf.text(from, y, face, size, INK, what);
      }
      try (var cell = pdf.part("TD")) {
        pdf.textEnding(to, y, face, size, INK, amount);
      }
    }
  }
}
