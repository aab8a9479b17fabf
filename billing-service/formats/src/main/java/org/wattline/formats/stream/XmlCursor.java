package org.wattline.formats.stream;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.Place;
import org.wattline.formats.RefusalReason;

/**
 * Walks an XML document safely: no document type, no entities but the five of XML itself, nothing
 * fetched, depth and text bounded. Speaks in elements: {@link #nextChild} goes from child to child
 * of the element one is in, {@link #text} takes an element's text and leaves it.
 */
public final class XmlCursor {

  /** Levels of elements. */
  public static final int MAX_DEPTH = 64;

  /** Characters of one element's text. */
  public static final int MAX_TEXT = 1 << 16;

  /** Attributes of one element. */
  public static final int MAX_ATTRIBUTES = 64;

  /** Names of elements that no reader knows, in one document. */
  public static final int MAX_STRANGE_NAMES = 4_096;

  private static final int MAX_NAME = 256;

  private final XMLStreamReader reader;
  private final NotingStream source;
  private final Set<String> strangeNames = new HashSet<>();
  private char[] text = new char[256];
  private int textLength;
  private int depth;

  private XmlCursor(XMLStreamReader reader, NotingStream source) {
    this.reader = reader;
    this.source = source;
  }

  /** Opens a document and stands on its root element. */
  public static XmlCursor open(InputStream in) throws IOException, FormatRefusedException {
    // a factory per document: its table of names must not outlive the document
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    NotingStream noting = new NotingStream(in);
    XmlCursor cursor;
    try {
      cursor = new XmlCursor(factory.createXMLStreamReader(noting), noting);
    } catch (XMLStreamException e) {
      throw refusal(e, noting, Place.DOCUMENT);
    }
    while (true) {
      int event = cursor.event();
      if (event == XMLStreamConstants.START_ELEMENT) {
        cursor.entered();
        return cursor;
      }
      if (event == XMLStreamConstants.END_DOCUMENT) {
        throw new FormatRefusedException(
            RefusalReason.TRUNCATED, Place.DOCUMENT, "The document has no element.");
      }
    }
  }

