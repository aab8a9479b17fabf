package org.wattline.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wattline.rating.A.imported;
import static org.wattline.rating.A.intervals;
import static org.wattline.rating.A.rate;
import static org.wattline.rating.A.tariff;

import org.junit.jupiter.api.Test;
import org.wattline.kernel.Exact;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.Usage;

/** Apparent power, power factors and reactive energy. */
class ReactiveRatingTest {
  private static final String JANUARY = "2025-01-01/2025-02-01";

  private static Tariff demand(String more) {
    return tariff(
        "{'kind':'demand','id':'d','name':'D',"
            + more
            + "'prices':[{'from':'2000-01-01','price':'10'}]}");
  }

  @Test
  void apparentPowerIsTheRootOfTheSquaresToTheThousandthOfAVoltAmpere() {
    Usage load =
        imported(intervals(JANUARY, 15, slot -> slot == 100 ? 300 : 10))
            .with(
                "reactive", ChannelUsage.of(intervals(JANUARY, 15, slot -> slot == 100 ? 400 : 0)));
    Usage odd =
        imported(intervals(JANUARY, 15, slot -> 1))
            .with("reactive", ChannelUsage.of(intervals(JANUARY, 15, slot -> 1)));

    assertThat(A.unrounded(rate(demand("'quantity':'kva',"), JANUARY, load))).isEqualTo("20");
    // sqrt(32) = 5.656854 VA
    assertThat(A.unrounded(rate(demand("'quantity':'kva',"), JANUARY, odd))).isEqualTo("0.05657");
  }

  @Test
  void aPoorPowerFactorRaisesTheDemand() {
    Usage load =
        imported(intervals(JANUARY, 15, slot -> 300))
            .with("reactive", ChannelUsage.of(intervals(JANUARY, 15, slot -> 400)));

    // power factor 0.6; 1.2 kW x 0.9 / 0.6
    assertThat(A.unrounded(rate(demand("'powerFactor':{'target':'0.9'},"), JANUARY, load)))
        .isEqualTo("18");
  }

  @Test
  void reactiveEnergyBeyondWhatIsFreeIsPricedByTheBandOfThePowerFactor() {
    Tariff reactive =
        tariff(
            "{'kind':'reactive','id':'r','name':'R','freeRatio':'0.33','bands':[{'from':'2000-01-01','bands':["
                + "{'powerFactorBelow':'0.8','price':'0.062332'},{'powerFactorBelow':'0.95','price':'0.041554'},{'price':'0'}]}]}");
    Usage poor =
        imported(intervals(JANUARY, 15, slot -> 300))
            .with("reactive", ChannelUsage.of(intervals(JANUARY, 15, slot -> 400)));

    // 2976 quarters: 1190.4 kvarh less 0.33 x 892.8 kWh
    assertThat(A.unrounded(rate(reactive, JANUARY, poor)))
        .isEqualTo(Exact.parse("895.776").times(Exact.parse("0.062332")).toString());
  }
}
