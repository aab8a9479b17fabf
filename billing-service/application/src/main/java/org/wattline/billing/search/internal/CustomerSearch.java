package org.wattline.billing.search.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.customers.PartyKind;
import org.wattline.billing.contract.search.Found;
import org.wattline.billing.contract.search.FoundKind;

/**
 * Customers by name and address. The database names candidates in one pass over the customers, by
 * conditions that are cheap and wide; they are then judged here, where accents and distances are
 * cheap. An index by trigrams does not help: a name with two letters swapped shares one trigram in
 * six with what was meant, and its comparison costs four times that of pairs of letters.
 */
@Repository
class CustomerSearch {
  /** Candidates that are judged: more than anybody has namesakes. */
  private static final int CANDIDATES = 400;

  /** Pairs of letters that a wrong or missing letter, or two swapped ones, spoil at most. */
  private static final int SPOILT = 3;

  private static final int LEAST_PAIRS = 2;

  /** What a name with wrong letters ranks behind: more than six words of an address. */
  private static final int NEAR = 100;

  /**
   * Letters that may carry an accent where an address is kept as it was written: those of any
   * language, or where they leave too little of a word those of the languages nearby.
   */
  private static final List<String> ACCENTED = List.of("acdegilnorstuyz", "aceinouy");

  /** Letters of a pattern that must be sure, or accents are not looked past. */
  private static final int LEAST_SURE = 2;

  /** One scan; what conditions are asked of is made once a row, not once a condition. */
  private static final String FROM =
      """
      select id, kind, given_name, family_name, organisation_name, street, postal_code, city,
             sort_name
      from (select c.*, lower(concat_ws(' ', street, postal_code, city)) as place
            from customer c offset 0) c
      where\s""";

  private final JdbcClient jdbc;

  CustomerSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A candidate, with what it is judged by: plain texts and their words. */
  private record Row(
      Found found, String sortName, List<String> name, String place, List<String> placeWords) {}

  /** Lower is better. */
  private record Ranked(Row row, int rank) {}

  /** Those that have every word in their name. */
  List<Found> byName(List<String> words, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    String all =
        IntStream.range(0, words.size())
            .mapToObj(i -> named(words.get(i), i, parameters))
            .collect(Collectors.joining(" and "));
    return ranked(candidates(all + " order by sort_name, id", parameters), words, limit);
  }

