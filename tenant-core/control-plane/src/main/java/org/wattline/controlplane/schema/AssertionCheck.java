package org.wattline.controlplane.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wattline.controlplane.job.StepFailedException;

/** A migration's assertions, held against one tenant's schema in the migration's transaction. */
final class AssertionCheck {
  /** Rows quoted in a message: enough to find the fault. */
  private static final int SHOWN = 3;

  private static final int FETCH = 1_000;

  private final Migration migration;
  private final Map<Assertion, Answer> before = new HashMap<>();

  private record Answer(long rows, byte[] hash, List<String> first) {
    boolean sameAs(Answer other) {
      return rows == other.rows && Arrays.equals(hash, other.hash);
    }

    String told() {
      return rows == 0 ? "no row" : rows + " rows, first " + first;
    }
  }

  AssertionCheck(Migration migration) {
    this.migration = migration;
  }

  /**
   * @throws StepFailedException when the schema is not as the migration needs it
   */
  void before(Connection connection) throws SQLException {
    for (Assertion assertion : migration.assertions()) {
      switch (assertion.kind()) {
        case SAME -> before.put(assertion, ask(connection, assertion));
        case BEFORE -> requireNone(connection, assertion, "before");
        case AFTER -> {}
      }
    }
  }

  /**
   * @throws StepFailedException when the migration did not keep or bring about what it should
   */
  void after(Connection connection) throws SQLException {
    for (Assertion assertion : migration.assertions()) {
      switch (assertion.kind()) {
        case SAME -> {
          Answer was = before.get(assertion);
          Answer is = ask(connection, assertion);
          if (was == null || !is.sameAs(was)) {
            throw failed(
                assertion,
                "differs: before "
                    + (was == null ? "unknown" : was.told())
                    + "; after "
                    + is.told());
          }
        }
        case AFTER -> requireNone(connection, assertion, "after");
        case BEFORE -> {}
      }
    }
  }

  private void requireNone(Connection connection, Assertion assertion, String when)
      throws SQLException {
    Answer answer = ask(connection, assertion);
    if (answer.rows() > 0) {
      throw failed(assertion, "does not hold " + when + ": " + answer.told());
    }
  }

  private StepFailedException failed(Assertion assertion, String how) {
    return new StepFailedException(
        String.format(
            Locale.ROOT, "%s was undone: '%s' %s", migration.script(), assertion.what(), how));
  }

  private static Answer ask(Connection connection, Assertion assertion) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setFetchSize(FETCH);
      try (ResultSet rows = statement.executeQuery(assertion.query())) {
        int columns = rows.getMetaData().getColumnCount();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        var first = new ArrayList<String>();
        long count = 0;
        while (rows.next()) {
          var line = new ArrayList<String>();
          for (int i = 1; i <= columns; i++) {
            line.add(String.valueOf(rows.getString(i)));
          }
          digest.update((String.join("\t", line) + "\n").getBytes(StandardCharsets.UTF_8));
          if (count++ < SHOWN) {
            first.add(String.join(" | ", line));
          }
        }
        return new Answer(count, digest.digest(), first);
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
