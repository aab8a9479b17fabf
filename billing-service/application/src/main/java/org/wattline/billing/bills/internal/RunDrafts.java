package org.wattline.billing.bills.internal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.billing.RunCheck;
import org.wattline.bills.BillDocument;
import org.wattline.bills.BillJson;
import org.wattline.bills.Outcome;
import org.wattline.bills.PeriodKey;
import org.wattline.bills.PeriodKind;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.ContextJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What a run worked out, kept until it is issued or given up. */
@Repository
class RunDrafts {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final JdbcOperations copying;

  RunDrafts(JdbcClient jdbc, JdbcOperations copying) {
    this.jdbc = jdbc;
    this.copying = copying;
  }

  /** What is to be noted of an account. */
  record Noted(Worked worked, List<RunCheck> checks, BigDecimal previous, int billsBefore) {}

  void keep(UUID run, List<Noted> accounts, Instant knownAt) {
    delete(run, accounts.stream().map(each -> each.worked().accountId()).toList());
    CopyRows drafts = new CopyRows();
    for (Noted each : accounts) {
      short ordinal = 0;
      for (Worked.Kept draft : each.worked().drafts()) {
        drafts.add(
            draft.document().id(),
            run,
            each.worked().accountId(),
            ordinal++,
            BillJson.write(draft.document()),
            draft.proofs());
      }
    }
    drafts.into(copying, "billing_draft (id, run_id, account_id, ordinal, content, proofs)");
    copying.execute(
        (ConnectionCallback<Integer>) connection -> note(connection, run, accounts, knownAt));
  }

  private static int note(Connection db, UUID run, List<Noted> accounts, Instant knownAt)
      throws SQLException {
    try (PreparedStatement update =
        db.prepareStatement(
            """
            update billing_run_account a
            set state = n.state, bills = n.bills, total = n.total, previous = n.previous,
                checks = coalesce(string_to_array(n.checks, e'\\n'), '{}'), reason = n.reason,
                sentence = n.sentence, bills_before = n.before, worked = n.worked, known_at = ?::timestamptz
            from unnest(?::uuid[], ?::text[], ?::int[], ?::numeric[], ?::numeric[], ?::text[],
                        ?::text[], ?::text[], ?::int[], ?::text[])
              as n (id, state, bills, total, previous, checks, reason, sentence, before, worked)
            where a.run_id = ? and a.account_id = any(?) and a.account_id = n.id
            """)) {
      Object[][] columns = new Object[10][accounts.size()];
      for (int i = 0; i < accounts.size(); i++) {
        Noted each = accounts.get(i);
        Worked worked = each.worked();
        boolean parked = worked.parked() != null;
        columns[0][i] = worked.accountId();
        columns[1][i] = parked ? "PARKED" : worked.drafts().isEmpty() ? "NOTHING" : "DRAFTED";
        columns[2][i] = worked.drafts().size();
        columns[3][i] =
            worked.drafts().stream()
                .map(draft -> draft.document().total())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        columns[4][i] = each.previous();
        columns[5][i] =
            each.checks().isEmpty()
                ? null
                : each.checks().stream()
                    .map(check -> check.code() + " " + check.sentence())
                    .collect(Collectors.joining("\n"));
        columns[6][i] = parked && worked.parked() != null ? worked.parked().name() : null;
        columns[7][i] = parked ? worked.sentence() : null;
        columns[8][i] = each.billsBefore();
        columns[9][i] = periods(worked.periods());
      }
      String[] types = {
        "uuid", "text", "int4", "numeric", "numeric", "text", "text", "text", "int4", "text"
      };
      update.setString(1, knownAt.toString());
      for (int i = 0; i < types.length; i++) {
        update.setArray(i + 2, db.createArrayOf(types[i], columns[i]));
      }
      update.setObject(types.length + 2, run);
      update.setArray(types.length + 3, db.createArrayOf("uuid", columns[0]));
      return update.executeUpdate();
    }
  }

