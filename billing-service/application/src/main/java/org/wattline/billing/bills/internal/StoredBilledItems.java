package org.wattline.billing.bills.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.billing.BillKind;
import org.wattline.billing.contract.ledger.ItemBill;
import org.wattline.billing.ledger.BilledItems;

/** Tells the books which of their documents are which bills. */
@Repository
class StoredBilledItems implements BilledItems {
  private final JdbcClient jdbc;

  StoredBilledItems(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<UUID, ItemBill> of(Collection<UUID> documentIds) {
    Map<UUID, ItemBill> found = new HashMap<>();
    if (documentIds.isEmpty()) {
      return found;
    }
    jdbc.sql("select id, kind, final_bill, from_day, to_day from bill where id = any(:ids)")
        .param("ids", documentIds.toArray(UUID[]::new))
        .query(
            row -> {
              found.put(
                  row.getObject("id", UUID.class),
                  new ItemBill(
                      BillKind.valueOf(row.getString("kind")),
                      row.getBoolean("final_bill"),
                      row.getObject("from_day", LocalDate.class),
                      row.getObject("to_day", LocalDate.class)));
            });
    return found;
  }
}
