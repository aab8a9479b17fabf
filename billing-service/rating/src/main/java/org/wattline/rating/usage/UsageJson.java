package org.wattline.rating.usage;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.json.JsonDocument;
import org.wattline.rating.json.Problems;
import org.wattline.rating.json.Unreadable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Usage as JSON.
 *
 * <pre>
 * {"format": "wattline-usage/1",
 *  "channels": {
 *    "import": {
 *      "intervals": {"start": "2025-01-01T00:00:00+01:00", "minutes": 15, "decimals": 0, "values": [12, null, 13]},
 *      "registers": [{"from": "2025-01-01", "to": "2025-02-01", "period": "peak", "quantity": "312.5"}],
 *      "peaks": [{"from": "2025-01-01", "to": "2025-02-01", "kw": "4.6"}]}}}
 * </pre>
 *
 * A value is a whole number of {@code 10^-decimals} Wh, or null where it is missing.
 */
public final class UsageJson {
  /** The format that this class reads and writes. */
  public static final String FORMAT = "wattline-usage/1";

  /** The most characters of a document: ten years of minutes of one channel. */
  public static final int MAX_CHARACTERS = 50_000_000;

  private static final JsonDocument<RegisterTotal> TOTAL =
      JsonDocument.computed(RegisterTotal.class, "urn:wattline:schema:register-total-1", 1000);
  private static final JsonDocument<RegisterPeak> PEAK =
      JsonDocument.computed(RegisterPeak.class, "urn:wattline:schema:register-peak-1", 1000);
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(10)
                          .maxDocumentLength(MAX_CHARACTERS)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private UsageJson() {}

  /**
   * Reads usage.
   *
   * @throws InvalidJsonException with everything that is wrong with it
   */
  public static Usage read(String json) {
    Problems problems = new Problems();
    Map<String, ChannelUsage> channels = new LinkedHashMap<>();
    try {
      JsonNode root = MAPPER.readTree(json);
      if (!FORMAT.equals(root.path("format").asString(""))) {
        problems.add("/format", "Expected \"" + FORMAT + "\"");
      }
      onlyFields(root, "", List.of("format", "channels"), problems);
      JsonNode listed = root.path("channels");
      if (!listed.isObject() || listed.size() > Usage.MAX_CHANNELS) {
        problems.add(
            "/channels", "Expected an object of at most " + Usage.MAX_CHANNELS + " channels");
      } else {
        for (Map.Entry<String, JsonNode> entry : listed.properties()) {
          String pointer = Problems.at("/channels", entry.getKey());
          channels.put(entry.getKey(), channel(entry.getValue(), pointer, problems));
        }
      }
    } catch (JacksonException unreadable) {
      problems.add("", "This is not JSON that can be read: " + Unreadable.reason(unreadable));
    } catch (NumberFormatException tooLarge) {
      problems.add("", "This is not JSON that can be read: it holds a number that is too large");
    }
    problems.throwIfAny();
    return new Usage(channels);
  }

  private static ChannelUsage channel(JsonNode node, String pointer, Problems problems) {
    onlyFields(node, pointer, List.of("intervals", "registers", "peaks"), problems);
    Intervals intervals = null;
    if (node.has("intervals")) {
      intervals = intervals(node.get("intervals"), pointer + "/intervals", problems);
    }
    return new ChannelUsage(
        intervals,
        list(node.path("registers"), pointer + "/registers", TOTAL, problems),
        list(node.path("peaks"), pointer + "/peaks", PEAK, problems));
  }

  private static @Nullable Intervals intervals(JsonNode node, String pointer, Problems problems) {
    onlyFields(node, pointer, List.of("start", "minutes", "decimals", "values"), problems);
    JsonNode values = node.path("values");
    if (!values.isArray()) {
      problems.add(pointer + "/values", "Expected a list of whole numbers and nulls");
      return null;
    }
    long[] numbers = new long[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      JsonNode value = values.get(i);
      if (value.isNull()) {
        numbers[i] = PackedDay.MISSING;
      } else if (value.isIntegralNumber() && value.canConvertToLong()) {
        numbers[i] = value.longValue();
      } else {
        problems.add(pointer + "/values/" + i, "Expected a whole number or null");
      }
    }
    try {
      return new RawIntervals(
          OffsetDateTime.parse(node.path("start").asString("")).toInstant(),
          node.path("minutes").asInt(0),
          node.path("decimals").asInt(0),
          numbers);
    } catch (DateTimeException | IllegalArgumentException invalid) {
      problems.add(pointer, String.valueOf(invalid.getMessage()));
      return null;
    }
  }

  private static <T> List<T> list(
      JsonNode node, String pointer, JsonDocument<T> element, Problems problems) {
    List<T> all = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      T value = element.read(node.get(i), pointer + "/" + i, problems);
      if (value != null) {
        all.add(value);
      }
    }
    return all;
  }

  private static void onlyFields(
      JsonNode node, String pointer, List<String> allowed, Problems problems) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!allowed.contains(entry.getKey())) {
        problems.add(
            Problems.at(pointer, entry.getKey()),
            "There is no such field; there are " + String.join(", ", allowed));
      }
    }
  }

  /** The usage as JSON; intervals of either form are written value by value. */
  public static String write(Usage usage) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
    ObjectNode channels = root.putObject("channels");
    new TreeMap<>(usage.channels())
        .forEach((name, channel) -> write(channel, channels.putObject(name)));
    return MAPPER.writeValueAsString(root);
  }

  private static void write(ChannelUsage channel, ObjectNode into) {
    Intervals intervals = channel.intervals();
    if (intervals != null) {
      ObjectNode node = into.putObject("intervals");
      node.put("start", intervals.start().toString());
      node.put("minutes", intervals.minutes());
      node.put("decimals", intervals.decimals());
      long seconds = intervals.end().getEpochSecond() - intervals.start().getEpochSecond();
      long[] values = new long[Math.toIntExact(seconds / (60L * intervals.minutes()))];
      intervals.copy(intervals.start(), intervals.end(), values, 0);
      ArrayNode array = node.putArray("values");
      for (long value : values) {
        if (value == PackedDay.MISSING) {
          array.addNull();
        } else {
          array.add(value);
        }
      }
    }
    if (!channel.registers().isEmpty()) {
      ArrayNode registers = into.putArray("registers");
      channel.registers().forEach(each -> registers.add(TOTAL.toTree(each)));
    }
    if (!channel.peaks().isEmpty()) {
      ArrayNode peaks = into.putArray("peaks");
      channel.peaks().forEach(each -> peaks.add(PEAK.toTree(each)));
    }
  }
}
