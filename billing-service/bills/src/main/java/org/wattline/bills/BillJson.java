package org.wattline.bills;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bytes of a bill: JSON without blanks, members in the order of {@link BillDocument}, map keys
 * in that of the alphabet, decimals plain with their digits. Equal bills give equal bytes, and
 * reading and writing again changes none.
 */
public final class BillJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private static final ObjectReader FACTS = MAPPER.readerFor(BillFacts.class);

  /* what a draft does not say yet */
  private static final byte[] NUMBER = utf8("\"number\":\"\"");
  private static final byte[] DATES = utf8("\"issuedOn\":null,\"dueOn\":null");
  private static final byte[] REFERENCE = utf8("\"paymentReference\":\"\"}");

  private BillJson() {}

  public static byte[] write(BillDocument document) {
    return MAPPER.writeValueAsBytes(document);
  }

  public static BillDocument read(byte[] json) {
    return MAPPER.readValue(json, BillDocument.class);
  }

  /** What the issue of a draft goes by. */
  public static BillFacts facts(byte[] draft) {
    return FACTS.readValue(draft);
  }

  /**
   * The bytes of a draft, issued: as those of {@link BillDocument#issued}, without reading it.
   *
   * @throws IllegalArgumentException when these are no draft's bytes
   */
  public static byte[] issued(
      byte[] draft, String number, LocalDate issuedOn, LocalDate dueOn, String reference) {
    // before the first two stand ids, kinds and instants alone, after the last nothing
    int numbered = end(draft, NUMBER, 0);
    int dated = end(draft, DATES, numbered);
    int referred = draft.length - REFERENCE.length;
    if (!Arrays.equals(draft, referred, draft.length, REFERENCE, 0, REFERENCE.length)) {
      throw new IllegalArgumentException("A draft ends without a payment reference");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(draft.length + 200);
    bytes.write(draft, 0, numbered - NUMBER.length);
    bytes.writeBytes(utf8("\"number\":" + MAPPER.writeValueAsString(number)));
    bytes.write(draft, numbered, dated - DATES.length - numbered);
    bytes.writeBytes(utf8("\"issuedOn\":\"" + issuedOn + "\",\"dueOn\":\"" + dueOn + "\""));
    bytes.write(draft, dated, referred - dated);
    bytes.writeBytes(utf8("\"paymentReference\":" + MAPPER.writeValueAsString(reference) + "}"));
    return bytes.toByteArray();
  }

  /** Where the first of these words ends, from a place on. */
  private static int end(byte[] draft, byte[] words, int from) {
    for (int at = from; at + words.length <= draft.length; at++) {
      if (Arrays.equals(draft, at, at + words.length, words, 0, words.length)) {
        return at + words.length;
      }
    }
    throw new IllegalArgumentException(
        "A draft has no " + new String(words, StandardCharsets.UTF_8));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** SHA-256 over the bytes of a document. */
  public static byte[] hash(byte[] json) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(json);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256", missing);
    }
  }

  public static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
