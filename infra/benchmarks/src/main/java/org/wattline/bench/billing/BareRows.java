package org.wattline.bench.billing;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The rows that a run left, taken as COPY gives them and written again by COPY alone: the same
 * tables with their indexes and triggers, no drafts, nothing computed.
 */
final class BareRows {
  /** Bills to a transaction. */
  private static final int BILLS = 1_000;

  /** What a run leaves of each bill, in an order that the triggers accept. */
  static final List<String> TABLES =
      List.of(
          "bill",
          "bill_proof",
          "billed_period",
          "bill_period",
          "period_work",
          "ledger_transaction",
          "ledger_leg",
          "open_item",
          "bill_delivery");

  private final List<List<byte[]>> pages;

  private BareRows(List<List<byte[]>> pages) {
    this.pages = pages;
  }

  /** Takes the rows of every bill there is. */
  static BareRows taken(Connection db) throws Exception {
    List<List<byte[]>> pages = new ArrayList<>();
    CopyManager copy = db.unwrap(PGConnection.class).getCopyAPI();
    try (Statement statement = db.createStatement()) {
      statement.execute(
          "create temp table taken on commit preserve rows as select id, account_id,"
              + " (row_number() over (order by number) - 1) / "
              + BILLS
              + " as page from bill");
      statement.execute("create index on taken (page)");
      statement.execute("analyze taken");
      long last = one(statement, "select max(page) from taken");
      for (long page = 0; page <= last; page++) {
        List<byte[]> tables = new ArrayList<>();
        for (String table : TABLES) {
          ByteArrayOutputStream rows = new ByteArrayOutputStream();
          copy.copyOut(
              String.format(
                  Locale.ROOT,
                  "copy (select x.* from %s) to stdout (format binary)",
                  from(table, page)),
              rows);
          tables.add(rows.toByteArray());
        }
        pages.add(tables);
      }
      statement.execute("drop table taken");
    }
    return new BareRows(pages);
  }

  private static String from(String table, long page) {
    String bills = " where b.page = " + page;
    return switch (table) {
      case "bill" -> "bill x join taken b on b.id = x.id" + bills;
      case "period_work" ->
          "period_work x join billed_period p on p.agreement_id = x.agreement_id and p.from_day ="
              + " x.from_day join taken b on b.id = p.bill_id"
              + bills;
      case "ledger_transaction" ->
          "ledger_transaction x join taken b on b.id = x.source_id" + bills;
      case "ledger_leg" ->
          "ledger_leg x join ledger_transaction t on t.id = x.transaction_id join taken b on b.id ="
              + " t.source_id"
              + bills
              + " order by x.transaction_id, x.ordinal";
      case "open_item" -> "open_item x join taken b on b.id = x.document_id" + bills;
      default -> table + " x join taken b on b.id = x.bill_id" + bills;
    };
  }

  /** Writes them, a page to a transaction, over so many connections as are given. */
  void write(List<Connection> connections, ExecutorService threads) throws Exception {
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < connections.size(); i++) {
      int worker = i;
      all.add(
          () -> {
            Connection db = connections.get(worker);
            db.setAutoCommit(false);
            CopyManager copy = db.unwrap(PGConnection.class).getCopyAPI();
            for (int page = worker; page < pages.size(); page += connections.size()) {
              for (int table = 0; table < TABLES.size(); table++) {
                var in = copy.copyIn("copy " + TABLES.get(table) + " from stdin (format binary)");
                byte[] rows = pages.get(page).get(table);
                in.writeToCopy(rows, 0, rows.length);
                in.endCopy();
              }
              db.commit();
            }
            db.setAutoCommit(true);
            return true;
          });
    }
    for (Future<Boolean> done : threads.invokeAll(all)) {
      done.get();
    }
  }

  private static long one(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
