package org.wattline.rating.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.json.JsonProblem;

class TariffJsonTest {
  static final List<String> EXAMPLES =
      List.of(
          "flanders-dual", "tiered-commercial", "dynamic-net-billing", "net-metering", "derived");

  static String example(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            TariffJsonTest.class.getResourceAsStream(
                "/org/wattline/rating/examples/" + name + ".json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<String> examples() {
    return EXAMPLES;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleReadsBackAsItWasWritten(String name) {
    TariffDocument tariff = TariffJson.read(example(name));

    assertThat(TariffJson.read(TariffJson.write(tariff))).isEqualTo(tariff);
  }

  private static List<String> problems(String json) {
    InvalidJsonException refused =
        catchThrowableOfType(InvalidJsonException.class, () -> TariffJson.read(json));
    assertThat(refused).as("the document was read: " + json).isNotNull();
    return refused.problems().stream().map(JsonProblem::toString).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"id\": \"flanders-dual\"` | `\"id\": \"flanders dual\"` | /id: 'flanders dual' does not"
            + " have the form",
        "`\"currency\": \"EUR\"` | `\"currency\": \"EURO\"` | /currency: Expected an ISO 4217",
        "`\"currency\": \"EUR\"` | `\"currency\": \"EUR\", \"colour\": 1` | /colour: There is no"
            + " such field",
        "`\"zone\": \"Europe/Brussels\"` | `\"zone\": \"Europe/Brussel\"` | /zone: 'Europe/Brussel'"
            + " is not a",
        "`\"kind\": \"demand\"` | `\"kind\": \"demnd\"` | /components/3/kind: Expected one of"
            + " fixed, energy",
        "`\"price\": \"0.04\"` | `\"price\": \"0,04\"` | /components/2/prices/0/price: Expected a"
            + " decimal",
        "`\"price\": \"0.04\"` | `\"price\": \"0.04\", \"tiers\": [{\"price\":\"1\"}]` |"
            + " /components/2/prices/0: Expected exactly one of",
        "`\"price\": \"0.04\"` | `\"tiers\": [{\"tiers\":[{\"price\":\"1\"}]}]` |"
            + " /components/2/prices/0: Tiers within a tier need",
        "`\"calendar\": \"day-night\"` | `\"calendar\": \"night\"` | /components/1/calendar: There"
            + " is no calendar 'night'",
        "`\"months\": 12` | `\"months\": 61` | /components/3/rolling/months: Expected 1 to 60",
        "`\"name\": \"Dual with capacity\"` | `\"name\": \"Dual with capacity\", \"name\": \"x\"` |"
            + " /: This is not JSON",
        "`\"upTo\": \"20\"` | `\"upTo\": \"2\"` | /components/5/prices/0/tiers",
        "`\"percent\": \"21\"` | `\"percent\": \"-21\"` | /taxes/0/rates/0/percent: Expected 0 to"
            + " 1000",
        "`\"id\": \"capacity\"` | `\"id\": \"grid\"` | /components/4/id: Another component is"
            + " called 'grid'"
      })
  void whatIsWrongIsSaidWithItsPointer(String right, String wrong, String expected) {
    String json = example("flanders-dual");
    assertThat(json).contains(right);

    if (expected.contains("/tiers")) {
      assertThat(problems(json.replace(right, wrong))).anyMatch(each -> each.contains("not above"));
    } else {
      assertThat(problems(json.replace(right, wrong))).anyMatch(each -> each.startsWith(expected));
    }
  }

  @Test
  void everyProblemIsToldAtOnce() {
    String json =
        example("flanders-dual")
            .replace("\"EUR\"", "\"EURO\"")
            .replace("\"0.04\"", "\"much\"")
            .replace("\"vat\"", "\"v a t\"");

    assertThat(problems(json)).hasSize(3);
  }

  @Test
  void aHostileDocumentIsRefusedUnread() {
    assertThat(problems("[".repeat(100_000))).hasSize(1);
    assertThat(problems("{\"x\":".repeat(5_000))).hasSize(1);
    assertThat(problems("9".repeat(TariffJson.MAX_CHARACTERS + 1)).getFirst())
        .contains("more than 2000000 characters");
    assertThat(problems("")).isNotEmpty();
    assertThat(problems("null")).isNotEmpty();
    assertThat(problems("1e999999999")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'powerFactor':{'target':'0.9'}",
        "'contract':{}",
        "'minimum':'3'",
        "'quantityRounding':{'step':'1'}",
        "'highestPeriodOnly':true",
        "'ratchet':{'percent':['80'],'months':[11]}"
      })
  void demandOfEachDayIsRefusedWhatItWouldNotCount(String field) {
    String json =
        "{'format':'wattline-tariff/1','id':'t','name':'T','currency':'EUR','zone':'UTC','components':["
            + "{'kind':'demand','id':'d','name':'D','assess':'day','prices':[{'from':'2020-01-01','price':'1'}],"
            + field
            + "}]}";

    assertThat(problems(json.replace('\'', '"')))
        .singleElement()
        .asString()
        .startsWith("/components/0: Demand assessed daily ");
  }
}
