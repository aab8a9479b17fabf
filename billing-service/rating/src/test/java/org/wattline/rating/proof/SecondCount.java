package org.wattline.rating.proof;

import java.util.List;
import org.wattline.rating.Tariff;
import org.wattline.rating.Witness;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.RatedJson;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.usage.Usage;

/**
 * Has the verifier recompute every bill that is rated where a module's tests name it as {@code
 * META-INF/services/org.wattline.rating.Witness}.
 */
public final class SecondCount implements Witness {

  @Override
  public void rated(TariffDocument tariff, ReferenceData data, Usage usage, Rated rated) {
    List<String> problems =
        Verified.problems(Tariff.of(tariff), data, usage, RatedJson.write(rated));
    if (!problems.isEmpty()) {
      throw new AssertionError("The verifier disagrees:\n" + String.join("\n", problems));
    }
  }
}
