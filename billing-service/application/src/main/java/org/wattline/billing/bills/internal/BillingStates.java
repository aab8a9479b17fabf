package org.wattline.billing.bills.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.agreements.AgreementDirectory;
import org.wattline.billing.agreements.SupplyAgreement;
import org.wattline.bills.AccountState;
import org.wattline.bills.Agreement;
import org.wattline.bills.BilledPeriod;
import org.wattline.bills.Original;
import org.wattline.bills.PeriodKey;
import org.wattline.bills.PeriodKind;
import org.wattline.bills.Terms;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.ContextJson;

/** Reads what accounts look like before they are billed, many at once. */
@Repository
class BillingStates {
  /**
   * A change may be committed a while after the moment it carries: periods worked out so shortly
   * after it are in doubt too. Working one out for nothing makes no bill.
   */
  private static final Duration LATE_COMMIT = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final AgreementDirectory agreements;
  private final PastBills past;

  BillingStates(JdbcClient jdbc, @Lazy AgreementDirectory agreements, PastBills past) {
    this.jdbc = jdbc;
    this.agreements = agreements;
    this.past = past;
  }

  private record Row(
      UUID accountId,
      PeriodKey key,
      LocalDate to,
      Original original,
      CarryOver carryOver,
      @Nullable Instant workedAt,
      boolean doubted) {}

  private record Change(LocalDateRange days, Instant at) {}

  /** Accounts as known at a moment, in the order asked for. */
  Map<UUID, AccountState> of(Collection<UUID> accountIds, Instant knownAt) {
    Map<UUID, List<Row>> billed = billed(accountIds, knownAt);
    Map<UUID, List<SupplyAgreement>> stored = agreements.ofAccounts(accountIds, knownAt);
    Map<UUID, List<Agreement>> agreed = new LinkedHashMap<>();
    Set<UUID> products = new LinkedHashSet<>();
    for (UUID account : accountIds) {
      List<Agreement> own =
          stored.getOrDefault(account, List.of()).stream().map(Agreed::of).toList();
      agreed.put(account, own);
      if (billed.containsKey(account)) {
        own.forEach(each -> each.terms().forEach(terms -> products.add(terms.productId())));
      }
    }
    Map<UUID, List<Change>> changes = changes(products, knownAt);
    Map<UUID, AccountState> states = new LinkedHashMap<>();
    agreed.forEach(
        (account, own) ->
            states.put(
                account,
                new AccountState(
                    account,
                    own,
                    billed.getOrDefault(account, List.of()).stream()
                        .map(row -> period(row, own, changes))
                        .toList(),
                    past.before(null))));
    return states;
  }

  private static BilledPeriod period(
      Row row, List<Agreement> agreements, Map<UUID, List<Change>> changes) {
    boolean doubted = row.doubted();
    Instant worked = row.workedAt();
    if (!doubted && worked != null) {
      LocalDateRange days = new LocalDateRange(row.key().from(), row.to());
      doubted =
          agreements.stream()
              .filter(each -> each.id().equals(row.key().agreementId()))
              .flatMap(each -> each.terms().stream())
              .map(Terms::productId)
              .flatMap(product -> changes.getOrDefault(product, List.of()).stream())
              .anyMatch(
                  change ->
                      change.at().isAfter(worked.minus(LATE_COMMIT))
                          && change.days().overlaps(days));
    }
    return new BilledPeriod(row.key(), row.to(), row.original(), row.carryOver(), doubted);
  }

  private Map<UUID, List<Row>> billed(Collection<UUID> accountIds, Instant knownAt) {
    Map<UUID, List<Row>> found = new HashMap<>();
    jdbc.sql(
            """
            select p.account_id, p.agreement_id, p.kind, p.from_day, p.to_day, p.bill_id, b.number,
                   w.worked_at, w.carry_over,
                   exists (
                     select from billing_change c
                     where c.subject in (p.agreement_id, p.service_point_id)
                       and c.at > coalesce(w.worked_at, b.known_at) - make_interval(secs => :late)
                       and c.at <= :knownAt
                       and c.from_day < p.to_day and c.to_day > p.from_day) as doubted
            from billed_period p
            join bill b on b.id = p.bill_id
            left join lateral (
              select worked_at, carry_over from period_work w
              where w.agreement_id = p.agreement_id and w.from_day = p.from_day and p.kind = 0
              order by worked_at desc, seq desc limit 1) w on true
            where p.account_id = any(:accounts)
            order by p.agreement_id, p.kind, p.from_day
            """)
        .param("accounts", accountIds.toArray(UUID[]::new))
        .param("late", LATE_COMMIT.toSeconds())
        .param("knownAt", Instants.of(knownAt))
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getObject("account_id", UUID.class), id -> new ArrayList<>())
                  .add(row(row));
            });
    return found;
  }

  private static Row row(ResultSet row) throws SQLException {
    String carryOver = row.getString("carry_over");
    return new Row(
        row.getObject("account_id", UUID.class),
        new PeriodKey(
            row.getObject("agreement_id", UUID.class),
            PeriodKind.values()[row.getInt("kind")],
            row.getObject("from_day", LocalDate.class)),
        row.getObject("to_day", LocalDate.class),
        new Original(row.getObject("bill_id", UUID.class), row.getString("number")),
        carryOver == null ? CarryOver.none() : ContextJson.readCarryOver(carryOver),
        Instants.readOrNull(row, "worked_at"),
        row.getBoolean("doubted"));
  }

  private Map<UUID, List<Change>> changes(Set<UUID> subjects, Instant knownAt) {
    Map<UUID, List<Change>> found = new HashMap<>();
    if (subjects.isEmpty()) {
      return found;
    }
    jdbc.sql(
            """
            select subject, from_day, to_day, at from billing_change
            where subject = any(:subjects) and at <= :knownAt
            """)
        .param("subjects", subjects.toArray(UUID[]::new))
        .param("knownAt", Instants.of(knownAt))
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getObject("subject", UUID.class), id -> new ArrayList<>())
                  .add(
                      new Change(
                          new LocalDateRange(
                              row.getObject("from_day", LocalDate.class),
                              row.getObject("to_day", LocalDate.class)),
                          Instants.read(row, "at")));
            });
    return found;
  }

  /** What a period handed on when it was worked out last before or at a moment. */
  CarryOver carriedInto(PeriodKey key, Instant knownAt) {
    return jdbc.sql(
            """
            select w.carry_over
            from billed_period p
            join period_work w on w.agreement_id = p.agreement_id and w.from_day = p.from_day
            where p.agreement_id = :agreement and p.kind = 0 and p.from_day < :from
              and w.worked_at <= :knownAt
            order by p.from_day desc, w.worked_at desc, w.seq desc limit 1
            """)
        .param("agreement", key.agreementId())
        .param("from", key.from())
        .param("knownAt", Instants.of(knownAt))
        .query((row, n) -> row.getString(1) == null ? "" : row.getString(1))
        .optional()
        .filter(text -> !text.isEmpty())
        .map(ContextJson::readCarryOver)
        .orElseGet(CarryOver::none);
  }
}