  /** Those that have every word in their name or address. */
  List<Found> byNameAndAddress(List<String> words, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    List<String> all = new ArrayList<>();
    List<String> inName = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String name = named(words.get(i), i, parameters);
      parameters.put("place" + i, "%" + loose(words.get(i)) + "%");
      all.add("(" + name + " or place like :place" + i + ")");
      inName.add("(" + name + ")::int");
    }
    return ranked(
        candidates(
            String.join(" and ", all)
                + " order by "
                + String.join(" + ", inName)
                + " desc, sort_name, id",
            parameters),
        words,
        limit);
  }

  /**
   * Those whose name is what was typed but for a letter or two; a word that is none of the name's
   * may be of the address.
   */
  List<Found> byNearName(List<String> words, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    List<String> any = new ArrayList<>();
    List<String> overlap = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (Closeness.forgives(word)) {
        String pairs = pairs(word, i, parameters);
        any.add(pairs + " >= " + leastPairs(word));
        overlap.add(pairs);
      }
    }
    return ranked(
        candidates(
            String.join(" or ", any)
                + " order by "
                + String.join(" + ", overlap)
                + " desc, sort_name, id",
            parameters),
        words,
        limit);
  }

  private static String named(String word, int at, Map<String, Object> parameters) {
    parameters.put("name" + at, "%" + word + "%");
    return "sort_name like :name" + at;
  }

  List<Found> byEmail(String start, int limit) {
    return candidates(
            "starts_with(lower(email), :start) order by lower(email), id",
            Map.of("start", start.toLowerCase(java.util.Locale.ROOT)))
        .stream()
        .map(Row::found)
        .limit(limit)
        .toList();
  }

  List<Found> byPhone(String digits, int limit) {
    return candidates(
            "replace(phone, ' ', '') like :end order by sort_name, id", Map.of("end", "%" + digits))
        .stream()
        .map(Row::found)
        .limit(limit)
        .toList();
  }

  private List<Row> candidates(String where, Map<String, Object> parameters) {
    return jdbc.sql(FROM + where + " limit " + CANDIDATES)
        .params(parameters)
        .query((row, n) -> row(row))
        .list();
  }

  private static List<Found> ranked(List<Row> rows, List<String> words, int limit) {
    return rows.stream()
        .flatMap(row -> rank(words, row).stream())
        .sorted(
            Comparator.comparingInt(Ranked::rank)
                .thenComparing(ranked -> ranked.row().sortName())
                .thenComparing(ranked -> ranked.row().found().id()))
        .limit(limit)
        .map(ranked -> ranked.rank() < NEAR ? ranked.row().found() : inexact(ranked.row().found()))
        .toList();
  }

  private static Optional<Ranked> rank(List<String> words, Row row) {
    OptionalInt exact = wordRank(words, row);
    if (exact.isPresent()) {
      return Optional.of(new Ranked(row, exact.getAsInt()));
    }
    OptionalInt near = nearRank(words, row);
    return near.isPresent()
        ? Optional.of(new Ranked(row, NEAR + near.getAsInt()))
        : Optional.empty();
  }

  /** A whole word of the name, its beginning, within it; then the same of the address. */
  private static OptionalInt wordRank(List<String> words, Row row) {
    int rank = 0;
    for (String word : words) {
      int in = within(word, row.name(), row.sortName());
      if (in < 0) {
        in = within(word, row.placeWords(), row.place());
        if (in < 0) {
          return OptionalInt.empty();
        }
        in += 3;
      }
      rank += in;
    }
    return OptionalInt.of(rank);
  }

  private static int within(String word, List<String> words, String text) {
    if (words.contains(word)) {
      return 0;
    }
    if (words.stream().anyMatch(each -> each.startsWith(word))) {
      return 1;
    }
    return text.contains(word) ? 2 : -1;
  }

  private static OptionalInt nearRank(List<String> words, Row row) {
    OptionalInt together =
        words.size() > 1 ? Closeness.of(String.join("", words), row.name()) : OptionalInt.empty();
    int rank = 0;
    boolean named = false;
    for (String word : words) {
      OptionalInt near = Closeness.of(word, row.name());
      if (near.isPresent()) {
        rank += near.getAsInt();
        named |= Closeness.forgives(word);
      } else if (row.place().contains(word)) {
        rank += 1;
      } else {
        return together;
      }
    }
    return named ? OptionalInt.of(rank) : together;
  }

  /** The pairs of neighbouring letters that the name has of the word's. */
  private static String pairs(String word, int at, Map<String, Object> parameters) {
    Set<String> pairs = new LinkedHashSet<>();
    for (int i = 0; i + 1 < word.length(); i++) {
      pairs.add(word.substring(i, i + 2));
    }
    StringBuilder sum = new StringBuilder("(");
    for (String pair : pairs) {
      String name = "pair" + at + "_" + sum.length();
      parameters.put(name, pair);
      sum.append(sum.length() == 1 ? "" : " + ")
          .append("(position(:" + name + " in sort_name) > 0)::int");
    }
    return sum.append(')').toString();
  }

  private static int leastPairs(String word) {
    return Math.max(LEAST_PAIRS, word.length() - 1 - SPOILT * Closeness.allowance(word));
  }

  /** A word that letters with accents match as well. */
  private static String loose(String word) {
    for (String accented : ACCENTED) {
      String loose =
          word.chars()
              .mapToObj(c -> accented.indexOf(c) < 0 ? String.valueOf((char) c) : "_")
              .collect(Collectors.joining());
      if (loose.replace("_", "").length() >= LEAST_SURE) {
        return loose;
      }
    }
    return word;
  }

  private static Row row(ResultSet row) throws SQLException {
    PartyKind party = PartyKind.valueOf(row.getString("kind"));
    String sortName = row.getString("sort_name");
    String place =
        Sought.plain(
            String.join(
                " ", row.getString("street"), row.getString("postal_code"), row.getString("city")));
    UUID id = row.getObject("id", UUID.class);
    String name =
        name(
            row.getString("organisation_name"),
            row.getString("given_name"),
            row.getString("family_name"));
    return new Row(
        new Found(
            FoundKind.CUSTOMER,
            id,
            name,
            true,
            Places.address(row),
            party,
            null,
            null,
            id,
            name,
            null,
            null,
            null),
        sortName,
        Sought.words(sortName),
        place,
        Sought.words(place));
  }

  static String name(
      @Nullable String organisation, @Nullable String given, @Nullable String family) {
    return organisation != null
        ? organisation
        : Stream.of(Optional.ofNullable(given), Optional.ofNullable(family))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
  }

  private static Found inexact(Found found) {
    return new Found(
        found.kind(),
        found.id(),
        found.name(),
        false,
        found.address(),
        found.party(),
        null,
        null,
        found.customerId(),
        found.customerName(),
        null,
        null,
        null);
  }
}
