package org.wattline.billing.bills.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.bills.BillDocument;
import org.wattline.bills.BillJson;
import org.wattline.bills.PastCharges;
import org.wattline.bills.PeriodKey;

/** What issued bills charged, read from the bills themselves. */
@Repository
class PastBills {
  private final JdbcClient jdbc;

  PastBills(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was charged; an agreement's bills are read when it is first asked for.
   *
   * @param bill only what was issued before this one; everything when null
   */
  PastCharges before(@Nullable UUID bill) {
    Map<UUID, List<BillDocument>> read = new HashMap<>();
    return period ->
        charges(
            read.computeIfAbsent(period.agreementId(), agreement -> bills(agreement, bill)),
            period);
  }

  private static PastCharges.Charges charges(List<BillDocument> bills, PeriodKey period) {
    List<BillDocument.Line> lines = new ArrayList<>();
    List<BillDocument.TaxAmount> taxes = new ArrayList<>();
    String currency = "";
    for (BillDocument bill : bills) {
      currency = bill.currency();
      bill.lines().stream().filter(line -> line.period().equals(period)).forEach(lines::add);
      bill.taxes().stream().filter(tax -> tax.period().equals(period)).forEach(taxes::add);
    }
    return new PastCharges.Charges(currency, lines, taxes);
  }

  private List<BillDocument> bills(UUID agreement, @Nullable UUID before) {
    return jdbc.sql(
            """
            select b.content from bill b
            where b.id in (select p.bill_id from bill_period p where p.agreement_id = :agreement)
              and (cast(:before as uuid) is null
                   or (b.issued_at, b.id) < (select o.issued_at, o.id from bill o where o.id = :before))
            order by b.issued_at, b.id
            """)
        .param("agreement", agreement)
        .param("before", before)
        .query((row, n) -> BillJson.read(row.getBytes(1)))
        .list();
  }
}