  private int event() throws IOException, FormatRefusedException {
    int event;
    try {
      event = reader.next();
    } catch (XMLStreamException e) {
      throw refusal(e, source, place(""));
    } catch (RuntimeException e) {
      throw broken(e);
    }
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_DECLARATION) {
      throw new FormatRefusedException(
          RefusalReason.UNSAFE,
          place("DOCTYPE"),
          "The document declares a document type. Meter data needs none; it is refused for safety.");
    }
    if (event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new FormatRefusedException(
          RefusalReason.UNSAFE, place(""), "The document uses an entity that XML does not define.");
    }
    return event;
  }

  private static FormatRefusedException refusal(
      XMLStreamException e, NotingStream source, Place place) throws IOException {
    IOException failure = source.failure();
    if (failure instanceof CountingStream.RefusedInStream refused) {
      return refused.refusal();
    }
    if (failure != null) {
      throw failure;
    }
    String message = String.valueOf(e.getMessage());
    boolean ended = message.contains("Unexpected End-of-input") || message.contains("end-of-input");
    return new FormatRefusedException(
        ended ? RefusalReason.TRUNCATED : RefusalReason.MALFORMED,
        place,
        ended
            ? "The document ends before its last element is closed."
            : "The document is no well-formed XML: " + Quoted.of(message),
        e);
  }

  /** The parser meets some bytes with exceptions of its own; they must not take a worker down. */
  private FormatRefusedException broken(Exception e) throws IOException {
    if (e instanceof XMLStreamException known) {
      return refusal(known, source, Place.DOCUMENT);
    }
    return new FormatRefusedException(
        RefusalReason.MALFORMED, Place.DOCUMENT, "The document is no well-formed XML.", e);
  }

  private void entered() throws FormatRefusedException {
    if (++depth > MAX_DEPTH) {
      throw limit("nested deeper than " + MAX_DEPTH + " elements");
    }
    if (reader.getAttributeCount() > MAX_ATTRIBUTES) {
      throw limit("an element with more than " + MAX_ATTRIBUTES + " attributes");
    }
    if (reader.getLocalName().length() > MAX_NAME) {
      throw limit("a name longer than " + MAX_NAME + " characters");
    }
  }

  private FormatRefusedException limit(String what) {
    return new FormatRefusedException(
        RefusalReason.LIMIT_EXCEEDED, place(""), "The document has " + what + ".");
  }

  /** The local name of the element one stands on. */
  public String name() {
    return reader.getLocalName();
  }

  /** Its namespace; empty for none. */
  public String namespace() {
    String uri = reader.getNamespaceURI();
    return uri == null ? "" : uri;
  }

  /** An attribute without namespace; null where the element has none. */
  public @Nullable String attribute(String name) throws FormatRefusedException {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        String value = reader.getAttributeValue(i);
        if (value.length() > MAX_TEXT) {
          throw limit("an attribute longer than " + MAX_TEXT + " characters");
        }
        return value;
      }
    }
    return null;
  }

  /** How deep one stands: 1 on the root. */
  public int depth() {
    return depth;
  }

  /**
   * Goes to the next child element of the element at {@code parentDepth}. Must be called with no
   * child open: each child is left by {@link #text}, {@link #skip} or by going through its own
   * children.
   *
   * @return false when the parent has ended; one then stands after it
   */
  public boolean nextChild(int parentDepth) throws IOException, FormatRefusedException {
    while (true) {
      switch (event()) {
        case XMLStreamConstants.START_ELEMENT -> {
          entered();
          return true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          if (depth < parentDepth) {
            return false;
          }
        }
        case XMLStreamConstants.END_DOCUMENT -> {
          return false;
        }
        default -> {
          // text between elements, comments, instructions
        }
      }
    }
  }

  /**
   * Like {@link #nextChild}, but keeps the text that stands directly in the parent for {@link
   * #chars()}: for elements that should hold elements and hold text.
   */
  public boolean nextChildOrText(int parentDepth) throws IOException, FormatRefusedException {
    textLength = 0;
    while (true) {
      switch (event()) {
        case XMLStreamConstants.START_ELEMENT -> {
          entered();
          return true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          if (depth < parentDepth) {
            return false;
          }
        }
        case XMLStreamConstants.END_DOCUMENT -> {
          return false;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append();
        default -> {
          // comments, instructions
        }
      }
    }
  }

  /** Passes over the element one stands on, with all in it. */
  public void skip() throws IOException, FormatRefusedException {
    int from = depth;
    strange(name());
    while (true) {
      switch (event()) {
        case XMLStreamConstants.START_ELEMENT -> {
          entered();
          strange(name());
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (--depth < from) {
            return;
          }
        }
        case XMLStreamConstants.END_DOCUMENT -> {
          return;
        }
        default -> {
          // passed over
        }
      }
    }
  }

  private void strange(String name) throws FormatRefusedException {
    if (strangeNames.add(name) && strangeNames.size() > MAX_STRANGE_NAMES) {
      throw limit("more than " + MAX_STRANGE_NAMES + " different element names");
    }
  }

  /**
   * Takes the text of the element one stands on and leaves it; elements inside are passed over. The
   * text is then in {@link #chars()}, without blanks around.
   *
   * @return its length
   */
  public int text() throws IOException, FormatRefusedException {
    int from = depth;
    textLength = 0;
    while (true) {
      switch (event()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (depth == from) {
            append();
          }
        }
        case XMLStreamConstants.START_ELEMENT -> {
          entered();
          skip();
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          trim();
          return textLength;
        }
        case XMLStreamConstants.END_DOCUMENT -> {
          trim();
          return textLength;
        }
        default -> {
          // comments, instructions, blanks
        }
      }
    }
  }

  private void append() throws IOException, FormatRefusedException {
    int n;
    try {
      n = reader.getTextLength();
    } catch (Exception e) {
      // text is decoded only now, and the parser throws what its interface does not declare
      throw broken(e);
    }
    if (textLength + n > MAX_TEXT) {
      throw limit("a text longer than " + MAX_TEXT + " characters");
    }
    if (textLength + n > text.length) {
      text = java.util.Arrays.copyOf(text, Math.max(text.length * 2, textLength + n));
    }
    System.arraycopy(reader.getTextCharacters(), reader.getTextStart(), text, textLength, n);
    textLength += n;
  }

  private void trim() {
    int end = textLength;
    while (end > 0 && text[end - 1] <= ' ') {
      end--;
    }
    int start = 0;
    while (start < end && text[start] <= ' ') {
      start++;
    }
    if (start > 0) {
      System.arraycopy(text, start, text, 0, end - start);
    }
    textLength = end - start;
  }

  /** The text last taken: its first {@link #textLength()} characters. */
  public char[] chars() {
    return text;
  }

  public int textLength() {
    return textLength;
  }

  /** The text last taken, as a string. */
  public String lastText() {
    return new String(text, 0, textLength);
  }

  /** {@link #text} as a string. */
  public String string() throws IOException, FormatRefusedException {
    text();
    return lastText();
  }

  /** Where the parser stands. */
  public Place place(String path) {
    try {
      javax.xml.stream.Location at = reader.getLocation();
      return Place.line(Math.max(1, at.getLineNumber()), Math.max(0, at.getColumnNumber()), path);
    } catch (RuntimeException e) {
      return new Place(Place.Unit.DOCUMENT, 0, 0, path);
    }
  }

  /** Releases the parser's buffers. */
  public void close() {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      // nothing is lost: the document was read
    }
  }
}
