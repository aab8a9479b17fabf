package org.wattline.rating.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bills worked in public, each amount as it was printed. */
class WorkedBillsTest {
  @TestFactory
  Stream<DynamicTest> aBillComesToEachAmountThatWasPrinted() {
    WorkedBills bills = new WorkedBills(Fixtures.folder("worked-bills"));
    return bills.names().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Agreement agreement = bills.compare(name);

                      assertThat(agreement.compared()).isNotEmpty();
                      assertThat(agreement.disagreeing()).isEmpty();
                    }));
  }
}