  private static String periods(List<Outcome.Worked> periods) {
    ArrayNode all = MAPPER.createArrayNode();
    for (Outcome.Worked each : periods) {
      var one = all.addObject();
      one.put("agreement", each.period().agreementId().toString());
      one.put("from", each.period().from().toString());
      if (!each.carryOver().isEmpty()) {
        one.put("carryOver", ContextJson.writeCarryOver(each.carryOver()));
      }
    }
    return all.toString();
  }

  private static List<Outcome.Worked> periods(String json) {
    List<Outcome.Worked> periods = new ArrayList<>();
    for (JsonNode each : MAPPER.readTree(json)) {
      String carryOver = each.path("carryOver").asString("");
      periods.add(
          new Outcome.Worked(
              new PeriodKey(
                  UUID.fromString(each.path("agreement").asString()),
                  PeriodKind.USAGE,
                  LocalDate.parse(each.path("from").asString())),
              carryOver.isEmpty() ? CarryOver.none() : ContextJson.readCarryOver(carryOver)));
    }
    return periods;
  }

  void delete(UUID run, Collection<UUID> accounts) {
    jdbc.sql("delete from billing_draft where run_id = :run and account_id = any(:accounts)")
        .param("run", run)
        .param("accounts", accounts.toArray(UUID[]::new))
        .update();
  }

  /** Puts the proofs of drafts where those of bills lie: they never leave the database. */
  void keepProofs(UUID run, Collection<UUID> accounts) {
    jdbc.sql(
            """
            insert into bill_proof (bill_id, proofs)
            select id, proofs from billing_draft
            where run_id = :run and account_id = any(:accounts)
            """)
        .param("run", run)
        .param("accounts", accounts.toArray(UUID[]::new))
        .update();
  }

  /** What an account came to, whose proofs lie in their place, and how many bills it had then. */
  record Drafted(BillIssuer.Known known, int billsBefore) {}

  List<Drafted> of(UUID run, Collection<UUID> accounts) {
    Map<UUID, List<BillIssuer.Unissued>> drafts = new HashMap<>();
    jdbc.sql(
            """
            select account_id, content from billing_draft
            where run_id = :run and account_id = any(:accounts) order by account_id, ordinal
            """)
        .param("run", run)
        .param("accounts", accounts.toArray(UUID[]::new))
        .query(
            row -> {
              drafts
                  .computeIfAbsent(row.getObject("account_id", UUID.class), id -> new ArrayList<>())
                  .add(BillIssuer.Unissued.of(row.getBytes("content"), null));
            });
    return jdbc.sql(
            """
            select account_id, bills_before, known_at, worked from billing_run_account
            where run_id = :run and account_id = any(:accounts) and state in ('DRAFTED', 'NOTHING')
            order by account_id
            """)
        .param("run", run)
        .param("accounts", accounts.toArray(UUID[]::new))
        .query(
            (row, n) -> {
              UUID account = row.getObject("account_id", UUID.class);
              return new Drafted(
                  new BillIssuer.Known(
                      account,
                      drafts.getOrDefault(account, List.of()),
                      periods(row.getString("worked")),
                      Instants.read(row, "known_at")),
                  row.getInt("bills_before"));
            })
        .list();
  }

  List<BillDocument> documents(UUID run, UUID account) {
    return jdbc.sql(
            """
            select content from billing_draft
            where run_id = :run and account_id = :account order by ordinal
            """)
        .param("run", run)
        .param("account", account)
        .query((row, n) -> BillJson.read(row.getBytes(1)))
        .list();
  }

  void issued(UUID run, Collection<UUID> accounts) {
    jdbc.sql(
            """
            update billing_run_account set state = 'ISSUED'
            where run_id = :run and account_id = any(:accounts) and state = 'DRAFTED'
            """)
        .param("run", run)
        .param("accounts", accounts.toArray(UUID[]::new))
        .update();
  }

  void park(UUID run, Collection<UUID> accounts, String reason, String sentence) {
    jdbc.sql(
            """
            update billing_run_account
            set state = 'PARKED', reason = :reason, sentence = :sentence, bills = 0, total = 0
            where run_id = :run and account_id = any(:accounts)
            """)
        .param("run", run)
        .param("accounts", accounts.toArray(UUID[]::new))
        .param("reason", reason)
        .param("sentence", sentence)
        .update();
  }
}
