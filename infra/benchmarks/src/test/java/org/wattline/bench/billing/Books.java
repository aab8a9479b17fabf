package org.wattline.bench.billing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.test.TestDatabase;

/** What a run left behind, looked at from outside of the service. */
final class Books {
  private final TestDatabase database;
  private final TenantEntry tenant;

  Books(TestDatabase database, TenantEntry tenant) {
    this.database = database;
    this.tenant = tenant;
  }

  /** The first column of what a query finds. */
  List<String> ask(String sql) throws SQLException {
    try (Connection db = Households.connection(database, tenant);
        Statement statement = db.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found;
    }
  }

  long count(String sql) throws SQLException {
    return Long.parseLong(ask(sql).getFirst());
  }

  /** The run's state; empty before there is one. */
  String state() throws SQLException {
    List<String> states = ask("select state from billing_run");
    return states.isEmpty() ? "" : states.getFirst();
  }

  /** Steps done: each account is worked out, then issued. */
  long done() throws SQLException {
    return count(
        "select count(*) filter (where state <> 'WAITING') + count(*) filter (where state = 'ISSUED')"
            + " from billing_run_account");
  }

  /**
   * Documents, proofs, periods, ledger, payments, open items and queued letters by account, without
   * what chance decides: ids, and which of the numbers and references each got.
   */
  String fingerprint() throws SQLException {
    return ask("""
            select md5(string_agg(x.line, E'\\n' order by x.line)) from (
              select 'bill ' || a.number || ' '
                     || (convert_from(b.content, 'UTF8')::jsonb - 'id' - 'number' - 'paymentReference')::text
                     || ' ' || md5(p.proofs) as line
              from bill b join account a on a.id = b.account_id join bill_proof p on p.bill_id = b.id
              union all
              select concat_ws(' ', 'period', a.number, d.agreement_id, d.kind, d.from_day, d.to_day)
              from billed_period d join account a on a.id = d.account_id
              union all
              select concat_ws(' ', 'work', w.agreement_id, w.from_day, w.worked_at, w.carry_over)
              from period_work w
              union all
              select concat_ws(' ', 'leg', a.number, t.kind, t.effective_date, l.ordinal, l.gl,
                               l.amount, l.account_id)
              from ledger_leg l join ledger_transaction t on t.id = l.transaction_id
              join (select id, account_id from bill union all select id, account_id from card_payment) o
                on o.id = t.source_id
              join account a on a.id = o.account_id
              union all
              select concat_ws(' ', 'paid', a.number, c.state, c.amount, c.paid_on, c.refunded, c.method)
              from card_payment c join account a on a.id = c.account_id
              union all
              select concat_ws(' ', 'credit', a.number, c.amount, c.effective_date)
              from account_credit c join account a on a.id = c.account_id
              union all
              select concat_ws(' ', 'allocated', a.number, sum(x.amount))
              from allocation x join account a on a.id = x.account_id group by a.number
              union all
              select concat_ws(' ', 'item', a.number, i.issued_on, i.due_on, i.amount, i.claim)
              from open_item i join account a on a.id = i.account_id
              union all
              select concat_ws(' ', 'letter', a.number, d.recipient, d.state)
              from bill_delivery d join account a on a.id = d.account_id
              union all
              select concat_ws(' ', 'closed', service_point_id, closed_until) from usage_close
            ) x
            """)
        .getFirst();
  }

  /**
   * Everything that is lost, doubled or unbalanced, in words; empty when nothing is.
   *
   * @param payments by card, each booked
   */
  List<String> faults(int households, int payments) throws SQLException {
    List<String> faults = new ArrayList<>();
    for (String table :
        List.of(
            "bill",
            "bill_proof",
            "billed_period",
            "bill_period",
            "period_work",
            "open_item",
            "bill_delivery",
            "usage_close")) {
      expect(faults, table, households, "select count(*) from " + table);
    }
    expect(
        faults, "accounts with a bill", households, "select count(distinct account_id) from bill");
    expect(
        faults,
        "numbers without a gap",
        households,
        "select count(*) from bill b join generate_series(1, "
            + households
            + ") n on b.number = 'F2024-' || lpad(n::text, 7, '0')");
    expect(
        faults,
        "references",
        households,
        "select count(distinct payment_reference) from open_item");
    expect(
        faults,
        "transactions of bills and payments",
        households + payments,
        "select count(*) from ledger_transaction");
    for (String table :
        List.of(
            "ledger_transaction where kind = 'PAYMENT'",
            "card_payment where state = 'SUCCEEDED'",
            "account_credit")) {
      expect(faults, table, payments, "select count(*) from " + table);
    }
    expect(
        faults,
        "events nobody acted on",
        0,
        "select count(*) from gateway_event where handled_at is null");
    expect(
        faults,
        "payments that paid less of their bill than they could",
        0,
        "select count(*) from card_payment c join bill b on b.account_id = c.account_id where"
            + " least(c.amount, b.total) is distinct from (select sum(amount) from allocation a"
            + " where a.credit_id = c.id)");
    expect(faults, "the ledger's sum", 0, "select (sum(amount) * 100)::bigint from ledger_leg");
    expect(
        faults,
        "transactions out of balance",
        0,
        "select count(*) from (select from ledger_leg group by transaction_id having sum(amount) <>"
            + " 0) x");
    expect(
        faults,
        "accounts that owe something else than their bill without what was paid",
        0,
        "select count(*) from bill b where total - coalesce((select sum(amount) from card_payment c"
            + " where c.account_id = b.account_id), 0) is distinct from (select sum(amount) from"
            + " ledger_leg l where l.account_id = b.account_id and gl = 'RECEIVABLES')");
    expect(faults, "drafts left", 0, "select count(*) from billing_draft");
    expect(
        faults,
        "accounts not issued",
        0,
        "select count(*) from billing_run_account where state <> 'ISSUED'");
    return faults;
  }

  private void expect(List<String> faults, String what, long wanted, String sql)
      throws SQLException {
    long found = count(sql);
    if (found != wanted) {
      faults.add(what + ": " + found + ", not " + wanted);
    }
  }
}
