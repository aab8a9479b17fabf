package org.wattline.billing.payments.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.payments.DisputeCount;
import org.wattline.billing.contract.payments.DisputeOrder;
import org.wattline.billing.contract.payments.DisputeStatus;
import org.wattline.billing.contract.payments.ListedRefund;
import org.wattline.billing.contract.payments.PaymentDispute;
import org.wattline.billing.contract.payments.RefundCount;
import org.wattline.billing.contract.payments.RefundStatus;
import org.wattline.billing.payments.ReturnFilter;
import org.wattline.tenancy.time.BusinessCalendar;

/** Lists the refunds and disputes of all accounts. */
@Repository
class MoneyReturnRows {
  /** Where a dispute stands in the order of deadlines that asks for no evidence. */
  static final Instant NO_DEADLINE = Instant.parse("9999-12-31T00:00:00Z");

  private static final String WHOSE =
      """
      p.account_id, p.currency, p.method, a.number as account_number,
      coalesce(c.organisation_name, concat_ws(' ', c.given_name, c.family_name)) as customer_name
      """;

  private static final String JOINS =
      """
      join card_payment p on p.id = r.payment_id
      join account a on a.id = p.account_id
      join customer c on c.id = a.customer_id
      """;

  private static final String NARROWED =
      """
      (cast(:from as timestamptz) is null or r.%1$s >= :from)
      and (cast(:to as timestamptz) is null or r.%1$s < :to)
      and (cast(:least as numeric) is null or r.amount >= :least)
      and (cast(:most as numeric) is null or r.amount <= :most)
      and (cast(:words as text) is null
           or a.number like cast(:number as text) || '%%'
           or lower(coalesce(c.organisation_name, concat_ws(' ', c.given_name, c.family_name)))
              like '%%' || :words || '%%')
      """;

  private final JdbcClient jdbc;
  private final BusinessCalendar calendar;

  MoneyReturnRows(JdbcClient jdbc, BusinessCalendar calendar) {
    this.jdbc = jdbc;
    this.calendar = calendar;
  }

  /**
   * @param at what the page before ended with in this order, and {@code id} whose it was
   */
  List<PaymentDispute> disputes(
      boolean open,
      @Nullable DisputeStatus status,
      ReturnFilter filter,
      DisputeOrder order,
      @Nullable Instant at,
      @Nullable UUID id,
      int limit) {
    String after =
        switch (order) {
          case NEWEST ->
              """
              and (cast(:at as timestamptz) is null or (r.opened_at, r.id) < (:at, :id))
              order by r.opened_at desc, r.id desc limit :limit
              """;
          case DEADLINE ->
              """
              and (cast(:at as timestamptz) is null
                   or (coalesce(r.respond_by, :never), r.id) > (:at, :id))
              order by coalesce(r.respond_by, :never), r.id limit :limit
              """;
        };
    JdbcClient.StatementSpec asked =
        narrowed(
            jdbc.sql(
                "select r.*, "
                    + WHOSE
                    + "from card_dispute r "
                    + JOINS
                    + """
                    where (cast(:status as text) is null or r.status = :status)
                      and (not :open or r.status in ('INQUIRY', 'NEEDS_RESPONSE', 'UNDER_REVIEW'))
                      and
                    """
                    + String.format(Locale.ROOT, NARROWED, "opened_at")
                    + after),
            filter);
    return (order == DisputeOrder.DEADLINE
            ? asked.param("never", Timestamp.from(NO_DEADLINE))
            : asked)
        .param("status", status == null ? null : status.name())
        .param("open", open && status == null)
        .param("at", at == null ? null : Timestamp.from(at))
        .param("id", id)
        .param("limit", limit)
        .query(MoneyReturnRows::dispute)
        .list();
  }

  List<ListedRefund> refunds(
      @Nullable RefundStatus status,
      ReturnFilter filter,
      @Nullable Instant beforeAt,
      @Nullable UUID beforeId,
      int limit) {
    return narrowed(
            jdbc.sql(
                "select r.*, "
                    + WHOSE
                    + "from card_refund r "
                    + JOINS
                    + "where (cast(:status as text) is null or r.state = :status) and "
                    + String.format(Locale.ROOT, NARROWED, "requested_at")
                    + """
                    and (cast(:at as timestamptz) is null or (r.requested_at, r.id) < (:at, :id))
                    order by r.requested_at desc, r.id desc limit :limit
                    """),
            filter)
        .param("status", status == null ? null : status.name())
        .param("at", beforeAt == null ? null : Timestamp.from(beforeAt))
        .param("id", beforeId)
        .param("limit", limit)
        .query(
            (row, n) ->
                new ListedRefund(
                    RefundRows.refund(row, n),
                    row.getString("account_number"),
                    row.getString("customer_name"),
                    row.getString("method")))
        .list();
  }

  private JdbcClient.StatementSpec narrowed(JdbcClient.StatementSpec asked, ReturnFilter filter) {
    String words = filter.account() == null ? null : filter.account().toLowerCase(Locale.ROOT);
    String digits = words == null ? "" : words.replaceAll("[\\s./-]", "");
    return asked
        .param("from", begin(filter.from()))
        .param("to", begin(filter.to()))
        .param("least", filter.least())
        .param("most", filter.most())
        .param("number", digits.matches("[0-9]{1,10}") ? digits : null)
        .param("words", words == null ? null : words.replaceAll("([\\\\%_])", "\\\\$1"));
  }

  private @Nullable Timestamp begin(@Nullable LocalDate day) {
    return day == null ? null : Timestamp.from(day.atStartOfDay(calendar.zone()).toInstant());
  }

  List<DisputeCount> disputeCounts() {
    return jdbc.sql(
            """
            select d.status, p.currency, count(*) as disputes, sum(d.amount) as amount,
                   min(d.respond_by) as next
              from card_dispute d join card_payment p on p.id = d.payment_id
             group by d.status, p.currency order by d.status, p.currency
            """)
        .query(
            (row, n) ->
                new DisputeCount(
                    DisputeStatus.valueOf(row.getString("status")),
                    row.getString("currency"),
                    row.getLong("disputes"),
                    row.getBigDecimal("amount"),
                    row.getObject("next") == null ? null : PaymentRows.instant(row, "next")))
        .list();
  }

  List<RefundCount> refundCounts() {
    return jdbc.sql(
            """
            select r.state, p.currency, count(*) as refunds, sum(r.amount) as amount,
                   min(r.requested_at) as oldest
              from card_refund r join card_payment p on p.id = r.payment_id
             group by r.state, p.currency order by r.state, p.currency
            """)
        .query(
            (row, n) ->
                new RefundCount(
                    RefundStatus.valueOf(row.getString("state")),
                    row.getString("currency"),
                    row.getLong("refunds"),
                    row.getBigDecimal("amount"),
                    PaymentRows.instant(row, "oldest")))
        .list();
  }

  private static PaymentDispute dispute(ResultSet row, int n) throws SQLException {
    return new PaymentDispute(
        row.getObject("id", UUID.class),
        row.getObject("payment_id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("account_number"),
        row.getString("customer_name"),
        row.getString("method"),
        row.getBigDecimal("amount"),
        row.getString("currency"),
        DisputeStatus.valueOf(row.getString("status")),
        row.getString("reason"),
        PaymentRows.instant(row, "opened_at"),
        row.getObject("respond_by") == null ? null : PaymentRows.instant(row, "respond_by"),
        row.getObject("taken_on") != null && row.getObject("returned_on") == null);
  }
}
