package org.wattline.rating.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A house's bills that three peers agree on. */
class HpxmlBillsTest {
  @TestFactory
  Stream<DynamicTest> aHouseIsBilledAsItsPeersBillIt() {
    HpxmlBills bills = new HpxmlBills(Fixtures.folder("hpxml-bills"));
    return bills.names().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Agreement agreement = bills.compare(name);

                      assertThat(agreement.compared()).hasSizeGreaterThanOrEqualTo(4);
                      assertThat(agreement.disagreeing()).isEmpty();
                      assertThat(bills.whatBeoptPrints(name)).allMatch(Compared::agrees);
                    }));
  }
}
