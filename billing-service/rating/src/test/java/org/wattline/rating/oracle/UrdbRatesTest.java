package org.wattline.rating.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every component of every month of rates of the Utility Rate Database, within half a cent of SSC.
 */
class UrdbRatesTest {
  @TestFactory
  Stream<DynamicTest> aRateAndALoadComeToWhatSscMakesOfThem() {
    UrdbRates rates = new UrdbRates(Fixtures.folder("urdb-rates"));
    return rates.cases().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Agreement agreement = rates.compare(name);

                      assertThat(agreement.compared()).hasSize(12 * 6);
                      assertThat(agreement.disagreeing()).isEmpty();
                    }));
  }
}
