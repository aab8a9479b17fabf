package org.wattline.recount;

import static org.wattline.recount.Json.*;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whether a tax on another is at the rate of the days of all lines that the other is on. */
public final class TaxOnTax {
  private final Terms terms;
  private final JsonNode rated;

  public TaxOnTax(Terms terms, JsonNode rated) {
    this.terms = terms;
    this.rated = rated;
  }

  /** The lines under another tax line that have another rate than this tax line. */
  public List<String> otherwise(JsonNode line, JsonNode under) {
    JsonNode tax = terms.every("taxes").getOrDefault(text(line, "tax"), NONE);
    String category = tax.path("onTaxesAs").asString("standard");
    boolean last = is(tax, "onChange", "period-end");
    String says = line.path("percent").asString("exempt");
    return lines(under)
        .filter(
            each -> {
              LocalDate day = last ? range(each).to().minusDays(1) : range(each).from();
              return !terms.percent(tax, category, day).equals(says);
            })
        .map(each -> text(each, "id"))
        .toList();
  }

  /** The lines that a tax line is on, through other taxes too. */
  private Stream<JsonNode> lines(JsonNode taxLine) {
    return taxLine.path("formula").findValuesAsString("line").stream()
        .flatMap(
            id -> {
              JsonNode line = find(all(rated, "lines"), "id", id);
              return line.isObject() ? Stream.of(line) : lines(find(all(rated, "taxes"), "id", id));
            });
  }
}
