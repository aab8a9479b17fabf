package org.wattline.console.tariffs;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON text and where in it each value stands, so that one value can be found or changed and the
 * rest stays as it was typed.
 */
final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String text;

  /* by JSON pointer; names are where the name of a member begins */
  private final Map<String, Place> values = new HashMap<>();
  private final Map<String, Integer> names = new HashMap<>();

  /**
   * Characters of the text.
   *
   * @param to the first one after
   */
  record Place(int from, int to) {}

  /** An object or a list that has begun. */
  private static final class Open {
    private final String pointer;
    private final int from;
    private final boolean list;
    private String name = "";
    private int count;

    Open(String pointer, int from, boolean list) {
      this.pointer = pointer;
      this.from = from;
      this.list = list;
    }

    String next() {
      return pointer + "/" + (list ? String.valueOf(count++) : escaped(name));
    }
  }

  private JsonText(String text) {
    this.text = text;
  }

  /**
   * Reads a text.
   *
   * @throws JacksonException where it is no JSON, with the place
   */
  static JsonText of(String text) {
    JsonText read = new JsonText(text);
    read.read();
    return read;
  }

  private void read() {
    Deque<Open> open = new ArrayDeque<>();
    try (JsonParser parser = MAPPER.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        int from = offset(parser.currentTokenLocation());
        switch (token) {
          case PROPERTY_NAME -> {
            Open object = open.element();
            object.name = parser.currentName();
            names.put(object.pointer + "/" + escaped(object.name), from);
          }
          case START_OBJECT, START_ARRAY ->
              open.push(new Open(next(open), from, token == JsonToken.START_ARRAY));
          case END_OBJECT, END_ARRAY -> {
            Open closed = open.pop();
            values.put(closed.pointer, new Place(closed.from, offset(parser.currentLocation())));
          }
          default -> {
            String pointer = next(open);
            parser.getString();
            values.put(pointer, new Place(from, offset(parser.currentLocation())));
          }
        }
      }
    }
  }

  private static String next(Deque<Open> open) {
    return open.isEmpty() ? "" : open.element().next();
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static int offset(TokenStreamLocation at) {
    return Math.toIntExact(at.getCharOffset());
  }

  /** A pointer to a member of what another points to. */
  static String member(String pointer, String name) {
    return pointer + "/" + escaped(name);
  }

  /** Where a value stands. */
  Optional<Place> at(String pointer) {
    return Optional.ofNullable(values.get(pointer));
  }

  /** Where a value stands; where there is none, what it would be in. */
  Place nearest(String pointer) {
    for (String there = pointer; ; there = there.substring(0, there.lastIndexOf('/'))) {
      Place place = values.get(there);
      if (place != null) {
        return place;
      }
      if (there.lastIndexOf('/') < 0) {
        return new Place(0, 0);
      }
    }
  }

  /** The number that is written somewhere, be it as a number or as a text. */
  Optional<BigDecimal> decimal(String pointer) {
    return at(pointer)
        .flatMap(
            place -> {
              try {
                return Optional.of(new BigDecimal(unquoted(place)));
              } catch (NumberFormatException another) {
                return Optional.empty();
              }
            });
  }

  private String unquoted(Place place) {
    String written = text.substring(place.from(), place.to());
    return isQuoted(place) ? written.substring(1, written.length() - 1) : written;
  }

  private boolean isQuoted(Place place) {
    return text.charAt(place.from()) == '"';
  }

  /** The text with another number somewhere, written as the one that was there. */
  String withDecimal(String pointer, BigDecimal value) {
    Place place = required(pointer);
    String number = value.toPlainString();
    return spliced(place, isQuoted(place) ? "\"" + number + "\"" : number);
  }

  /** The text with another value somewhere. */
  String with(String pointer, String json) {
    return spliced(required(pointer), json);
  }

  /** The text without a member of an object; as it is where there is none. */
  String without(String pointer) {
    Integer name = names.get(pointer);
    if (name == null) {
      return text;
    }
    int to = required(pointer).to();
    int after = pastSpace(to);
    if (text.charAt(after) == ',') {
      return spliced(new Place(name, pastSpace(after + 1)), "");
    }
    int before = beforeSpace(name);
    return spliced(new Place(text.charAt(before) == ',' ? before : before + 1, to), "");
  }

  /**
   * The text with one more element of a list that has some, set apart as its others are.
   *
   * @param index the place that it takes, from 0
   */
  String withElement(String list, int index, String json) {
    String separator = separator(list);
    if (index == 0) {
      int first = required(list + "/0").from();
      return spliced(new Place(first, first), json + separator);
    }
    int after = required(list + "/" + (index - 1)).to();
    return spliced(new Place(after, after), separator + json);
  }

  private String separator(String list) {
    int first = required(list + "/0").to();
    Optional<Place> second = at(list + "/1");
    if (second.isPresent()) {
      return text.substring(first, second.get().from());
    }
    String lead = text.substring(required(list).from() + 1, required(list + "/0").from());
    return lead.contains("\n") ? "," + lead : ", ";
  }

  /** A part of the text as a text of its own. */
  JsonText part(String pointer) {
    Place place = required(pointer);
    return of(text.substring(place.from(), place.to()));
  }

  private Place required(String pointer) {
    return at(pointer)
        .orElseThrow(() -> new IllegalArgumentException("There is nothing at " + pointer));
  }

  private int pastSpace(int from) {
    int at = from;
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int beforeSpace(int from) {
    int at = from - 1;
    while (Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at;
  }

  private String spliced(Place place, String instead) {
    return text.substring(0, place.from()) + instead + text.substring(place.to());
  }

  /** The line of a text that a character is on, from 1. */
  static int line(String text, int at) {
    return 1
        + (int)
            text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
  }

  /** Where reading stopped; nothing when that is not known. */
  static @Nullable Place stopped(String text, JacksonException unreadable) {
    TokenStreamLocation at = unreadable.getLocation();
    if (at == null || at.getCharOffset() < 0) {
      return null;
    }
    int from = (int) Math.min(at.getCharOffset(), text.length());
    return new Place(from, Math.min(from + 1, text.length()));
  }

  @Override
  public String toString() {
    return text;
  }
}
