package org.wattline.rating.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wattline.kernel.Exact;
import org.wattline.rating.Tariff;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.RatedJson;
import org.wattline.rating.tariff.TariffJson;
import org.wattline.rating.torture.TortureVector;
import org.wattline.rating.usage.Usage;
import org.wattline.rating.usage.UsageJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Over the whole torture set: a bill that is wrong in one place does not pass the verifier. */
class TamperedBillTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Exact CENT = Exact.ofScaled(1, 2);

  @Test
  void everyNumberOfABillThatIsChangedByACentIsFound() {
    List<String> missed = new ArrayList<>();
    int tried = 0;
    for (TortureVector vector : TortureVector.all()) {
      Tariff tariff = Tariff.of(vector.tariff());
      JsonNode bill = MAPPER.readTree(RatedJson.write(rate(vector, tariff, vector.usage())));
      List<String> pointers = new ArrayList<>(List.of("/total"));
      collect(bill.path("lines"), "/lines", pointers);
      collect(bill.path("taxes"), "/taxes", pointers);
      for (String pointer : pointers) {
        JsonNode changed = raised(bill, pointer);
        tried++;
        if (problems(vector, tariff, vector.usage(), changed.toString()).isEmpty()) {
          missed.add(vector.id() + " " + pointer);
        }
      }
    }

    assertThat(missed).isEmpty();
    assertThat(tried).isGreaterThan(4000);
  }

  @Test
  void aBillByAnotherPriceThresholdRateOrFactorIsFound() {
    List<String> missed = new ArrayList<>();
    int different = 0;
    for (TortureVector vector : TortureVector.all()) {
      Tariff tariff = Tariff.of(vector.tariff());
      Rated right = rate(vector, tariff, vector.usage());
      JsonNode document = MAPPER.readTree(TariffJson.write(vector.tariff()));
      List<String> pointers = new ArrayList<>();
      collect(document, "", pointers);
      for (String pointer : pointers) {
        Rated wrong;
        try {
          Tariff other = Tariff.read(raised(document, pointer).toString());
          wrong = rate(vector, other, vector.usage());
        } catch (InvalidJsonException noTariff) {
          continue;
        }
        if (!wrong.total().equals(right.total()) && wrong.isComplete()) {
          different++;
          if (problems(vector, tariff, vector.usage(), RatedJson.write(wrong)).isEmpty()) {
            missed.add(vector.id() + " " + pointer);
          }
        }
      }
    }

    assertThat(missed).isEmpty();
    assertThat(different).isGreaterThan(300);
  }

  @Test
  void aBillOfOtherReadingsIsFound() {
    List<String> missed = new ArrayList<>();
    int tried = 0;
    for (TortureVector vector : TortureVector.all()) {
      Tariff tariff = Tariff.of(vector.tariff());
      Usage other = withOneReadingMore(vector.usage());
      Rated wrong = rate(vector, tariff, other);
      if (!wrong.lines().isEmpty()
          && !wrong.total().equals(rate(vector, tariff, vector.usage()).total())) {
        tried++;
        if (problems(vector, tariff, vector.usage(), RatedJson.write(wrong)).isEmpty()) {
          missed.add(vector.id());
        }
      }
    }

    assertThat(missed).isEmpty();
    assertThat(tried).isGreaterThan(50);
  }

  private static Rated rate(TortureVector vector, Tariff tariff, Usage usage) {
    return tariff.resolve(vector.reference(), vector.period()).rate(usage, vector.context());
  }

  private static List<String> problems(
      TortureVector vector, Tariff tariff, Usage usage, String rated) {
    return Verified.problems(tariff, vector.reference(), usage, rated);
  }

  /** The first interval of every channel that is not missing, with 10 kWh more. */
  private static Usage withOneReadingMore(Usage usage) {
    JsonNode document = MAPPER.readTree(UsageJson.write(usage));
    for (JsonNode channel : document.path("channels")) {
      if (channel.path("intervals").path("values") instanceof ArrayNode values) {
        for (int i = 0; i < values.size(); i++) {
          if (values.get(i).isNumber()) {
            values.set(i, MAPPER.readTree(Long.toString(values.get(i).longValue() + 10_000)));
            break;
          }
        }
      }
    }
    return UsageJson.read(document.toString());
  }

  private static JsonNode raised(JsonNode document, String pointer) {
    JsonNode changed = document.deepCopy();
    int at = pointer.lastIndexOf('/');
    ObjectNode owner = (ObjectNode) changed.at(pointer.substring(0, at));
    String field = pointer.substring(at + 1);
    Exact value = Exact.parse(owner.path(field).asString());
    owner.put(field, value.plus(CENT).toString());
    return changed;
  }

  private static boolean isNumber(String field, JsonNode value) {
    return value.isString()
        && !field.equals("name")
        && !field.equals("id")
        && value.asString().matches("-?[0-9]+([./][0-9]+)?");
  }

  /** Pointers to every number that stands as a text, but for those of the evidence. */
  private static void collect(JsonNode node, String pointer, List<String> into) {
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), pointer + "/" + i, into);
    }
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      String at = pointer + "/" + each.getKey();
      if (isNumber(each.getKey(), each.getValue())) {
        into.add(at);
      } else if (!each.getKey().equals("evidence")) {
        collect(each.getValue(), at, into);
      }
    }
  }
}
