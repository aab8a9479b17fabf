package org.wattline.documents.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A part of a face as it is embedded: cut and deflated by PDFBox once, copied into every letter.
 * Its codes are the glyphs of the whole face.
 */
final class FaceCut {
  private final COSDictionary made;

  private FaceCut(COSDictionary made) {
    this.made = made;
  }

  static FaceCut of(Face face, Reach reach) {
    // stays open: what was made in it is read for as long as letters are set
    PDDocument workshop = new PDDocument();
    try (TrueTypeFont font = face.parse()) {
      PDType0Font embedded = PDType0Font.load(workshop, font, true);
      reach
          .characters()
          .filter(character -> face.glyph(character) != 0)
          .forEach(embedded::addToSubset);
      embedded.subset();
      return new FaceCut(embedded.getCOSObject());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The font for a document. */
  synchronized COSDictionary in(PDDocument document) throws IOException {
    return (COSDictionary) copied(made, document);
  }

  private static COSBase copied(COSBase value, PDDocument document) throws IOException {
    return switch (value) {
      case COSObject reference -> copied(Objects.requireNonNull(reference.getObject()), document);
      case COSStream stream -> {
        COSStream copy = document.getDocument().createCOSStream();
        try (InputStream in = stream.createRawInputStream();
            OutputStream out = copy.createRawOutputStream()) {
          in.transferTo(out);
        }
        entries(stream, copy, document);
        yield copy;
      }
      case COSDictionary dictionary -> {
        COSDictionary copy = new COSDictionary();
        entries(dictionary, copy, document);
        yield copy;
      }
      case COSArray array -> {
        COSArray copy = new COSArray();
        for (int i = 0; i < array.size(); i++) {
          copy.add(copied(array.getObject(i), document));
        }
        yield copy;
      }
      default -> value;
    };
  }

  private static void entries(COSDictionary from, COSDictionary to, PDDocument document)
      throws IOException {
    for (Map.Entry<COSName, COSBase> entry : from.entrySet()) {
      if (!entry.getKey().equals(COSName.LENGTH)) {
        to.setItem(entry.getKey(), copied(entry.getValue(), document));
      }
    }
  }
}
