package org.wattline.billing.bills;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillSummary;
import org.wattline.billing.contract.billing.LineExplanation;
import org.wattline.billing.contract.billing.NewBill;
import org.wattline.billing.contract.billing.Recomputation;

/** Bills, as their readers may see them: a customer those of their own accounts. */
public interface Bills {

  Page<BillSummary> ofAccount(Asker asker, UUID accountId, @Nullable String cursor, int limit);

  /** By number, or the newest. Staff only. */
  Page<BillSummary> search(
      Asker asker, @Nullable String number, @Nullable String cursor, int limit);

  Bill get(Asker asker, UUID id, @Nullable String language);

  LineExplanation explain(Asker asker, UUID id, String line, @Nullable String language);

  String proof(Asker asker, UUID id);

  String document(Asker asker, UUID id);

  Recomputation recompute(Asker asker, UUID id);

  List<Bill> preview(Asker asker, UUID accountId, LocalDate until);

  List<BillSummary> issue(Asker asker, UUID accountId, NewBill bill);
}
