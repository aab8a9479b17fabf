package org.wattline.controlplane.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a data migration must leave as it was, or bring about. Written beside the migration in
 * {@code V0007__words.assert.sql}, as queries that each follow a line of its own:
 *
 * <ul>
 *   <li>{@code -- same: what} the query's rows are the same before and after
 *   <li>{@code -- before: what} the query finds no row before
 *   <li>{@code -- after: what} the query finds no row after
 * </ul>
 *
 * @param what in words, for the message when it does not hold
 */
record Assertion(Kind kind, String what, String query) {
  private static final Pattern HEAD = Pattern.compile("--\\s*(same|before|after):\\s*(\\S.*)");

  enum Kind {
    SAME,
    BEFORE,
    AFTER
  }

  /**
   * Reads a file of assertions.
   *
   * @throws IllegalArgumentException when the file asserts nothing, or a query has no head
   */
  static List<Assertion> parse(String script, String text) {
    var found = new ArrayList<Assertion>();
    @Nullable Kind kind = null;
    String what = "";
    var query = new StringBuilder();
    for (String line : text.lines().toList()) {
      Matcher head = HEAD.matcher(line.strip());
      if (head.matches()) {
        add(found, kind, what, query);
        kind = Kind.valueOf(head.group(1).toUpperCase(Locale.ROOT));
        what = head.group(2);
        query.setLength(0);
      } else if (kind == null && !line.isBlank() && !line.strip().startsWith("--")) {
        throw new IllegalArgumentException(
            script + " begins with a query that no '-- same:', '-- before:' or '-- after:' names");
      } else {
        query.append(line).append('\n');
      }
    }
    add(found, kind, what, query);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(script + " asserts nothing");
    }
    return List.copyOf(found);
  }

  private static void add(
      List<Assertion> found, @Nullable Kind kind, String what, StringBuilder query) {
    if (kind == null) {
      return;
    }
    String sql = query.toString().strip();
    if (sql.endsWith(";")) {
      sql = sql.substring(0, sql.length() - 1);
    }
    if (sql.isBlank()) {
      throw new IllegalArgumentException("The assertion '" + what + "' has no query");
    }
    found.add(new Assertion(kind, what, sql));
  }
}
