package org.wattline.documents.pdf;

import io.nayuki.qrcodegen.QrCode;
import java.awt.Color;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wattline.documents.Letter;
import org.wattline.documents.Letter.Group;
import org.wattline.documents.Letter.Kind;
import org.wattline.documents.Letter.Payment;
import org.wattline.documents.Letter.TaxRow;
import org.wattline.documents.Party;
import org.wattline.documents.einvoice.EpcQr;

/** The page that says who owes what until when, what it consists of, and how it is paid. */
final class FirstPage {
  private static final float CODE = 84;

  private final Sheet sheet;
  private final TaggedPdf pdf;
  private final Letter letter;
  private final Words words;

  FirstPage(Sheet sheet) {
    this.sheet = sheet;
    this.pdf = sheet.pdf;
    this.letter = sheet.letter;
    this.words = sheet.words;
  }

  void set() {
    letterhead();
    recipient();
    facts();
    sheet.y = 236;
    sheet.heading("H1", 20, words.of("title." + letter.kind(), letter.number()));
    sheet.paragraph(words.of("period", words.days(letter.from(), letter.to())), sheet.span());
    if (letter.corrects() != null) {
      sheet.paragraph(
          words.of(
              "corrects", letter.corrects().number(), words.date(letter.corrects().issuedOn())),
          sheet.span());
    }
    state();
    if (letter.estimated()) {
      sheet.paragraph(words.of("estimated.letter"), sheet.span());
    }
    sheet.y += 10;
    bar();
    amounts();
    payment();
  }

  private void letterhead() {
    try (var part = pdf.part("P")) {
      pdf.text(sheet.left(), 58, Face.BOLD, 18, sheet.brand, letter.letterhead().brand());
    }
    Party issuer = letter.letterhead().issuer();
    List<String> lines = new ArrayList<>(issuer.addressLines(issuer.country(), ""));
    if (issuer.vatId() != null) {
      lines.add(words.of("vat.id", issuer.vatId()));
    }
    if (letter.letterhead().website() != null) {
      lines.add(letter.letterhead().website());
    }
    float y = 46;
    try (var part = pdf.part("P")) {
      for (String line : lines) {
        y += 10.5f;
        pdf.textEnding(sheet.right(), y, Face.REGULAR, Sheet.SMALL, Sheet.QUIET, line);
      }
    }
  }

  private void recipient() {
    String country = letter.letterhead().issuer().country();
    float y = 138;
    try (var part = pdf.part("P")) {
      for (String line :
          letter.recipient().addressLines(country, words.country(letter.recipient().country()))) {
        pdf.text(sheet.left(), y, Face.REGULAR, 10.5f, Sheet.INK, line);
        y += 14;
      }
    }
  }

  private void facts() {
    float from = pdf.width() / 2 + 34;
    sheet.y = 138;
    try (var table = pdf.part("Table")) {
      fact(from, "fact.number", letter.number());
      fact(from, "fact.issued", words.date(letter.issuedOn()));
      fact(from, "fact.account", letter.accountNumber());
      if (letter.toPay().signum() > 0) {
        fact(from, "fact.due", words.date(letter.dueOn()));
      }
    }
  }

  private void fact(float from, String key, String value) {
    sheet.row(Face.REGULAR, Sheet.BODY, words.of(key), value, from, sheet.right());
    sheet.y += 14;
  }

  /** One sentence: what is owed, to whom, and until when. */
  private void state() {
    String sentence =
        switch (letter.toPay().signum()) {
          case 1 ->
              letter.payment().automatic() == null
                  ? words.of("state.owed", words.money(letter.toPay()), words.date(letter.dueOn()))
                  : words.of(
                      "state.automatic",
                      words.money(letter.toPay()),
                      letter.payment().automatic(),
                      words.date(letter.dueOn()));
          case -1 -> words.of("state.credit", words.money(letter.toPay().negate()));
          default -> words.of("state.nothing");
        };
    try (var part = pdf.part("P")) {
      for (String line : pdf.broken(Face.BOLD, 12, sheet.span(), sentence)) {
        sheet.y += 17;
        pdf.text(sheet.left(), sheet.y, Face.BOLD, 12, Sheet.INK, line);
      }
    }
    sheet.y += 6;
  }

