package org.wattline.rating.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How one type looks as JSON: its reading, its writing and its schema. */
interface Shape {
  /** The value, or null after having told {@code problems} why there is none. */
  @Nullable Object read(JsonNode node, String pointer, Problems problems);

  void write(Object value, JsonGenerator to);

  /** The schema; record types are put into {@code definitions} once and referred to. */
  ObjectNode schema(ObjectNode definitions);

  /** For the reference page: a word or a link. */
  String described();
}
