package org.wattline.documents.pdf;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Deque;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.wattline.documents.pdf.Painting.Shape;

/**
 * A PDF being written whose every mark is either part of the document's structure, with a tag that
 * a screen reader speaks, or decoration. Coordinates are points from the left and from the top.
 */
final class TaggedPdf implements AutoCloseable {
  private static final byte[] SRGB =
      Deflated.of(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
  private static final String SRGB_NAME = "sRGB IEC61966-2.1";

  private final PDDocument document = new PDDocument();
  private final PDRectangle paper;
  private final COSDictionary resources = new COSDictionary();
  private final PDStructureTreeRoot root = new PDStructureTreeRoot();
  private final Deque<PDStructureElement> open = new ArrayDeque<>();
  private final List<COSArray> parents = new ArrayList<>();
  private final List<PageContent> contents = new ArrayList<>();
  private Reach reach = Reach.WESTERN;
  private PDPage page;
  private PageContent content;

  TaggedPdf(PDRectangle paper) {
    this.paper = paper;
    document.getDocumentCatalog().setStructureTreeRoot(root);
    PDStructureElement whole = new PDStructureElement("Document", root);
    root.appendKid(whole);
    open.push(whole);
    page = new PDPage(paper);
    content = newPage();
  }

  float width() {
    return paper.getWidth();
  }

  float height() {
    return paper.getHeight();
  }

  int pages() {
    return parents.size();
  }

  /** Ends the page and begins the next. */
  void nextPage() {
    page = new PDPage(paper);
    content = newPage();
  }

  private PageContent newPage() {
    page.setStructParents(parents.size());
    page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
    document.addPage(page);
    page.setResources(new PDResources(resources));
    parents.add(new COSArray());
    contents.add(new PageContent());
    return contents.getLast();
  }

  /** Opens a part of the structure; what is drawn until it closes belongs to it. */
  Part part(String tag) {
    PDStructureElement parent = open.element();
    PDStructureElement element = new PDStructureElement(tag, parent);
    parent.appendKid(element);
    open.push(element);
    return new Part();
  }

  /** A figure, with what it shows for those who do not see it. */
  Part figure(String description) {
    Part part = part("Figure");
    open.element().setAlternateDescription(description);
    return part;
  }

  /** A heading cell of a table: of its column, or of its row. */
  Part heading(String scope) {
    Part part = part("TH");
    PDTableAttributeObject table = new PDTableAttributeObject();
    table.setScope(scope);
    open.element().addAttribute(table);
    return part;
  }

  /** An open part of the structure. */
  final class Part implements AutoCloseable {
    @Override
    public void close() {
      open.pop();
    }
  }

  /** Writes a line of text, its baseline at {@code y}. */
  void text(float x, float y, Face face, float size, Color color, String text) {
    String shown = drawable(face, text);
    if (shown.isEmpty()) {
      return;
    }
    mark();
    show(x, y, face, size, color, shown);
    content.write("EMC\n");
  }

  /** The same, ending at {@code right}. */
  void textEnding(float right, float y, Face face, float size, Color color, String text) {
    text(right - width(face, size, text), y, face, size, color, text);
  }

  private void show(float x, float y, Face face, float size, Color color, String shown) {
    content.fill(color).write("BT\n/").write(face.name()).write(" ").number(size).write("Tf\n");
    content.number(x).number(height() - y).write("Td\n").glyphs(face, shown).write("Tj\nET\n");
  }

  /** Draws something that is part of the open figure. */
  void drawn(Shape shape) {
    mark();
    shape.paint(new Painting(content, height()));
    content.write("EMC\n");
  }

  /** Draws something that carries no meaning. */
  void decoration(Shape shape) {
    content.write("/Artifact BMC\n");
    shape.paint(new Painting(content, height()));
    content.write("EMC\n");
  }

  /** Text that is not part of what is read out: page numbers, running heads. */
  void margin(float x, float y, float size, Color color, String text) {
    content.write("/Artifact BMC\n");
    show(x, y, Face.REGULAR, size, color, drawable(Face.REGULAR, text));
    content.write("EMC\n");
  }

  private void mark() {
    PDStructureElement element = open.element();
    COSArray ofPage = parents.getLast();
    int id = ofPage.size();
    ofPage.add(element);
    PDMarkedContentReference reference = new PDMarkedContentReference();
    reference.setPage(page);
    reference.setMCID(id);
    element.appendKid(reference);
    content
        .write("/")
        .write(element.getStructureType())
        .write(" <</MCID ")
        .number(id)
        .write(">>BDC\n");
  }

  float width(Face face, float size, String text) {
    return thousandths(face, drawable(face, text)) / 1000f * size;
  }

  private static int thousandths(Face face, String shown) {
    int width = 0;
    for (int i = 0; i < shown.length(); i++) {
      width += face.width(face.glyph(shown.charAt(i)));
    }
    return width;
  }

  /** Breaks a paragraph into lines no wider than asked. */
  List<String> broken(Face face, float size, float width, String paragraph) {
    float space = width(face, size, " ");
    List<String> lines = new ArrayList<>();
    for (String forced : paragraph.split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      float wide = 0;
      for (String word : forced.split(" ", -1)) {
        float more = width(face, size, word);
        if (line.isEmpty()) {
          line.append(word);
          wide = more;
        } else if (wide + space + more > width) {
          lines.add(line.toString());
          line.setLength(0);
          line.append(word);
          wide = more;
        } else {
          line.append(' ').append(word);
          wide += space + more;
        }
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** The text with what the face has no glyph for replaced by a question mark. */
  private String drawable(Face face, String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      int drawn = c == 0x202F || c == 0x2009 ? 0xA0 : c == 0x2212 ? '-' : c;
      if (!Character.isISOControl(drawn)) {
        boolean has = face.glyph(drawn) != 0;
        reach = has ? reach.and(Reach.of(drawn)) : reach;
        shown.append(has ? (char) drawn : '?');
      }
    }
    return shown.toString();
  }

  /**
   * Ends the document.
   *
   * @param identity what makes this document another than every other; its file id comes from it
   * @param madeAt the moment that it says it was made
   */
  byte[] finish(
      String title, String author, Locale language, String identity, java.time.Instant madeAt)
      throws IOException {
    COSDictionary fonts = new COSDictionary();
    for (Face face : Face.values()) {
      fonts.setItem(COSName.getPDFName(face.name()), face.cut(reach).in(document));
    }
    resources.setItem(COSName.FONT, fonts);
    for (int i = 0; i < contents.size(); i++) {
      COSStream stream = stream(Deflated.of(contents.get(i).bytes()));
      document.getPage(i).setContents(new PDStream(stream));
    }
    PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
    Map<Integer, PDParentTreeValue> numbers = new HashMap<>();
    for (int i = 0; i < parents.size(); i++) {
      numbers.put(i, new PDParentTreeValue(parents.get(i)));
    }
    tree.setNumbers(numbers);
    root.setParentTree(tree);
    root.setParentTreeNextKey(parents.size());
    var catalog = document.getDocumentCatalog();
    PDMarkInfo marked = new PDMarkInfo();
    marked.setMarked(true);
    catalog.setMarkInfo(marked);
    catalog.setLanguage(language.toLanguageTag());
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    catalog.addOutputIntent(new PDOutputIntent(colors()));
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(title);
    information.setAuthor(author);
    information.setProducer("Wattline");
    Calendar made = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    made.setTimeInMillis(madeAt.toEpochMilli());
    information.setCreationDate(made);
    information.setModificationDate(made);
    document.setDocumentInformation(information);
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(Xmp.packet(title, author, madeAt).getBytes(StandardCharsets.UTF_8));
    catalog.setMetadata(metadata);
    document.getDocument().setVersion(1.7f);
    document.setDocumentId((long) identity.hashCode());
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
    document.save(out);
    return out.toByteArray();
  }

  private COSDictionary colors() throws IOException {
    COSStream profile = stream(SRGB);
    profile.setInt(COSName.N, 3);
    COSDictionary intent = new COSDictionary();
    intent.setItem(COSName.TYPE, COSName.OUTPUT_INTENT);
    intent.setItem(COSName.S, COSName.GTS_PDFA1);
    intent.setItem(COSName.DEST_OUTPUT_PROFILE, profile);
    intent.setString(COSName.INFO, SRGB_NAME);
    intent.setString(COSName.OUTPUT_CONDITION, SRGB_NAME);
    intent.setString(COSName.OUTPUT_CONDITION_IDENTIFIER, SRGB_NAME);
    intent.setString(COSName.REGISTRY_NAME, "http://www.color.org");
    return intent;
  }

  /** A stream of bytes that are deflated already. */
  private COSStream stream(byte[] deflated) throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
    try (OutputStream out = stream.createRawOutputStream()) {
      out.write(deflated);
    }
    return stream;
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
