package org.wattline.billing.bills.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.wattline.bills.Draft;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.RatedJson;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The proofs of a bill as they are kept: a JSON array, deflated. */
final class Proofs {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Bytes that the proofs of most bills come to. */
  private static final int BUFFER = 8_192;

  private Proofs() {}

  /** Writes the proofs of bills, of one after the other. */
  static final class Writer implements AutoCloseable {
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);

    byte[] write(List<Draft.Proof> proofs) {
      deflater.reset();
      bytes.reset();
      try (JsonGenerator json =
          MAPPER.createGenerator(new DeflaterOutputStream(bytes, deflater, BUFFER))) {
        json.writeStartArray();
        for (Draft.Proof each : proofs) {
          json.writeStartObject();
          json.writeStringProperty("agreement", each.period().agreementId().toString());
          json.writeStringProperty("from", each.days().from().toString());
          json.writeStringProperty("to", each.days().to().toString());
          json.writeName("rated");
          RatedJson.write(each.rated(), json);
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      return bytes.toByteArray();
    }

    @Override
    public void close() {
      deflater.end();
    }
  }

  /** The array as text. */
  static String text(byte[] kept) {
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(kept), new Inflater(true))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What a line was rated from, by its place; null where there is none. */
  static @Nullable Rated rated(byte[] kept, int place) {
    JsonNode found = MAPPER.readTree(text(kept)).path(place).path("rated");
    return found.isMissingNode() ? null : RatedJson.read(found.toString());
  }

  /** What the stretches of an agreement were rated from. */
  static List<Rated> all(byte[] kept) {
    return MAPPER
        .readTree(text(kept))
        .valueStream()
        .map(each -> RatedJson.read(each.path("rated").toString()))
        .toList();
  }

  static String document(String number, UUID bill, byte[] kept) {
    return "{\"bill\":\"" + number + "\",\"id\":\"" + bill + "\",\"proofs\":" + text(kept) + "}";
  }
}
