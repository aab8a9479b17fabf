package org.wattline.rating.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.wattline.kernel.fuzz.Frugal;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.tariff.TariffJson;

/** That a reader which is slow or wasteful is found, and the tariff's is neither. */
class FrugalTest {
  private static final int MEGABYTE = 1 << 20;

  @Test
  void aReaderThatAllocatesMoreThanTheDocumentAllowsIsFound() {
    assertThatThrownBy(() -> Frugal.run(100, () -> allocate(80)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("allocated");
    assertThatCode(() -> Frugal.run(100, () -> allocate(8))).doesNotThrowAnyException();
  }

  @Test
  void aReaderThatTakesLongerThanASecondIsFound() {
    assertThatThrownBy(
            () -> Frugal.run(100, () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1100))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("took");
  }

  @Test
  void aDocumentOfAMegabyteOfNestingsAndNumbersIsRefusedFrugally() {
    for (String part : List.of("[", "{\"a\":", "1,", "[1],", "\"x\",", "{\"id\":\"a\"},")) {
      String document = "{\"components\":[" + part.repeat(MEGABYTE / part.length());

      Frugal.run(document.length(), () -> refused(document));
      Frugal.run(document.length(), () -> refused(document.replaceAll(",$", "") + "]}"));
    }
  }

  private static void refused(String document) {
    assertThatThrownBy(() -> TariffJson.read(document)).isInstanceOf(InvalidJsonException.class);
  }

  private static void allocate(int megabytes) {
    List<byte[]> kept = new ArrayList<>();
    for (int i = 0; i < megabytes; i++) {
      kept.add(new byte[MEGABYTE]);
    }
    if (kept.size() != megabytes) {
      throw new IllegalStateException("nothing was kept");
    }
  }
}
