package org.wattline.rating.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.context.ContextJson;
import org.wattline.rating.context.DatedValue;
import org.wattline.rating.context.Event;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.json.JsonDocument;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.TariffJson;
import org.wattline.rating.usage.Usage;
import org.wattline.rating.usage.UsageJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One vector of the torture set: a tariff, what was used, and the bill that this must come to.
 *
 * @param category the file it is in
 * @param json the vector as published
 */
public record TortureVector(String category, JsonNode json) {
  /** The files of the set, in the order in which they read best. */
  public static final List<String> CATEGORIES =
      List.of(
          "fixed",
          "time",
          "calendars",
          "tiers",
          "price-changes",
          "demand",
          "dynamic",
          "generation",
          "gas",
          "bounds",
          "taxes",
          "rounding",
          "missing",
          "applicability");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonDocument<DatedValue> DATED =
      JsonDocument.computed(DatedValue.class, "urn:wattline:schema:dated-value-1", 10_000);
  private static final JsonDocument<Event> EVENT =
      JsonDocument.computed(Event.class, "urn:wattline:schema:event-1", 10_000);

  /** Every vector of the set. */
  public static List<TortureVector> all() {
    List<TortureVector> all = new ArrayList<>();
    for (String category : CATEGORIES) {
      try (InputStream file =
          Objects.requireNonNull(
              TortureVector.class.getResourceAsStream("/torture/" + category + ".json"),
              category)) {
        for (JsonNode vector : MAPPER.readTree(file).path("vectors")) {
          all.add(new TortureVector(category, vector));
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return all;
  }

  public String id() {
    return category + "/" + json.path("id").asString();
  }

  public String title() {
    return json.path("title").asString();
  }

  public JsonNode expected() {
    return json.path("expect");
  }

  public LocalDateRange period() {
    return LocalDateRange.of(
        LocalDate.parse(json.path("from").asString()), LocalDate.parse(json.path("to").asString()));
  }

  public TariffDocument tariff() {
    return TariffJson.read(json.path("tariff").toString());
  }

  public RatingContext context() {
    return ContextJson.read(json.has("context") ? json.path("context").toString() : "{}");
  }

  /** What was used, with each run of equal values written out. */
  public Usage usage() {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", UsageJson.FORMAT);
    ObjectNode channels = (ObjectNode) json.path("usage").deepCopy();
    root.set("channels", channels);
    for (Map.Entry<String, JsonNode> channel : channels.properties()) {
      if (channel.getValue().path("intervals") instanceof ObjectNode intervals) {
        ArrayNode values = intervals.putArray("values");
        for (JsonNode run : intervals.remove("runs")) {
          for (int i = 0; i < run.path(1).asInt(); i++) {
            values.add(run.path(0));
          }
        }
      }
    }
    return UsageJson.read(root.toString());
  }

  public ReferenceData reference() {
    JsonNode reference = json.path("reference");
    ReferenceData data = ReferenceData.none();
    for (JsonNode tariff : reference.path("tariffs")) {
      data = data.withTariff(TariffJson.read(tariff.toString()));
    }
    for (Map.Entry<String, JsonNode> each : reference.path("series").properties()) {
      data = data.withSeries(each.getKey(), series(each.getValue()));
    }
    for (Map.Entry<String, JsonNode> each : reference.path("dated").properties()) {
      data =
          data.withDated(
              each.getKey(),
              each.getValue().valueStream().map(value -> DATED.read(value.toString())).toList());
    }
    for (Map.Entry<String, JsonNode> each : reference.path("events").properties()) {
      data =
          data.withEvents(
              each.getKey(),
              each.getValue().valueStream().map(event -> EVENT.read(event.toString())).toList());
    }
    return reference.has("knownAt")
        ? data.asKnownAt(Instant.parse(reference.path("knownAt").asString()))
        : data;
  }

  private static PriceSeries series(JsonNode node) {
    List<Long> values = new ArrayList<>();
    for (JsonNode run : node.path("runs")) {
      for (int i = 0; i < run.path(1).asInt(); i++) {
        values.add(run.path(0).isNull() ? PackedDay.MISSING : run.path(0).asLong());
      }
    }
    return new PriceSeries(
        OffsetDateTime.parse(node.path("start").asString()).toInstant(),
        node.path("minutes").asInt(),
        node.path("decimals").asInt(),
        values.stream().mapToLong(Long::longValue).toArray());
  }
}
