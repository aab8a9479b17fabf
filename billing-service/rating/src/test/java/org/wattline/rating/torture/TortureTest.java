package org.wattline.rating.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.wattline.kernel.Exact;
import org.wattline.rating.Tariff;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.result.TaxLine;
import tools.jackson.databind.JsonNode;

/** Rates every vector of the torture set and compares line by line, exactly and unrounded. */
class TortureTest {
  /** The least number of vectors that the set promises. */
  private static final int PROMISED = 150;

  @TestFactory
  Stream<DynamicNode> everyVectorComesToItsBill() {
    return TortureVector.all().stream()
        .collect(Collectors.groupingBy(TortureVector::category, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            entry ->
                dynamicContainer(
                    entry.getKey(),
                    entry.getValue().stream()
                        .map(vector -> dynamicTest(vector.title(), () -> compare(vector)))));
  }

  @Test
  void theSetIsAsLargeAsPromisedAndItsIdsAndSentencesAreOnesOwn() {
    List<TortureVector> all = TortureVector.all();

    assertThat(all).hasSizeGreaterThanOrEqualTo(PROMISED);
    assertThat(all).extracting(TortureVector::id).doesNotHaveDuplicates();
    assertThat(all).extracting(each -> each.category() + each.title()).doesNotHaveDuplicates();
  }

  @Test
  void thePagesSayHowManyVectorsThereAreInEachCategory() throws IOException {
    String page = Files.readString(Path.of("../../docs/reference/torture-set.md"));
    String model = Files.readString(Path.of("../../docs/concepts/tariff-model.md"));
    Map<String, Long> counts =
        TortureVector.all().stream()
            .collect(Collectors.groupingBy(TortureVector::category, Collectors.counting()));
    long all = TortureVector.all().size();

    assertThat(page).contains("\n" + all + " vectors in ");
    assertThat(model).contains("What comes of it is in " + all + "\n");
    counts.forEach(
        (category, count) -> assertThat(page).contains("\n| " + category + " | " + count + " |"));
  }

  private static void compare(TortureVector vector) {
    Rated rated = rate(vector);

    JsonNode expected = vector.expected();
    String as = vector.id() + " (" + vector.json().path("arithmetic").asString("") + ")";
    assertThat(lines(rated, expected)).as(as).isEqualTo(expectedLines(expected));
    assertThat(taxes(rated, expected)).as(as).isEqualTo(expectedTaxes(expected));
    assertThat(rated.refusals().stream().map(Refusal::component).distinct().sorted().toList())
        .as(as + " refused")
        .isEqualTo(
            expected.path("refused").valueStream().map(JsonNode::asString).sorted().toList());
    assertThat(rated.total()).as(as + " total").isEqualTo(exact(expected, "total"));
  }

  static Rated rate(TortureVector vector) {
    return Verified.rate(
        Tariff.of(vector.tariff()),
        vector.reference(),
        vector.period(),
        vector.usage(),
        vector.context());
  }

  /** What was rated, in as much detail as the vector gives for the line in that place. */
  private static List<String> lines(Rated rated, JsonNode expected) {
    return Stream.iterate(0, i -> i < rated.lines().size(), i -> i + 1)
        .map(
            i -> {
              Line line = rated.lines().get(i);
              JsonNode sample = expected.path("lines").path(i);
              return line.component()
                  + (sample.has("from") ? " from " + line.from() : "")
                  + (sample.has("quantity") ? " of " + line.quantity() : "")
                  + " = "
                  + line.unrounded()
                  + " -> "
                  + line.amount();
            })
        .toList();
  }

  private static List<String> expectedLines(JsonNode expected) {
    return expected
        .path("lines")
        .valueStream()
        .map(
            line ->
                line.path("component").asString()
                    + (line.has("from") ? " from " + line.path("from").asString() : "")
                    + (line.has("quantity") ? " of " + exact(line, "quantity") : "")
                    + " = "
                    + exact(line, "unrounded")
                    + " -> "
                    + exact(line, "amount"))
        .toList();
  }

  private static List<String> taxes(Rated rated, JsonNode expected) {
    return Stream.iterate(0, i -> i < rated.taxes().size(), i -> i + 1)
        .map(
            i -> {
              TaxLine tax = rated.taxes().get(i);
              JsonNode sample = expected.path("taxes").path(i);
              return tax.tax()
                  + (sample.has("category") ? " " + tax.category() : "")
                  + " "
                  + Objects.requireNonNullElse(tax.percent(), "exempt")
                  + " on "
                  + tax.base()
                  + " = "
                  + tax.unrounded()
                  + " -> "
                  + tax.amount();
            })
        .toList();
  }

  private static List<String> expectedTaxes(JsonNode expected) {
    return expected
        .path("taxes")
        .valueStream()
        .map(
            tax ->
                tax.path("tax").asString()
                    + (tax.has("category") ? " " + tax.path("category").asString() : "")
                    + " "
                    + (tax.has("percent") ? exact(tax, "percent") : "exempt")
                    + " on "
                    + exact(tax, "base")
                    + " = "
                    + exact(tax, "unrounded")
                    + " -> "
                    + exact(tax, "amount"))
        .toList();
  }

  private static Exact exact(JsonNode node, String field) {
    return Exact.parse(node.path(field).asString());
  }
}
