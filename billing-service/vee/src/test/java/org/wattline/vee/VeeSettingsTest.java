package org.wattline.vee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.json.JsonProblem;
import org.wattline.vee.settings.ChannelKind;
import org.wattline.vee.settings.VeeJson;
import org.wattline.vee.settings.VeeSettings;

@Tag("UC-035")
class VeeSettingsTest {
  private static final String CRITICAL =
      "{\"kind\": \"missing\"}, {\"kind\": \"range\", \"most\": 1000}";

  private static List<JsonProblem> refused(String json) {
    return catchThrowableOfType(InvalidJsonException.class, () -> VeeJson.read(json)).problems();
  }

  private static String rules(String rules) {
    return "{\"classes\": [{\"name\": \"all\", \"rules\": [" + rules + "]}]}";
  }

  @Test
  void theDefaultsAreValidAndReadBackAsTheyAreWritten() {
    VeeSettings defaults = VeeJson.read(VeeJson.defaults());

    assertThat(VeeJson.read(VeeJson.write(defaults))).isEqualTo(defaults);
  }

  @Test
  void everyRuleIsInTheSchema() {
    assertThat(VeeJson.schema())
        .contains("prolonged-estimate", "register-sum", "import-export", "tamper", "sibling");
  }

  @ParameterizedTest
  @CsvSource({
    "electricity, import, 9200, residential",
    "electricity, import, 100000, all others",
    "gas, import, 9200, all others",
    "electricity, export, 9200, export",
    "electricity, net, 9200, net"
  })
  void aChannelIsOfTheFirstClassThatTakesIt(
      String commodity, String direction, long capacity, String name) {
    VeeSettings defaults = VeeJson.read(VeeJson.defaults());

    assertThat(defaults.classOf(new ChannelKind(commodity, direction, null, capacity)).name())
        .isEqualTo(name);
  }

  @Test
  void aCriticalRuleIsNeitherLeftOutNorSwitchedOff() {
    assertThat(refused(rules("{\"kind\": \"missing\"}")))
        .extracting(JsonProblem::pointer)
        .containsExactly("/classes/0/rules");
    assertThat(
            refused(
                rules(
                    "{\"kind\": \"missing\", \"on\": false}, {\"kind\": \"range\", \"most\": 9}")))
        .extracting(JsonProblem::pointer)
        .containsExactly("/classes/0/rules/0/on");
  }

  @Test
  void otherRulesAreSwitchedOff() {
    assertThat(
            VeeJson.read(rules(CRITICAL + ", {\"kind\": \"spike\", \"on\": false}"))
                .classes()
                .getFirst()
                .rules())
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\": \"spike\", \"perCent\": 0} | /classes/0/rules/2/perCent",
        "{\"kind\": \"spike\", \"percent\": 90} | /classes/0/rules/2/percent",
        "{\"kind\": \"spiky\"} | /classes/0/rules/2/kind",
        "{\"kind\": \"missing\"} | /classes/0/rules/2",
        "{\"kind\": \"tamper\", \"words\": [\"a\"]} | /classes/0/rules/2",
        "{\"kind\": \"zero\", \"severity\": \"fatal\"} | /classes/0/rules/2/severity"
      })
  void whatIsWrongIsToldWithItsPlace(String rule, String pointer) {
    assertThat(refused(rules(CRITICAL + "," + rule)))
        .extracting(JsonProblem::pointer)
        .contains(pointer);
  }

  @Test
  void theLastClassTakesAllAndOnlyTheLast() {
    String some = "{\"name\": \"a\", \"directions\": [\"import\"], \"rules\": [" + CRITICAL + "]}";
    String all = "{\"name\": \"b\", \"rules\": [" + CRITICAL + "]}";

    assertThat(refused("{\"classes\": [" + some + "]}"))
        .extracting(JsonProblem::pointer)
        .containsExactly("/classes/0");
    assertThat(refused("{\"classes\": [" + all + "," + all.replace("b", "c") + "]}"))
        .extracting(JsonProblem::pointer)
        .containsExactly("/classes/0");
    assertThat(VeeJson.read("{\"classes\": [" + some + "," + all + "]}").classes()).hasSize(2);
  }

  @Test
  void aStepByProfileNeedsAProfileThatIsThere() {
    String steps = "\"steps\": [{\"method\": \"profile\"}]";
    String head =
        "{\"classes\": [{\"name\": \"all\", \"rules\": [" + CRITICAL + "], \"estimating\": {";

    assertThat(refused(head + steps + "}}]}"))
        .extracting(JsonProblem::pointer)
        .containsExactly("/classes/0/estimating");
    assertThat(refused(head + steps + ", \"profile\": \"H25\"}}]}"))
        .extracting(JsonProblem::pointer)
        .containsExactly("/classes/0/estimating/profile");
  }
}
