package org.wattline.formats.stream;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.Place;
import org.wattline.formats.RefusalReason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Walks a JSON document as a stream: field by field, item by item. Each handler stands on a value
 * and takes it, as {@link #text}, as a small {@link #node}, or by walking on; what it leaves is
 * passed over. Depth, names, strings and numbers are bounded.
 */
public final class JsonCursor {

  /** Levels of objects and arrays. */
  public static final int MAX_DEPTH = 64;

  /** Values in one {@link #node}. */
  public static final int MAX_NODE_VALUES = 20_000;

  private static final int MAX_STRING = 1 << 16;
  private static final int MAX_NAME = 256;
  private static final int MAX_NUMBER = 64;

  private final JsonParser parser;
  private final NotingStream source;
  private int nodeValues;

  /** Takes one item or field. */
  public interface Handler {
    void take() throws IOException, FormatRefusedException;
  }

  /** Takes a field by its name. */
  public interface FieldHandler {
    void take(String name) throws IOException, FormatRefusedException;
  }

  private JsonCursor(JsonParser parser, NotingStream source) {
    this.parser = parser;
    this.source = source;
  }

  /** Opens a document and stands on its root value. */
  public static JsonCursor open(InputStream in) throws IOException, FormatRefusedException {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    .maxNameLength(MAX_NAME)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .build();
    NotingStream noting = new NotingStream(in);
    JsonCursor cursor;
    try {
      cursor = new JsonCursor(factory.createParser(ObjectReadContext.empty(), noting), noting);
    } catch (JacksonException e) {
      throw refusal(e, noting, Place.DOCUMENT);
    }
    if (cursor.next() == null) {
      throw new FormatRefusedException(
          RefusalReason.TRUNCATED, Place.DOCUMENT, "The document is empty.");
    }
    return cursor;
  }

  private @Nullable JsonToken next() throws IOException, FormatRefusedException {
    try {
      return parser.nextToken();
    } catch (JacksonException e) {
      throw refusal(e, source, place(""));
    }
  }

  private static FormatRefusedException refusal(
      JacksonException e, NotingStream source, Place place) throws IOException {
    IOException failure = source.failure();
    if (failure instanceof CountingStream.RefusedInStream refused) {
      return refused.refusal();
    }
    if (failure != null) {
      throw failure;
    }
    if (e instanceof StreamConstraintsException) {
      return new FormatRefusedException(
          RefusalReason.LIMIT_EXCEEDED,
          place,
          "The document is nested too deep or holds an overlong text.",
          e);
    }
    boolean ended = e instanceof UnexpectedEndOfInputException;
    return new FormatRefusedException(
        ended ? RefusalReason.TRUNCATED : RefusalReason.MALFORMED,
        place,
        ended ? "The document ends before its end." : "The document is no well-formed JSON.",
        e);
  }

  public boolean onObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  public boolean onArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  /** Walks through the fields of the object one stands on; a value that is none is passed over. */
  public void fields(FieldHandler handler) throws IOException, FormatRefusedException {
    if (!onObject()) {
      skip();
      return;
    }
    while (next() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      next();
      taken(() -> handler.take(name));
    }
  }

  /** Walks through the items of the array one stands on; a value that is none is passed over. */
  public void items(Handler handler) throws IOException, FormatRefusedException {
    if (!onArray()) {
      skip();
      return;
    }
    while (true) {
      JsonToken token = next();
      if (token == null || token == JsonToken.END_ARRAY) {
        return;
      }
      taken(handler);
    }
  }

  /** Runs a handler and passes over what it left of the value. */
  private void taken(Handler handler) throws IOException, FormatRefusedException {
    JsonToken at = parser.currentToken();
    boolean container = at == JsonToken.START_OBJECT || at == JsonToken.START_ARRAY;
    int depth = parser.streamReadContext().getNestingDepth();
    handler.take();
    JsonToken now = parser.currentToken();
    if (container && now == at && parser.streamReadContext().getNestingDepth() == depth) {
      skip();
    }
  }

  /** Passes over the value one stands on. */
  public void skip() throws IOException, FormatRefusedException {
    if (!onObject() && !onArray()) {
      return;
    }
    try {
      parser.skipChildren();
    } catch (JacksonException e) {
      throw refusal(e, source, place(""));
    }
  }

  /** The text of the scalar one stands on, numbers as written; empty for null, object and array. */
  public String text() throws IOException, FormatRefusedException {
    JsonToken token = parser.currentToken();
    if (token == null || token == JsonToken.VALUE_NULL || !token.isScalarValue()) {
      return "";
    }
    try {
      return parser.getString();
    } catch (JacksonException e) {
      throw refusal(e, source, place(""));
    }
  }

  /** True on null. */
  public boolean onNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Takes the value one stands on, with all in it, as a small tree. */
  public JsonNode node() throws IOException, FormatRefusedException {
    nodeValues = 0;
    return build();
  }

  private JsonNode build() throws IOException, FormatRefusedException {
    if (++nodeValues > MAX_NODE_VALUES) {
      throw new FormatRefusedException(
          RefusalReason.LIMIT_EXCEEDED, place(""), "One item of the document is overlarge.");
    }
    if (onObject()) {
      JsonNode object = JsonNode.object();
      while (next() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        next();
        object.put(name, build());
      }
      return object;
    }
    if (onArray()) {
      JsonNode array = JsonNode.array();
      while (true) {
        JsonToken token = next();
        if (token == null || token == JsonToken.END_ARRAY) {
          return array;
        }
        array.add(build());
      }
    }
    return JsonNode.scalar(onNull() ? null : text());
  }

  /** Makes sure that nothing follows the root value. */
  public void end() throws IOException, FormatRefusedException {
    if (next() != null) {
      throw new FormatRefusedException(
          RefusalReason.MALFORMED, place(""), "Something follows the document's value.");
    }
  }

  /** Where the parser stands. */
  public Place place(String path) {
    TokenStreamLocation at = parser.currentTokenLocation();
    return Place.line(Math.max(1, at.getLineNr()), Math.max(0, at.getColumnNr()), path);
  }

  /** The line one stands on. */
  public long line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  /** Releases the parser's buffers; the stream stays open. */
  public void close() {
    try {
      parser.close();
    } catch (JacksonException e) {
      // nothing is lost: the document was read
    }
  }
}
