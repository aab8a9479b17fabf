package org.wattline.rating.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.wattline.kernel.fuzz.Frugal;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.TariffJson;

class TariffJsonFuzzTest {
  /**
   * A document is read or refused with reasons; what is read is written so that it reads back the
   * same.
   */
  @FuzzTest(maxDuration = "10m")
  void aTariffIsReadOrRefused(byte[] document) {
    Frugal.run(document.length, () -> read(new String(document, StandardCharsets.UTF_8)));
  }

  private static void read(String json) {
    TariffDocument tariff;
    try {
      tariff = TariffJson.read(json);
    } catch (InvalidJsonException refused) {
      if (refused.problems().isEmpty()) {
        throw new AssertionError("refused without a reason", refused);
      }
      return;
    }
    if (!TariffJson.read(TariffJson.write(tariff)).equals(tariff)) {
      throw new AssertionError("it reads back differently: " + json);
    }
  }
}
