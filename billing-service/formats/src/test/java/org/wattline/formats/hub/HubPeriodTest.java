package org.wattline.formats.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wattline.formats.hub.HubClockTest.energinet;
import static org.wattline.formats.hub.HubClockTest.position;
import static org.wattline.formats.hub.HubClockTest.read;

import org.junit.jupiter.api.Test;
import org.wattline.formats.CollectedData;
import org.wattline.formats.RejectionReason;

/** Positions of values and the end that their period states. */
final class HubPeriodTest {

  @Test
  void aPositionBeyondTheEndOfItsPeriodIsRejected() throws Exception {
    CollectedData data =
        read(
            new EnerginetReader(),
            energinet(
                "PT1H",
                "2024-06-01T22:00:00Z",
                "2024-06-02T22:00:00Z",
                position(24, "1", "A04"),
                position(25, "1", "A04")));

    assertThat(data.values).hasSize(1);
    assertThat(data.rejections.get(0).reason()).isEqualTo(RejectionReason.OUT_OF_RANGE);
    assertThat(data.rejections.get(0).sentence()).contains("25");
  }

  @Test
  void aPositionBeyondTheEndOfItsPeriodIsRejectedInCimToo() throws Exception {
    String cim =
        "<VHD_Envelope xmlns=\""
            + CimReader.V0_82
            + "\"><ValidatedHistoricalData_MarketDocument><TimeSeriesList><TimeSeries>"
            + "<flowDirection.direction>A02</flowDirection.direction>"
            + "<energy_Measurement_Unit.name>KWH</energy_Measurement_Unit.name>"
            + "<marketEvaluationPoint.mRID><value>P</value></marketEvaluationPoint.mRID>"
            + "<Series_PeriodList><Series_Period><resolution>PT1H</resolution><timeInterval>"
            + "<start>2024-06-01T22:00Z</start><end>2024-06-02T22:00Z</end></timeInterval><PointList>"
            + point(24)
            + point(25)
            + "</PointList></Series_Period></Series_PeriodList></TimeSeries></TimeSeriesList>"
            + "</ValidatedHistoricalData_MarketDocument></VHD_Envelope>";

    CollectedData data = read(new CimReader(), cim);

    assertThat(data.values).hasSize(1);
    assertThat(data.rejections)
        .extracting(r -> r.reason())
        .containsExactly(RejectionReason.OUT_OF_RANGE);
  }

  private static String point(int position) {
    return "<Point><position>"
        + position
        + "</position><energy_Quantity.quantity>1</energy_Quantity.quantity>"
        + "<energy_Quantity.quality>A04</energy_Quantity.quality></Point>";
  }
}
