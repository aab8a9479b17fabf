package org.wattline.billing.search.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.billing.BillKind;
import org.wattline.billing.contract.search.Found;
import org.wattline.billing.contract.search.FoundBill;
import org.wattline.billing.contract.search.FoundKind;

/** Accounts and bills by the numbers that stand on a bill. */
@Repository
class NumberSearch {
  private static final String HOLDER =
      "c.organisation_name, c.given_name, c.family_name, c.street, c.postal_code, c.city";

  private static final String BILLS =
      """
      select b.id, b.number, b.kind, b.total, b.currency, b.due_on, b.account_id,
             a.number as account_number, a.customer_id, %s,
             i.amount - coalesce(p.paid, 0) + coalesce(u.used, 0) as open
      from (select id, number, kind, total, currency, due_on, account_id, issued_at
            from bill where %s order by issued_at desc, id desc limit :limit) b
      join account a on a.id = b.account_id
      join customer c on c.id = a.customer_id
      left join open_item i on i.document_id = b.id
      left join lateral (select sum(l.amount) as paid from allocation l
                         where l.account_id = i.account_id and l.document_id = i.document_id) p on true
      left join lateral (select sum(l.amount) as used from allocation l
                         where i.amount < 0 and l.credit_id = i.document_id) u on true
      order by b.issued_at desc, b.id desc
      """;

  private final JdbcClient jdbc;

  NumberSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Found> accounts(String start, int limit) {
    return jdbc.sql(
            "select a.id, a.number, a.customer_id, "
                + HOLDER
                + " from account a join customer c on c.id = a.customer_id"
                + " where starts_with(a.number, :start) order by a.number limit :limit")
        .param("start", start)
        .param("limit", limit)
        .query((row, n) -> account(row))
        .list();
  }

  /** The newest bills whose number begins with one of these. */
  List<Found> bills(List<String> starts, int limit) {
    Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit));
    String any =
        IntStream.range(0, starts.size())
            .mapToObj(
                i -> {
                  parameters.put("start" + i, starts.get(i));
                  return "starts_with(number, :start" + i + ")";
                })
            .collect(Collectors.joining(" or "));
    return bills(any, parameters);
  }

  /** The bill that asks for a payment reference. */
  List<Found> billOf(String reference) {
    return bills(
        "id = (select document_id from open_item where payment_reference = :reference)",
        Map.of("reference", reference, "limit", 1));
  }

  private List<Found> bills(String where, Map<String, Object> parameters) {
    return jdbc.sql(BILLS.replaceFirst("%s", HOLDER).replaceFirst("%s", where))
        .params(parameters)
        .query((row, n) -> bill(row))
        .list();
  }

  private static Found account(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    String number = row.getString("number");
    return new Found(
        FoundKind.ACCOUNT,
        id,
        number,
        true,
        Places.address(row),
        null,
        null,
        null,
        row.getObject("customer_id", UUID.class),
        holder(row),
        id,
        number,
        null);
  }

  private static Found bill(ResultSet row) throws SQLException {
    java.math.BigDecimal open = row.getBigDecimal("open");
    return new Found(
        FoundKind.BILL,
        row.getObject("id", UUID.class),
        row.getString("number"),
        true,
        null,
        null,
        null,
        null,
        row.getObject("customer_id", UUID.class),
        holder(row),
        row.getObject("account_id", UUID.class),
        row.getString("account_number"),
        new FoundBill(
            BillKind.valueOf(row.getString("kind")),
            row.getString("currency"),
            row.getBigDecimal("total"),
            open == null ? java.math.BigDecimal.ZERO : open,
            row.getObject("due_on", LocalDate.class)));
  }

  private static String holder(ResultSet row) throws SQLException {
    return CustomerSearch.name(
        row.getString("organisation_name"),
        row.getString("given_name"),
        row.getString("family_name"));
  }
}
