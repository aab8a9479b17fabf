package org.wattline.acceptance.walls;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What somebody was shown: ids by the kind of thing, and the words that can be nobody else's. Those
 * are the planted ones, each in one row alone, and long numbers such as an account's; names of
 * roles, places, tariffs' parts and the like stand in many answers and prove nothing.
 */
final class Seen {
  static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /* a planted word, or the number of an account, a meter or a point */
  private static final Pattern WORD =
      Pattern.compile(Canaries.WORD + "|(?<![0-9a-f.-])\\d{10,}(?![0-9a-f.-])");

  private final Map<String, Set<String>> byKind = new TreeMap<>();
  private final Set<String> ids = new LinkedHashSet<>();
  private final Set<String> words = new LinkedHashSet<>();

  /** {@code account} of {@code accounts}, {@code servicepoint} of {@code service-points}. */
  static String kind(String word) {
    String plain = word.toLowerCase(Locale.ROOT).replace("-", "").replaceFirst("id$", "");
    if (plain.equals("people")) {
      return "person";
    }
    return plain.endsWith("ies")
        ? plain.substring(0, plain.length() - 3) + "y"
        : plain.replaceFirst("s$", "");
  }

  /** Takes an answer in; its own ids are of this kind. */
  void add(String kind, JsonNode node) {
    if (node.isArray()) {
      node.forEach(item -> add(kind, item));
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        String name = property.getKey();
        JsonNode value = property.getValue();
        if (value.isString()) {
          text(name.equals("id") ? kind : kind(name), value.asString());
        } else {
          add(name.equals("items") ? kind : kind(name), value);
        }
      }
    } else if (node.isString()) {
      text(kind, node.asString());
    }
  }

  private void text(String kind, String value) {
    if (UUID_TEXT.matcher(value).matches()) {
      ids.add(value);
      byKind.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(value);
    } else {
      WORD.matcher(value).results().forEach(word -> words.add(word.group()));
    }
  }

  /** Up to so many ids of a kind. */
  List<String> of(String kind, int most) {
    return byKind.getOrDefault(kind, Set.of()).stream().limit(most).toList();
  }

  /** An id of the kind where there is one, else of any: never none where anything was seen. */
  String like(String kind, int which) {
    List<String> some = new ArrayList<>(byKind.getOrDefault(kind, ids));
    return some.isEmpty() ? ExampleBodies.UNKNOWN : some.get(which % some.size());
  }

  Set<String> ids() {
    return ids;
  }

  /** What is here and not there. */
  Seen without(Seen other) {
    Seen rest = new Seen();
    byKind.forEach(
        (kind, all) -> {
          for (String id : all) {
            if (!other.ids.contains(id)) {
              rest.text(kind, id);
            }
          }
        });
    rest.words.addAll(words);
    rest.words.removeAll(other.words);
    return rest;
  }

  /** Ids and words of these that a text shows, but for the ids that were asked with. */
  List<String> shownBy(String text, String request) {
    List<String> shown = new ArrayList<>();
    Matcher id = UUID_TEXT.matcher(text);
    while (id.find()) {
      if (ids.contains(id.group()) && !request.contains(id.group())) {
        shown.add(id.group());
      }
    }
    WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(word -> words.contains(word) && !request.contains(word))
        .forEach(shown::add);
    return shown;
  }

  @Override
  public String toString() {
    StringBuilder said = new StringBuilder();
    byKind.forEach((kind, all) -> said.append(kind).append(' ').append(all.size()).append(", "));
    return said + "words " + words.size();
  }
}
