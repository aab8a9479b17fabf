package org.wattline.billing.bills.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.agreements.AgreementDirectory;
import org.wattline.billing.agreements.SupplyAgreement;
import org.wattline.billing.contract.billing.NewBillingRun;
import org.wattline.billing.contract.billing.ParkReason;
import org.wattline.billing.contract.billing.ParkedRun;
import org.wattline.kernel.LocalDateRange;

/** Which accounts a run is to bill, and which runs left an account behind. */
@Component
class RunSelection {
  /** Agreements that ended so many days before are still looked at: their last bill may be due. */
  private static final int LOOK_BACK_DAYS = 400;

  /** Numbers that nobody has which a refusal names. */
  private static final int NAMED = 5;

  private final JdbcClient jdbc;
  private final RunRows rows;
  private final AgreementDirectory agreements;

  RunSelection(JdbcClient jdbc, RunRows rows, @Lazy AgreementDirectory agreements) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.agreements = agreements;
  }

  /**
   * The accounts that are named, or where none is, all that may have something to bill.
   *
   * @throws org.wattline.tenancy.problem.ProblemException where a number is nobody's
   */
  List<UUID> of(NewBillingRun run) {
    List<String> numbers = run.accountNumbers() == null ? List.of() : run.accountNumbers();
    Set<UUID> named = new LinkedHashSet<>(run.accountIds());
    named.addAll(numbered(numbers));
    return named.isEmpty() ? due(run) : List.copyOf(named);
  }

  private List<UUID> numbered(List<String> written) {
    if (written.isEmpty()) {
      return List.of();
    }
    List<String> numbers =
        written.stream().map(each -> each.replaceAll("[\\s\u00a0.-]", "")).distinct().toList();
    Map<String, UUID> known = new HashMap<>();
    jdbc.sql("select number, id from account where number = any(:numbers)")
        .param("numbers", numbers.toArray(String[]::new))
        .query(
            row -> {
              known.put(row.getString("number"), row.getObject("id", UUID.class));
            });
    List<String> unknown = numbers.stream().filter(each -> !known.containsKey(each)).toList();
    if (!unknown.isEmpty()) {
      String some = unknown.stream().limit(NAMED).collect(Collectors.joining(", "));
      throw Refusals.invalid(
          "accountNumbers",
          "Nobody has these account numbers: " + some,
          "no-such-numbers",
          unknown.size() > NAMED ? some + " …" : some);
    }
    return numbers.stream().map(known::get).toList();
  }

  private List<UUID> due(NewBillingRun run) {
    Set<UUID> accounts = new LinkedHashSet<>();
    LocalDateRange days =
        new LocalDateRange(run.until().minusDays(LOOK_BACK_DAYS), run.until().plusDays(1));
    UUID after = null;
    List<SupplyAgreement> page;
    do {
      page = agreements.inForce(days, after, AgreementDirectory.MAX_LIMIT, null);
      page.stream()
          .filter(each -> fits(each, run.anchorDay()))
          .forEach(each -> accounts.add(each.accountId()));
      after = page.isEmpty() ? null : page.getLast().id();
    } while (page.size() == AgreementDirectory.MAX_LIMIT);
    if (run.corrections() && run.anchorDay() == null) {
      accounts.addAll(rows.doubted());
    }
    return List.copyOf(accounts);
  }

  private static boolean fits(SupplyAgreement agreement, @Nullable Integer anchorDay) {
    return anchorDay == null
        || agreement.terms().stream().anyMatch(each -> each.cycle().anchorDay() == anchorDay);
  }

  /** Goes from the runs, which are few, to the account in each. */
  List<ParkedRun> parkedOf(UUID accountId) {
    return jdbc.sql(
            """
            select r.id, r.name, r.until, p.reason, p.sentence
            from billing_run r
            join billing_run_account p on p.run_id = r.id and p.account_id = :account
            where p.state = 'PARKED' and r.state <> 'CANCELLED'
              and not exists (
                select from billing_run later
                join billing_run_account made
                  on made.run_id = later.id and made.account_id = :account
                where (later.created_at, later.id) > (r.created_at, r.id)
                  and later.state <> 'CANCELLED'
                  and made.state in ('DRAFTED', 'NOTHING', 'ISSUED'))
            order by r.created_at desc, r.id desc
            """)
        .param("account", accountId)
        .query(RunSelection::parked)
        .list();
  }

  private static ParkedRun parked(ResultSet row, int n) throws SQLException {
    String reason = row.getString("reason");
    return new ParkedRun(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getObject("until", LocalDate.class),
        reason == null ? null : ParkReason.valueOf(reason),
        row.getString("sentence"));
  }
}
