package org.wattline.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first bytes say, and how a delivery is opened. */
final class FormatDetectionTest {

  @ParameterizedTest
  @CsvSource({
    "green-button/Electric.xml, GREEN_BUTTON",
    "green-button/gas_containerized.xml, GREEN_BUTTON",
    "interval-data/be-fluvius-gas-hourly-2022-01.csv, CSV",
    "interval-data/us-ameren-15min-and-60min-2024-03-30_2025-03-30.csv.gz, CSV",
    "interval-data/es-datadis-hourly.json.gz, DATADIS_JSON",
    "market-messages/edifact/ch-20191215_045127_12X-SAK-N------6_E66_12X-SAK-N------6_ESLEVU14572841_-1811850990.txt, MSCONS",
    "market-messages/edifact/de-MSCONS_TL_SAMPLE01.txt.gz, MSCONS",
    "market-messages/uk-d0010/economy7_meters.uff, D0010",
    "market-messages/p1-telegrams/telegram_fluvius_v171_alt.txt, P1",
    "market-messages/p1-telegrams/telegram_v2_2.txt, P1",
    "market-messages/eu-at-eda/xsd__consumptionrecord___01p41__consumptionrecord_quater-hourly.xml, EDA_CONSUMPTION_RECORD",
    "market-messages/eu-be-fluvius/cim__v0_82__vhd_for_physical_meters_for_gas.xml, CIM_VHD",
    "market-messages/eu-be-fluvius/cim__v1_04__vhd_for_physical_meters_for_gas.xml, CIM_VHD",
    "market-messages/eu-be-fluvius/gas_data_measurement_hourly.json, FLUVIUS_JSON",
    "market-messages/eu-dk-energinet/MyEnergyDataMarketDocumentResponseListApiResponse.json, ENERGINET_JSON",
    "market-messages/eu-fi-fingrid/timeSeriesWithValues.json, FINGRID_JSON",
    "market-messages/eu-fr-enedis/daily_consumption_2024-02-01_2024-02-08.json, ENEDIS_JSON",
    "market-messages/eu-nl-mijn-aansluiting/gas_consumption_data.json, MIJN_AANSLUITING_JSON"
  })
  void aPublishedDocumentIsKnownByItsFirstBytes(String name, Format format) throws Exception {
    try (InputStream in = Fixtures.open(name)) {
      assertThat(FormatDetection.detect(in.readNBytes(FormatDetection.HEAD))).isEqualTo(format);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "100,NEM12,202404010815,M,R; NEM12",
        "`\"100\",\"NEM12\",202404010815,M,R`; NEM12",
        "100 , NEM13,202404010815,M,R; NEM13",
        "`\"100\",\"NEM13\",202404010815,M,R`; NEM13"
      })
  void aMeterDataFileOfAustraliaMayQuoteItsFields(String header, Format format) throws Exception {
    assertThat(FormatDetection.detect((header + "\n900\n").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "hello",
        "<html><body/></html>",
        "<a xmlns='urn:x'/>",
        "{\"a\":1}",
        "[]",
        "[1,2]",
        "{",
        "a,b,c\n1,2,3\n",
        "%PDF-1.7",
        "UN",
        "100,ABC",
        "null",
        "\u0000\u0001\u0002"
      })
  void whatIsNoMeterDataIsRefusedByTheDoor(String text) {
    CollectedData data = new CollectedData();
    assertThatThrownBy(
            () ->
                MeterDataFiles.readOne(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    ReadSettings.defaults(),
                    data))
        .isInstanceOf(FormatRefusedException.class);
    assertThat(data.values).isEmpty();
  }

  @Test
  void hostileXmlIsRefusedBeforeAnyReader() {
    assertThatThrownBy(
            () ->
                FormatDetection.detect(
                    "<!DOCTYPE feed [<!ENTITY x \"y\">]><feed/>".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.UNSAFE));
  }

  @Test
  void everyFormatHasAReader() {
    for (Format format : Format.values()) {
      assertThat(FormatDetection.readerOf(format)).isNotNull();
    }
  }

  @Test
  void oneReaderServesManyThreads() throws Exception {
    MeterDataReader reader = FormatDetection.readerOf(Format.MSCONS);
    byte[] bytes;
    try (InputStream in = Fixtures.open("market-messages/edifact/de-MSCONS_TL_SAMPLE01.txt.gz")) {
      bytes = in.readAllBytes();
    }
    List<Thread> threads = new ArrayList<>();
    List<String> sums = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int t = 0; t < 4; t++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      sums.add(
                          CollectedData.of(
                                  reader, new ByteArrayInputStream(bytes), ReadSettings.defaults())
                              .sum()
                              .toPlainString());
                    } catch (java.io.IOException | FormatRefusedException e) {
                      sums.add(e.toString());
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(sums).hasSize(4).containsOnly("680.208");
  }
}
