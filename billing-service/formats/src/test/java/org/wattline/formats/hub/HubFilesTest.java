package org.wattline.formats.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.formats.CollectedData;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.Fixtures;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.MeterDataReader;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.marketid.MarketId;

/** Answers of the hubs as their interfaces give them, with the counts and sums of a plain count. */
final class HubFilesTest {

  private static CollectedData read(MeterDataReader reader, String name) throws Exception {
    try (var in = Fixtures.open(name)) {
      return CollectedData.of(reader, in, ReadSettings.defaults());
    }
  }

  private static void refused(MeterDataReader reader, String name, RefusalReason reason) {
    assertThatThrownBy(() -> read(reader, name))
        .isInstanceOfSatisfying(
            FormatRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void datadisHasTheHoursOfAMonthLabelledAtTheirEnd() throws Exception {
    CollectedData data = read(new DatadisReader(), "interval-data/es-datadis-hourly.json.gz");

    assertThat(data.rejections).isEmpty();
    assertThat(data.values).hasSize(744).allMatch(v -> v.seconds() == 3600);
    assertThat(data.sum()).isEqualByComparingTo("1617.214");
    assertThat(data.values.get(0).start()).isEqualTo(Instant.parse("2023-11-30T23:00:00Z"));
    assertThat(data.values.get(743).start()).isEqualTo(Instant.parse("2023-12-31T22:00:00Z"));
    assertThat(data.values.stream().map(v -> v.mark().code()).distinct())
        .containsExactlyInAnyOrder("", "Real", "Estimada");
  }

  @Test
  void datadisKeepsSurplusApartFromConsumption() throws Exception {
    CollectedData data = read(new DatadisReader(), "interval-data/es-datadis-withSurplus.json");

    assertThat(data.series)
        .extracting(s -> s.direction())
        .containsExactly(Direction.IMPORT, Direction.EXPORT);
    assertThat(data.of(0)).hasSize(24);
    assertThat(data.of(1)).hasSize(24);
  }

  @Test
  void fluviusHasHeadPointsSubPointsAndMeters() throws Exception {
    String folder = "market-messages/eu-be-fluvius/";
    CollectedData power =
        read(
            new FluviusReader(),
            folder + "electricity_data_headpoints_measurement_quarter_hourly.json");
    assertThat(power.values).hasSize(3);
    assertThat(power.sum()).isEqualByComparingTo("0.029");
    assertThat(power.values).extracting(v -> v.mark().code()).containsExactly("EST", "EST", "READ");
    assertThat(power.series.get(0).pointId()).isEqualTo("541440010000000001");
    assertThat(power.series.get(1).pointId()).isEqualTo("541440010000000001/001");
    assertThat(power.series.get(1).direction()).isEqualTo(Direction.EXPORT);

    CollectedData gas = read(new FluviusReader(), folder + "gas_data_measurement_hourly.json");
    assertThat(gas.values).hasSize(1);
    assertThat(gas.series.get(0).commodity()).isEqualTo(Commodity.GAS);
    assertThat(gas.series.get(0).unit()).isEqualTo(ScaledUnit.CUBIC_METRE);
    assertThat(gas.series.get(0).meterSerial()).isEqualTo("1SAG1234567890");
  }

  @ParameterizedTest
  @CsvSource({
    "cim__v0_82__vhd_for_headpoints_and_physical_meters.xml, 5, 0.048, ELECTRICITY",
    "cim__v1_04__vhd_for_headpoints_and_physical_meters.xml, 5, 0.048, ELECTRICITY",
    "cim__v0_82__vhd_for_physical_meters_for_gas.xml, 1, 0.009, GAS",
    "cim__v1_04__vhd_for_physical_meters_for_gas.xml, 1, 0.009, GAS"
  })
  void bothVersionsOfTheMarketDocumentSayTheSame(
      String name, int values, BigDecimal sum, Commodity commodity) throws Exception {
    CollectedData data = read(new CimReader(), "market-messages/eu-be-fluvius/" + name);

    assertThat(data.rejections).isEmpty();
    assertThat(data.values).hasSize(values);
    assertThat(data.sum()).isEqualByComparingTo(sum);
    assertThat(data.series).allMatch(s -> s.commodity() == commodity);
    assertThat(data.series).allMatch(s -> s.pointId().equals("541440010000000001"));
    assertThat(data.values.get(0).start()).isEqualTo(Instant.parse("2024-12-01T00:00:00Z"));
  }

  @Test
  void energinetHasTwoSeriesOfTwoDaysWithTheirQuality() throws Exception {
    CollectedData data =
        read(
            new EnerginetReader(),
            "market-messages/eu-dk-energinet/MyEnergyDataMarketDocumentResponseListApiResponse.json");

    assertThat(data.values).hasSize(96);
    assertThat(data.sum()).isEqualByComparingTo("13.17");
    assertThat(data.series)
        .extracting(s -> s.direction())
        .containsExactly(Direction.IMPORT, Direction.EXPORT);
    assertThat(data.values).allMatch(v -> v.mark().code().equals("A04"));
    assertThat(data.values.get(0).start()).isEqualTo(Instant.parse("2024-02-11T23:00:00Z"));
    assertThat(data.values.get(24).start()).isEqualTo(Instant.parse("2024-02-12T23:00:00Z"));
  }

  @Test
  void enedisHasALoadCurveInWattAndDaysInWattHours() throws Exception {
    String folder = "market-messages/eu-fr-enedis/";
    CollectedData curve =
        read(new EnedisReader(), folder + "consumption_load_curve_2024-02-26_to_2024-02-27.json");
    assertThat(curve.values).hasSize(47).allMatch(v -> v.seconds() == 1800);
    assertThat(curve.values.get(0).start()).isEqualTo(Instant.parse("2024-02-25T23:00:00Z"));
    assertThat(curve.series.get(0).kind()).isEqualTo(SeriesKind.AVERAGE_RATE);
    assertThat(curve.series.get(0).unit()).isEqualTo(new ScaledUnit(MeasureUnit.WATT, 0));

    CollectedData days =
        read(new EnedisReader(), folder + "daily_consumption_2024-02-01_2024-02-08.json");
    assertThat(days.values).hasSize(7).allMatch(v -> v.seconds() == 86_400);
    assertThat(days.series.get(0).kind()).isEqualTo(SeriesKind.QUANTITY);
    assertThat(days.values.get(0).mark().code()).isEqualTo("BRUT");
  }

  @Test
  void fingridHasItsObservations() throws Exception {
    CollectedData data =
        read(new FingridReader(), "market-messages/eu-fi-fingrid/timeSeriesWithValues.json");

    assertThat(data.values).hasSize(2);
    assertThat(data.sum()).isEqualByComparingTo("4.862");
    assertThat(data.series.get(0).direction()).isEqualTo(Direction.IMPORT);
    assertThat(MarketId.problem(data.series.get(0).scheme(), data.series.get(0).pointId()))
        .isEmpty();
  }

  @Test
  void mijnAansluitingHasRegistersOfElectricityAndGas() throws Exception {
    String folder = "market-messages/eu-nl-mijn-aansluiting/";
    CollectedData power =
        read(new MijnAansluitingReader(), folder + "single_consumption_data.json");
    assertThat(power.reads).hasSize(3);
    assertThat(power.reads.get(0).value()).isEqualByComparingTo("9738.65");
    assertThat(power.series.get(0).unit()).isEqualTo(ScaledUnit.KILOWATT_HOUR);
    assertThat(power.reads.get(0).atEpochSecond())
        .isEqualTo(Instant.parse("2023-04-30T22:00:00Z").getEpochSecond());

    CollectedData gas = read(new MijnAansluitingReader(), folder + "gas_consumption_data.json");
    assertThat(gas.series.get(0).commodity()).isEqualTo(Commodity.GAS);
  }

  @Test
  void edaHasTheQuartersOfADay() throws Exception {
    CollectedData data =
        read(
            new EdaReader(),
            "market-messages/eu-at-eda/xsd__consumptionrecord___01p41__consumptionrecord_quater-hourly.xml");

    assertThat(data.values).hasSize(96).allMatch(v -> v.seconds() == 900);
    assertThat(data.sum()).isEqualByComparingTo("0.719");
    assertThat(data.values).allMatch(v -> v.mark().quality() == Quality.VALIDATED);
    assertThat(data.series.get(0).direction()).isEqualTo(Direction.EXPORT);
    assertThat(data.series.get(0).channel()).isEqualTo("1-1:2.9.0 P.01");
    assertThat(data.documents.get(0).sender()).isEqualTo("ATXXXXXX");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xsd__cmnotification___01p20__answer_ccmo.xml",
        "xsd__cmrevoke___01p10__cmrevoke.xml",
        "xsd__cpnotification___01p12__rejected_pt.xml",
        "xsd__masterdata___01p32__masterdata-forCompany.xml",
        "xsd__masterdata___01p32__masterdata.xml",
        "xsd__masterdata___01p33__masterdata-without-metering-point-data.xml"
      })
  void otherMessagesOfEdaAreNoMeterData(String name) {
    refused(new EdaReader(), "market-messages/eu-at-eda/" + name, RefusalReason.NOT_METER_DATA);
  }

  @Test
  void answersAboutContractsAndPeopleAreNoMeterData() {
    List<Object[]> answers =
        List.of(
            new Object[] {new DatadisReader(), "eu-es-datadis/contractDetails-multiple.json"},
            new Object[] {new DatadisReader(), "eu-es-datadis/supply.json"},
            new Object[] {new FingridReader(), "eu-fi-fingrid/customerDataWithoutData.json"},
            new Object[] {new EnedisReader(), "eu-fr-enedis/contact.json"},
            new Object[] {new EnedisReader(), "eu-fr-enedis/identity-natural-only.json"},
            new Object[] {
              new MijnAansluitingReader(),
              "eu-nl-mijn-aansluiting/codeboek_response_without_address.json"
            },
            new Object[] {
              new MijnAansluitingReader(), "eu-nl-mijn-aansluiting/single_request.json"
            });
    for (Object[] answer : answers) {
      refused(
          (MeterDataReader) answer[0],
          "market-messages/" + answer[1],
          RefusalReason.NOT_METER_DATA);
    }
  }
}
