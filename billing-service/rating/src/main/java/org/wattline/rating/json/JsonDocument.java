package org.wattline.rating.json;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.TokenBuffer;

/**
 * A type of JSON document: reads it strictly, writes it, describes it.
 *
 * @param <T> the record at its root
 */
public final class JsonDocument<T> {
  /** Deepest nesting of a document. */
  public static final int MAX_DEPTH = 40;

  private static final int MAX_STRING = 200_000;
  private static final int MAX_NUMBER = 40;

  private final Class<T> type;
  private final Shape shape;
  private final String schemaId;
  private final JsonMapper mapper;
  private final int maxCharacters;

  /**
   * @param type the root record
   * @param schemaId the identifier that its schema carries
   * @param maxCharacters longest text that is read; longer is refused unread
   * @return a document that people write: its numbers are decimals
   */
  public static <T> JsonDocument<T> written(Class<T> type, String schemaId, int maxCharacters) {
    return new JsonDocument<>(type, schemaId, maxCharacters, false);
  }

  /** The same for a document that is computed: its numbers may be fractions, as {@code "14/29"}. */
  public static <T> JsonDocument<T> computed(Class<T> type, String schemaId, int maxCharacters) {
    return new JsonDocument<>(type, schemaId, maxCharacters, true);
  }

  private JsonDocument(Class<T> type, String schemaId, int maxCharacters, boolean fractions) {
    this.type = type;
    this.schemaId = schemaId;
    this.maxCharacters = maxCharacters;
    this.shape = new Shapes(fractions).of(type);
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(MAX_STRING)
            .maxNumberLength(MAX_NUMBER)
            .maxDocumentLength(maxCharacters)
            .build();
    this.mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
  }

  /**
   * Reads a document.
   *
   * @throws InvalidJsonException with every problem found, each with its JSON pointer
   */
  public T read(String json) {
    Problems problems = new Problems();
    if (json.length() > maxCharacters) {
      problems.add("", "The document has more than " + maxCharacters + " characters");
    } else {
      T value = read(json, problems);
      if (value != null && problems.isEmpty()) {
        return value;
      }
    }
    throw new InvalidJsonException(problems.found());
  }

  private @Nullable T read(String json, Problems problems) {
    try {
      return read(mapper.readTree(json), "", problems);
    } catch (JacksonException unreadable) {
      problems.add("", "This is not JSON that can be read: " + Unreadable.reason(unreadable));
      return null;
    } catch (NumberFormatException tooLarge) {
      problems.add("", "This is not JSON that can be read: it holds a number that is too large");
      return null;
    }
  }

  /** Reads a parsed document, collecting problems; null when there were any. */
  public @Nullable T read(JsonNode json, String pointer, Problems problems) {
    return type.cast(shape.read(json, pointer, problems));
  }

  /** The document as indented JSON; reading it gives an equal value. */
  public String write(T value) {
    return mapper.writeValueAsString(toTree(value));
  }

  /** The document as a tree. */
  public JsonNode toTree(T value) {
    TokenBuffer tokens = TokenBuffer.forGeneration();
    write(value, tokens);
    return mapper.readTree(tokens.asParser());
  }

  /** Writes the document where one value is expected. */
  public void write(T value, JsonGenerator to) {
    shape.write(value, to);
  }

  /** The JSON Schema (2020-12). */
  public String schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", schemaId);
    ObjectNode definitions = JsonNodeFactory.instance.objectNode();
    schema.setAll(shape.schema(definitions));
    schema.set("$defs", definitions);
    return mapper.writeValueAsString(schema) + "\n";
  }

  /** The reference page in Markdown, one section for each type of object. */
  public String reference(String title, List<String> introduction) {
    return new Reference(shape).page(title, introduction);
  }

  /**
   * The reference page without the sections of another page, to which it leads.
   *
   * @param elsewhere the sections that the other page has
   * @param other the other page
   */
  public String reference(
      String title, List<String> introduction, Set<String> elsewhere, String other) {
    return new Reference(shape).page(title, introduction, elsewhere, other);
  }

  /** The names of the sections of the reference page. */
  public Set<String> sections() {
    return new Reference(shape).sections();
  }
}