  /** What each unit of money goes to; credits have no part in it. */
  private void bar() {
    BigDecimal tax =
        letter.taxes().stream().map(TaxRow::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    List<Group> shown = letter.groups().stream().filter(g -> g.amount().signum() > 0).toList();
    BigDecimal whole =
        shown.stream()
            .map(Group::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .add(tax.max(BigDecimal.ZERO));
    if (whole.signum() <= 0 || shown.isEmpty()) {
      return;
    }
    float top = sheet.y;
    String text =
        shown.stream()
            .map(g -> words.of("group." + g.kind()) + " " + words.money(g.amount()))
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    try (var part = pdf.figure(words.of("bar.alt", text))) {
      pdf.drawn(
          painting -> {
            float x = sheet.left();
            for (Group group : shown) {
              float wide = sheet.span() * group.amount().floatValue() / whole.floatValue();
              painting.fill(x, top, Math.max(0.5f, wide - 1.5f), 12, color(group));
              x += wide;
            }
            if (tax.signum() > 0) {
              painting.fill(x, top, sheet.right() - x, 12, Sheet.RULE);
            }
          });
    }
    sheet.y += 32;
  }

  private static Color color(Group group) {
    return Sheet.COLORS.getOrDefault(group.kind(), Sheet.QUIET);
  }

  private void amounts() {
    try (var table = pdf.part("Table")) {
      for (Group group : letter.groups()) {
        float y = sheet.y;
        pdf.decoration(painting -> painting.fill(sheet.left(), y - 7, 8, 8, color(group)));
        amount(Face.REGULAR, words.of("group." + group.kind()), group.amount(), 15);
      }
      for (TaxRow tax : letter.taxes()) {
        String name =
            tax.percent() == null ? tax.name() : tax.name() + " " + words.percent(tax.percent());
        amount(Face.REGULAR, name, tax.amount(), 15);
      }
      sheet.y -= 9;
      sheet.rule();
      sheet.y += 16;
      amount(Face.BOLD, words.of("total." + letter.kind()), letter.total(), 0);
      BigDecimal other = letter.toPay().subtract(letter.total());
      if (other.signum() != 0) {
        amount(Face.REGULAR, words.of("total.other"), other, 0);
        amount(Face.BOLD, words.of("total.left"), letter.toPay(), 0);
      }
    }
    sheet.y += 8;
  }

  private void amount(Face face, String what, BigDecimal amount, float indent) {
    sheet.row(face, 10.5f, what, words.money(amount), sheet.left() + indent, sheet.right());
    sheet.y += 17;
  }

  private void payment() {
    Payment payment = letter.payment();
    if (letter.toPay().signum() <= 0
        || letter.kind() == Kind.CORRECTION && payment.iban().isEmpty()) {
      return;
    }
    Optional<String> code =
        letter.currency().getCurrencyCode().equals("EUR") && payment.automatic() == null
            ? EpcQr.payload(
                payment.holder(),
                payment.iban(),
                payment.bic(),
                letter.toPay(),
                payment.remittance())
            : Optional.empty();
    float tall = 46 + CODE;
    sheet.need(tall + 10);
    float top = sheet.y;
    pdf.decoration(p -> p.frame(sheet.left(), top, sheet.span(), tall, Sheet.RULE));
    float from = sheet.left() + 14;
    sheet.y = top + 22;
    try (var part = pdf.part("H2")) {
      pdf.text(from, sheet.y, Face.BOLD, 12, Sheet.INK, words.of("pay.title"));
    }
    sheet.y += 20;
    float to = code.isPresent() ? sheet.right() - CODE - 60 : sheet.right() - 14;
    try (var table = pdf.part("Table")) {
      line("pay.amount", words.money(letter.toPay()), from, to);
      line("pay.due", words.date(letter.dueOn()), from, to);
      if (payment.automatic() != null) {
        line("pay.automatic", payment.automatic(), from, to);
      } else if (!payment.iban().isEmpty()) {
        line("pay.holder", payment.holder(), from, to);
        line("pay.iban", spaced(payment.iban()), from, to);
      }
      line("pay.reference", payment.reference(), from, to);
      if (payment.online() != null) {
        line("pay.online", payment.online(), from, to);
      }
    }
    if (code.isPresent()) {
      code(EpcQr.code(code.get()), sheet.right() - CODE - 14, top + 18);
    }
    sheet.y = top + tall + 12;
  }

  private void line(String key, String value, float from, float to) {
    sheet.row(Face.REGULAR, Sheet.BODY, words.of(key), value, from, to);
    sheet.y += 15;
  }

  private static String spaced(String iban) {
    return iban.replace(" ", "").replaceAll("(.{4})(?=.)", "$1 ");
  }

  private void code(QrCode code, float x, float top) {
    float module = CODE / code.size;
    try (var part = pdf.figure(words.of("pay.code.alt"))) {
      pdf.drawn(
          painting -> {
            painting.color(Color.BLACK);
            for (int row = 0; row < code.size; row++) {
              int column = 0;
              while (column < code.size) {
                int end = column;
                while (end < code.size && code.getModule(end, row)) {
                  end++;
                }
                if (end > column) {
                  painting.rectangle(
                      x + column * module, top + row * module, (end - column) * module, module);
                }
                column = end + 1;
              }
            }
            painting.filled();
          });
    }
    try (var part = pdf.part("Caption")) {
      pdf.text(x, top + CODE + 12, Face.REGULAR, 7, Sheet.QUIET, words.of("pay.code"));
    }
  }
}
