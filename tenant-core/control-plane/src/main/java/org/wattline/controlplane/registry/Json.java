package org.wattline.controlplane.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The registry's JSON columns. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, @Nullable Object>> MAP =
      new TypeReference<>() {};

  private Json() {}

  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  public static JsonNode tree(String json) {
    return MAPPER.readTree(json);
  }

  /** The value as it is written, made of maps, lists, texts, numbers and nulls. */
  public static @Nullable Object plain(@Nullable Object value) {
    return value == null ? null : MAPPER.convertValue(value, Object.class);
  }

  public static Map<String, @Nullable Object> map(String json) {
    return MAPPER.readValue(json, MAP);
  }

  /** A flat object of texts. */
  public static Map<String, String> texts(String json) {
    return MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
  }

  /** A flat object of whole numbers. */
  public static Map<String, Long> numbers(String json) {
    return MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, Long>>() {});
  }
}
