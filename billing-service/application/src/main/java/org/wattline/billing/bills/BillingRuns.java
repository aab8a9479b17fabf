package org.wattline.billing.bills;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.CheckCode;
import org.wattline.billing.contract.billing.CheckGroup;
import org.wattline.billing.contract.billing.NewBillingRun;
import org.wattline.billing.contract.billing.ParkReason;
import org.wattline.billing.contract.billing.ParkedGroup;
import org.wattline.billing.contract.billing.ParkedRun;
import org.wattline.billing.contract.billing.RunAccount;
import org.wattline.billing.contract.billing.RunAccountState;
import org.wattline.billing.contract.billing.RunRetry;

/** Runs, moved by staff. */
public interface BillingRuns {

  Page<BillingRun> list(Asker asker, @Nullable String cursor, int limit);

  BillingRun select(Asker asker, NewBillingRun run);

  BillingRun get(Asker asker, UUID id);

  BillingRun start(Asker asker, UUID id);

  List<CheckGroup> checks(Asker asker, UUID id);

  List<ParkedGroup> parked(Asker asker, UUID id);

  /** The runs that left an account behind and that no later one made good, newest first. */
  List<ParkedRun> parkedOf(Asker asker, UUID accountId);

  Page<RunAccount> accounts(
      Asker asker,
      UUID id,
      @Nullable RunAccountState state,
      @Nullable CheckCode check,
      @Nullable ParkReason reason,
      @Nullable String cursor,
      int limit);

  List<Bill> bills(Asker asker, UUID id, UUID accountId, @Nullable String language);

  BillingRun retry(Asker asker, UUID id, RunRetry retry);

  BillingRun approve(Asker asker, UUID id);

  BillingRun finalise(Asker asker, UUID id);

  BillingRun pause(Asker asker, UUID id);

  BillingRun resume(Asker asker, UUID id);

  BillingRun cancel(Asker asker, UUID id);
}
