package org.wattline.rating.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.wattline.rating.json.InvalidJsonException;

/** The cases that SSC refuses. */
class SscRefusalsTest {
  @Test
  void aTrueUpAfterTheThirteenthMonthIsRefusedByItsPlace() {
    SscCases cases = new SscCases(Fixtures.folder("ssc-cases"));

    assertThatThrownBy(
            () ->
                cases.tariff(
                    "Test_Residential_TOU_Rates_net_billing_carryover_incorrect_month",
                    SscTariff.Meter.BOTH))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageContaining("/trueUpMonth");
  }

  @Test
  void unequalTiersInOneMonthAreRatedEachPeriodByItsOwnTable() {
    SscCases cases = new SscCases(Fixtures.folder("ssc-cases"));
    String name = "Test_Residential_TOU_Rates_w_tiers_exception";

    Year year = cases.year(name, false);

    assertThat(cases.byHand(name, 6).subtract(Compared.decimal(year.total(6))).abs())
        .isLessThan(Compared.HALF_A_CENT);
  }
}
