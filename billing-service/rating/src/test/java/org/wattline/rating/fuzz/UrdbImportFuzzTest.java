package org.wattline.rating.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.wattline.kernel.fuzz.Frugal;
import org.wattline.rating.tariff.TariffJson;
import org.wattline.rating.urdb.UrdbImport;
import org.wattline.rating.urdb.UrdbOptions;

class UrdbImportFuzzTest {
  /**
   * A rate is imported into a tariff that reads back, or refused with reasons; strict or lenient.
   */
  @FuzzTest(maxDuration = "10m")
  void aRateIsImportedOrRefused(byte[] document) {
    String json = new String(document, StandardCharsets.UTF_8);
    for (boolean lenient : new boolean[] {false, true}) {
      UrdbOptions options =
          UrdbOptions.strict(ZoneOffset.UTC).withLenient(lenient).withGeneration(lenient);
      Frugal.run(document.length, () -> check(UrdbImport.read(json, options)));
    }
  }

  private static void check(UrdbImport.Outcome outcome) {
    switch (outcome) {
      case UrdbImport.Refused refused -> {
        if (refused.reasons().isEmpty()) {
          throw new AssertionError("refused without a reason");
        }
      }
      case UrdbImport.Imported imported -> {
        if (!TariffJson.read(TariffJson.write(imported.tariff())).equals(imported.tariff())) {
          throw new AssertionError("it reads back differently");
        }
      }
    }
  }
}
