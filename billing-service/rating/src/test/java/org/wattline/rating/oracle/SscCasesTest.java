package org.wattline.rating.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** SSC's own cases, every component of every month with and without the generator. */
class SscCasesTest {
  @TestFactory
  Stream<DynamicTest> aCaseComesToWhatSscMakesOfIt() {
    SscCases cases = new SscCases(Fixtures.folder("ssc-cases"));
    return cases.names().stream()
        .filter(name -> !cases.isRefused(name))
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Agreement agreement = cases.compare(name);

                      assertThat(agreement.compared()).isNotEmpty();
                      assertThat(agreement.disagreeing()).isEmpty();
                    }));
  }
}
