package org.wattline.rating.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the tests of REopt (demand) and of Kill Bill (tiers, proration) expect. */
class OtherEnginesTest {
  @TestFactory
  Stream<DynamicTest> aCaseComesToWhatItsEngineMakesOfIt() {
    OtherEngines engines = new OtherEngines(Fixtures.folder("worked-bills"));
    return Stream.concat(engines.reopt().stream(), engines.killBill().stream())
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Agreement agreement = engines.compare(name);

                      assertThat(agreement.compared()).isNotEmpty();
                      assertThat(agreement.disagreeing()).isEmpty();
                    }));
  }
}
