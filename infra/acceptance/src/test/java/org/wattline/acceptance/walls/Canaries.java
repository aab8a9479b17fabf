package org.wattline.acceptance.walls;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.wattline.local.LocalStack;

/**
 * Marks in a supplier's rows that must never be seen by another: one word per supplier, in every
 * text column that takes a word.
 */
final class Canaries {
  /** Any planted word, as a regular expression: the supplier's mark and the row's. */
  static final String WORD = "canary[0-9a-f]{1,8}x[0-9a-f]{8}";

  private final Map<String, String> wordBySlug = new TreeMap<>();
  private final Set<String> columnsPlanted = new TreeSet<>();
  private final Set<String> bare = new TreeSet<>();
  private final Map<String, String> ruled = new TreeMap<>();

  /** Plants a word in every text column of the suppliers' schemas and of their registry. */
  static Canaries plant(LocalStack stack, List<String> slugs) throws SQLException, IOException {
    Canaries canaries = new Canaries();
    try (Connection db = stack.superuser("wattline")) {
      db.setAutoCommit(false);
      for (String slug : slugs) {
        String word = "canary" + Integer.toHexString(slug.hashCode()) + "x";
        canaries.wordBySlug.put(slug, word);
        String schema = schemaOf(db, slug);
        Planter planter = new Planter(db, word);
        planter.plant(idOf(db, slug), schema);
        canaries.columnsPlanted.addAll(planter.planted());
        canaries.bare.addAll(planter.bare());
        canaries.ruled.putAll(planter.ruled());
      }
      db.commit();
    }
    canaries.bare.removeAll(canaries.columnsPlanted);
    canaries.ruled.keySet().removeAll(canaries.columnsPlanted);
    return canaries;
  }

  static String schemaOf(Connection db, String slug) throws SQLException {
    return "t_" + idOf(db, slug).toString().replace("-", "");
  }

  private static UUID idOf(Connection db, String slug) throws SQLException {
    try (PreparedStatement query =
        db.prepareStatement("select id from platform.tenant where slug = ?")) {
      query.setString(1, slug);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new AssertionError("The registry does not know " + slug);
        }
        return row.getObject(1, UUID.class);
      }
    }
  }

  /** The columns that carry a word, as {@code table.column}. */
  Set<String> columnsPlanted() {
    return Set.copyOf(columnsPlanted);
  }

  /** The columns in which nothing could be planted, though no rule of theirs keeps words out. */
  Set<String> columnsWithoutAWord() {
    return Set.copyOf(bare);
  }

  /** The columns whose own rules keep every such word out, and the rule. */
  Map<String, String> columnsOfFixedWords() {
    return Map.copyOf(ruled);
  }

  String wordOf(String slug) {
    return wordBySlug.getOrDefault(slug, "");
  }

  /** The words of all suppliers but one that a text shows. */
  List<String> foreignTo(String slug, String text) {
    return wordBySlug.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(slug))
        .map(Map.Entry::getValue)
        .filter(text::contains)
        .toList();
  }

  /** The words of any supplier that a text shows. */
  List<String> any(String text) {
    return wordBySlug.values().stream().filter(text::contains).toList();
  }
}
