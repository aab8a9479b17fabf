package org.wattline.billing.bills.internal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.CheckCode;
import org.wattline.billing.contract.billing.CheckGroup;
import org.wattline.billing.contract.billing.NewBillingRun;
import org.wattline.billing.contract.billing.ParkReason;
import org.wattline.billing.contract.billing.ParkedGroup;
import org.wattline.billing.contract.billing.RunAccount;
import org.wattline.billing.contract.billing.RunAccountState;
import org.wattline.billing.contract.billing.RunCheck;
import org.wattline.billing.contract.billing.RunState;

/** The rows of runs and their accounts. */
@Repository
class RunRows {
  private static final String SELECT =
      """
      select r.*, c.*
      from billing_run r
      cross join lateral (
        select count(*) as accounts,
               count(*) filter (where state <> 'WAITING') as computed,
               count(*) filter (where state = 'NOTHING') as nothing,
               count(*) filter (where state = 'PARKED') as parked,
               count(*) filter (where cardinality(checks) > 0) as flagged,
               coalesce(sum(bills), 0) as bills,
               coalesce(sum(bills) filter (where state = 'ISSUED'), 0) as issued,
               coalesce(sum(total), 0) as total
        from billing_run_account where run_id = r.id) c
      """;

  private final JdbcClient jdbc;

  RunRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(
      UUID id, NewBillingRun run, LocalDate issuedOn, String currency, Asker by, Instant now) {
    jdbc.sql(
            """
            insert into billing_run
              (id, name, state, until, to_now, issued_on, due_days, anchor_day, corrections, currency,
               created_by, created_by_subject, created_at, version)
            values (:id, :name, 'SELECTED', :until, false, :issuedOn, :dueDays, :anchorDay,
                    :corrections, :currency, :by, :subject, :now, 0)
            """)
        .param("id", id)
        .param("name", run.name())
        .param("until", run.until())
        .param("issuedOn", issuedOn)
        .param("dueDays", run.dueDays())
        .param("anchorDay", run.anchorDay())
        .param("corrections", run.corrections())
        .param("currency", currency)
        .param("by", by.name())
        .param("subject", by.subject())
        .param("now", Instants.of(now))
        .update();
  }

  Optional<BillingRun> find(UUID id) {
    return jdbc.sql(SELECT + " where r.id = :id").param("id", id).query(RunRows::run).optional();
  }

  /**
   * What workers need to know of a run: nothing that is counted from its accounts, since they ask
   * before every chunk.
   */
  record Order(
      UUID id,
      RunState state,
      @Nullable Instant asOf,
      LocalDate until,
      LocalDate issuedOn,
      int dueDays,
      int anchorDay,
      boolean corrections) {}

  Optional<Order> order(UUID id) {
    return jdbc.sql(
            """
            select id, state, as_of, until, issued_on, due_days, coalesce(anchor_day, 0) as anchor_day,
                   corrections
            from billing_run where id = :id
            """)
        .param("id", id)
        .query(
            (row, n) ->
                new Order(
                    row.getObject("id", UUID.class),
                    RunState.valueOf(row.getString("state")),
                    Instants.readOrNull(row, "as_of"),
                    row.getObject("until", LocalDate.class),
                    row.getObject("issued_on", LocalDate.class),
                    row.getInt("due_days"),
                    row.getInt("anchor_day"),
                    row.getBoolean("corrections")))
        .optional();
  }

  List<BillingRun> list(@Nullable Instant at, @Nullable UUID id, int limit) {
    return jdbc.sql(
            SELECT
                + """
                 where cast(:at as timestamptz) is null
                    or (r.created_at, r.id) < (cast(:at as timestamptz), cast(:id as uuid))
                 order by r.created_at desc, r.id desc limit :limit
                """)
        .param("at", at == null ? null : Instants.of(at))
        .param("id", id)
        .param("limit", limit)
        .query(RunRows::run)
        .list();
  }

  private static BillingRun run(ResultSet row, int n) throws SQLException {
    int anchor = row.getInt("anchor_day");
    Integer anchorDay = row.wasNull() ? null : anchor;
    return new BillingRun(
        row.getObject("id", UUID.class),
        row.getString("name"),
        RunState.valueOf(row.getString("state")),
        Instants.readOrNull(row, "as_of"),
        row.getObject("until", LocalDate.class),
        row.getObject("issued_on", LocalDate.class),
        row.getInt("due_days"),
        anchorDay,
        row.getBoolean("corrections"),
        row.getInt("accounts"),
        row.getInt("computed"),
        row.getInt("nothing"),
        row.getInt("parked"),
        row.getInt("flagged"),
        row.getInt("bills"),
        row.getInt("issued"),
        row.getBigDecimal("total"),
        row.getString("currency"),
        row.getString("created_by"),
        Instants.read(row, "created_at"),
        row.getString("approved_by"),
        Instants.readOrNull(row, "approved_at"),
        Instants.readOrNull(row, "finished_at"),
        row.getInt("version"));
  }

  /** Who made a run, and where a pause goes on. */
  record Inner(String createdBySubject, @Nullable String pausedFrom) {}

  Inner inner(UUID id) {
    return jdbc.sql("select created_by_subject, paused_from from billing_run where id = :id")
        .param("id", id)
        .query((row, n) -> new Inner(row.getString(1), row.getString(2)))
        .single();
  }

  /** Moves a run on; answers whether it was in that state. */
  boolean move(UUID id, RunState from, RunState to) {
    return jdbc.sql(
                """
                update billing_run set state = :to, version = version + 1,
                  paused_from = case when :to = 'PAUSED' then :from else null end
                where id = :id and state = :from
                """)
            .param("id", id)
            .param("from", from.name())
            .param("to", to.name())
            .update()
        == 1;
  }

