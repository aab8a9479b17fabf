package org.wattline.documents.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.wattline.documents.Letter;

/** Sets a letter as PDF/A-2a and PDF/UA-1. The same letter gives the same bytes. */
public final class LetterPdf {
  private LetterPdf() {}

  /** The letter as a file. */
  public static byte[] render(Letter letter) {
    Words words = new Words(letter.language(), letter.currency());
    boolean american = letter.letterhead().issuer().country().equals("US");
    try (TaggedPdf pdf = new TaggedPdf(american ? PDRectangle.LETTER : PDRectangle.A4)) {
      Sheet sheet = new Sheet(pdf, letter, words);
      new FirstPage(sheet).set();
      new DetailPages(sheet).set();
      return pdf.finish(
          words.of("title." + letter.kind(), letter.number()),
          letter.letterhead().brand(),
          letter.language(),
          letter.letterhead().issuer().name() + "/" + letter.number(),
          letter.issuedOn().atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
