package org.wattline.documents.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The faces that letters are set in. Each is read once: what a letter needs of it are its glyphs,
 * their widths, and the cut of it that is embedded.
 */
enum Face {
  REGULAR("Roboto-Regular"),
  BOLD("Roboto-Bold");

  /** Characters from here on are not looked for: the face has none of them. */
  private static final int MOST = 0x10000;

  private final byte[] font;
  private final char[] glyphs = new char[MOST];
  private final int[] widths;
  private final Map<Reach, FaceCut> cuts = new EnumMap<>(Reach.class);

  Face(String file) {
    font =
        WoffFont.read(
            "/META-INF/resources/webjars/roboto-fontface/0.10.0/fonts/roboto/" + file + ".woff");
    try (TrueTypeFont read = parse()) {
      CmapLookup lookup = read.getUnicodeCmapLookup();
      for (int c = 0; c < MOST; c++) {
        glyphs[c] = (char) lookup.getGlyphId(c);
      }
      widths = new int[read.getNumberOfGlyphs()];
      int perEm = read.getUnitsPerEm();
      for (int glyph = 0; glyph < widths.length; glyph++) {
        widths[glyph] = Math.round(read.getAdvanceWidth(glyph) * 1000f / perEm);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The face as PDFBox reads it; the caller closes it. */
  TrueTypeFont parse() throws IOException {
    return new TTFParser().parse(new RandomAccessReadBuffer(font));
  }

  /** The glyph of a character; 0 where the face has none. */
  int glyph(int character) {
    return character < MOST ? glyphs[character] : 0;
  }

  /** How wide a glyph is, in thousandths of the size. */
  int width(int glyph) {
    return widths[glyph];
  }

  /** The part of the face that is embedded; made when it is first asked for. */
  synchronized FaceCut cut(Reach reach) {
    return cuts.computeIfAbsent(reach, wanted -> FaceCut.of(this, wanted));
  }
}