  void pin(UUID id, Instant asOf) {
    jdbc.sql("update billing_run set as_of = :at where id = :id")
        .param("at", Instants.of(asOf))
        .param("id", id)
        .update();
  }

  void approve(UUID id, Asker by, Instant now) {
    jdbc.sql(
            """
            update billing_run set approved_by = :by, approved_by_subject = :subject, approved_at = :now
            where id = :id
            """)
        .param("by", by.name())
        .param("subject", by.subject())
        .param("now", Instants.of(now))
        .param("id", id)
        .update();
  }

  void finish(UUID id, Instant now) {
    jdbc.sql("update billing_run set finished_at = :now where id = :id")
        .param("now", Instants.of(now))
        .param("id", id)
        .update();
  }

  /** Runs that work now. */
  List<UUID> working() {
    return jdbc.sql(
            "select id from billing_run where state in ('PREVIEWING', 'FINALISING') order by id")
        .query(UUID.class)
        .list();
  }

  /** Takes these accounts into a run, and returns how many there are. */
  int select(UUID id, List<UUID> accounts) {
    return jdbc.sql(
            """
            insert into billing_run_account
              (run_id, account_id, state, bills, total, checks, bills_before)
            select :run, a.id, 'WAITING', 0, 0, '{}', 0
            from account a where a.id = any(:accounts)
            on conflict do nothing
            """)
        .param("run", id)
        .param("accounts", accounts.toArray(UUID[]::new))
        .update();
  }

  /** Accounts whose billed periods are in doubt. */
  List<UUID> doubted() {
    return jdbc.sql(
            """
            select distinct p.account_id from billed_period p
            join bill b on b.id = p.bill_id
            join billing_change c on c.subject in (p.agreement_id, p.service_point_id)
              and c.from_day < p.to_day and c.to_day > p.from_day
            where c.at > coalesce(
              (select max(w.worked_at) from period_work w
               where w.agreement_id = p.agreement_id and w.from_day = p.from_day), b.known_at)
            """)
        .query(UUID.class)
        .list();
  }

  List<UUID> accountsIn(UUID run, RunAccountState state) {
    return jdbc.sql(
            """
            select account_id from billing_run_account
            where run_id = :run and state = :state order by account_id
            """)
        .param("run", run)
        .param("state", state.name())
        .query(UUID.class)
        .list();
  }

  /** Has parked and computed accounts wait; how many of them do now. */
  int waitAgain(UUID run, List<UUID> accounts) {
    return jdbc.sql(
            """
            update billing_run_account
            set state = 'WAITING', bills = 0, total = 0, checks = '{}', reason = null, sentence = null
            where run_id = :run and account_id = any(:accounts) and state in ('PARKED', 'DRAFTED')
            """)
        .param("run", run)
        .param("accounts", accounts.toArray(UUID[]::new))
        .update();
  }

  List<CheckGroup> checks(UUID run) {
    return jdbc.sql(
            """
            select code, count(*) as n, sum(total) as total
            from (select distinct account_id, total, split_part(c, ' ', 1) as code
                  from billing_run_account, unnest(checks) c where run_id = :run) x
            group by code order by n desc, code
            """)
        .param("run", run)
        .query(
            (row, n) ->
                new CheckGroup(
                    CheckCode.valueOf(row.getString("code")),
                    row.getInt("n"),
                    row.getBigDecimal("total")))
        .list();
  }

  List<ParkedGroup> parked(UUID run) {
    return jdbc.sql(
            """
            select reason, count(*) as n from billing_run_account
            where run_id = :run and state = 'PARKED' group by reason order by n desc, reason
            """)
        .param("run", run)
        .query(
            (row, n) ->
                new ParkedGroup(ParkReason.valueOf(row.getString("reason")), row.getInt("n")))
        .list();
  }

  List<RunAccount> accounts(
      UUID run,
      @Nullable RunAccountState state,
      @Nullable CheckCode check,
      @Nullable ParkReason reason,
      @Nullable String after,
      int limit) {
    return jdbc.sql(
            """
            select r.*, a.number,
                   coalesce(c.organisation_name, concat_ws(' ', c.given_name, c.family_name)) as customer
            from billing_run_account r
            join account a on a.id = r.account_id
            join customer c on c.id = a.customer_id
            where r.run_id = :run
              and (cast(:state as text) is null or r.state = :state)
              and (cast(:reason as text) is null or r.reason = :reason)
              and (cast(:check as text) is null
                   or exists (select from unnest(r.checks) x where starts_with(x, :check || ' ')))
              and (cast(:after as text) is null or a.number > :after)
            order by a.number limit :limit
            """)
        .param("run", run)
        .param("state", state == null ? null : state.name())
        .param("check", check == null ? null : check.name())
        .param("reason", reason == null ? null : reason.name())
        .param("after", after)
        .param("limit", limit)
        .query(RunRows::account)
        .list();
  }

  private static RunAccount account(ResultSet row, int n) throws SQLException {
    List<RunCheck> checks = new ArrayList<>();
    for (String each : Arrays.asList((String[]) row.getArray("checks").getArray())) {
      int space = each.indexOf(' ');
      checks.add(
          new RunCheck(CheckCode.valueOf(each.substring(0, space)), each.substring(space + 1)));
    }
    String reason = row.getString("reason");
    BigDecimal previous = row.getBigDecimal("previous");
    return new RunAccount(
        row.getObject("account_id", UUID.class),
        row.getString("number"),
        row.getString("customer"),
        RunAccountState.valueOf(row.getString("state")),
        row.getInt("bills"),
        row.getBigDecimal("total"),
        previous,
        checks,
        reason == null ? null : ParkReason.valueOf(reason),
        row.getString("sentence"));
  }
}
