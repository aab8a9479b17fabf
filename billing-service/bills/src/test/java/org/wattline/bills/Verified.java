package org.wattline.bills;

import java.time.Instant;
import java.util.List;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.RatedJson;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.TariffJson;
import org.wattline.rating.usage.Usage;
import org.wattline.rating.usage.UsageJson;
import org.wattline.verifier.BillVerifier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Has every line of a stretch recomputed by the verifier. */
final class Verified {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Verified() {}

  static List<String> problems(TariffDocument tariff, Usage usage, Rated rated, Instant knownAt) {
    ObjectNode reference = MAPPER.createObjectNode();
    reference.putArray("tariffs");
    reference.putObject("series");
    reference.putObject("dated");
    reference.putObject("events");
    reference.putObject("holidays");
    reference.put("knownAt", knownAt.toString());
    return BillVerifier.verify(
        MAPPER.readTree(TariffJson.write(tariff)),
        reference,
        MAPPER.readTree(UsageJson.write(usage)),
        MAPPER.readTree(RatedJson.write(rated)));
  }
}
