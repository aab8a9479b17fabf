package org.wattline.billing.bills.internal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.bills.BillJson;
import org.wattline.bills.Draft;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.RatedJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The proofs of a bill as they are kept: a JSON array, deflated. */
final class Proofs {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Proofs() {}

  static byte[] write(List<Draft.Proof> proofs) {
    StringBuilder json = new StringBuilder(proofs.size() * 4_096).append('[');
    for (Draft.Proof each : proofs) {
      if (json.length() > 1) {
        json.append(',');
      }
      json.append("{\"agreement\":\"")
          .append(each.period().agreementId())
          .append("\",\"from\":\"")
          .append(each.days().from())
          .append("\",\"to\":\"")
          .append(each.days().to())
          .append("\",\"rated\":")
          .append(RatedJson.compact(each.rated()))
          .append('}');
    }
    return BillJson.deflate(json.append(']').toString());
  }

  /** The array as text. */
  static String text(byte[] kept) {
    return BillJson.inflate(kept);
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
