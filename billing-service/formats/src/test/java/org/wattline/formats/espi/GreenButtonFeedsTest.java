package org.wattline.formats.espi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.wattline.formats.CollectedData;
import org.wattline.formats.Commodity;
import org.wattline.formats.Fixtures;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.ScaledUnit;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** Published feeds: the counts and sums that a plain walk through their XML gives. */
final class GreenButtonFeedsTest {

  private static final String FOLDER = "green-button/";

  private static CollectedData read(String name) throws Exception {
    try (var in = Fixtures.open(FOLDER + name)) {
      return CollectedData.of(new EspiReader(), in, ReadSettings.defaults());
    }
  }

  /** name, interval readings, sum of values, readings with cost, sum of costs. */
  private record Expected(
      String name, long readings, BigDecimal sum, long costs, BigDecimal costSum) {}

  private static List<Expected> expected() throws Exception {
    Path path = Fixtures.path(FOLDER + "expected-sums.json");
    List<Expected> all = new ArrayList<>();
    try (JsonParser json =
        new JsonFactory()
            .createParser(tools.jackson.core.ObjectReadContext.empty(), Files.readAllBytes(path))) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        BigDecimal[] numbers = new BigDecimal[4];
        json.nextToken();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          String key = json.currentName();
          json.nextToken();
          int at =
              List.of("interval_readings", "sum_value", "readings_with_cost", "sum_cost")
                  .indexOf(key);
          if (at >= 0) {
            numbers[at] = json.getDecimalValue();
          } else {
            json.skipChildren();
          }
        }
        all.add(
            new Expected(
                name,
                numbers[0].longValueExact(),
                numbers[1],
                numbers[2].longValueExact(),
                numbers[3]));
      }
    }
    return all;
  }

  @TestFactory
  List<DynamicTest> countsAndSumsAreThoseOfThePlainWalk() throws Exception {
    return expected().stream()
        .filter(e -> !e.name().startsWith("Tariff"))
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.name(),
                    () -> {
                      CollectedData data = read(e.name());
                      assertThat(data.values).hasSize((int) e.readings());
                      assertThat(data.sum()).isEqualByComparingTo(e.sum());
                      List<BigDecimal> costs =
                          data.values.stream()
                              .map(CollectedData.Value::cost)
                              .filter(Objects::nonNull)
                              .collect(Collectors.toList());
                      assertThat(costs).hasSize((int) e.costs());
                      assertThat(costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                          .isEqualByComparingTo(e.costSum().movePointLeft(5));
                    }))
        .toList();
  }

  @Test
  void aTariffIsNoMeterData() {
    assertThatThrownBy(() -> read("TariffSampleTEST_VARY_TARIFF.xml"))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.NOT_METER_DATA));
  }

  @Test
  void aBlockThatIsTextIsOneRejection() throws Exception {
    CollectedData data = read("eddie_BatchWithInvalidIntervalBlock.xml");

    assertThat(data.outcome().records()).isEqualTo(1);
    assertThat(data.rejections).hasSize(1);
    assertThat(data.rejections.get(0).place().path()).endsWith("IntervalBlock/000001");
  }

  @Test
  void theClockChangesOfAYearAreIntervalsOfTwoHoursAndOfNone() throws Exception {
    CollectedData data = read("Desert_Multi_Family_2011.xml.gz");

    assertThat(data.values.stream().filter(v -> v.seconds() == 7200)).hasSize(1);
    assertThat(data.values.stream().filter(v -> v.seconds() == 0)).hasSize(1);
    assertThat(data.series).hasSize(1);
    assertThat(data.series.get(0).intervalSeconds()).isEqualTo(3600);
  }

  @Test
  void qualitiesKeepTheirCode() throws Exception {
    CollectedData data = read("test_usage_data_01.xml");

    assertThat(data.values.get(0).mark().quality()).isEqualTo(Quality.ESTIMATED);
    assertThat(data.values.get(0).mark().code()).isEqualTo("8");
    assertThat(data.values.get(1).mark().quality()).isEqualTo(Quality.SUBSTITUTED);
    assertThat(data.values.get(2).mark().quality()).isEqualTo(Quality.MEASURED);
  }

  @Test
  void gasIsInThermsWithItsPowerOfTen() throws Exception {
    CollectedData data =
        read("ngma_natural_gas_billing_billing_data_Service_1_1_2021-05-26_to_2024-04-25.xml");

    assertThat(data.series.get(0).commodity()).isEqualTo(Commodity.GAS);
    assertThat(data.series.get(0).unit()).isEqualTo(new ScaledUnit(MeasureUnit.THERM, -3));
    assertThat(data.series.get(0).currency()).isEqualTo("USD");
  }
}
