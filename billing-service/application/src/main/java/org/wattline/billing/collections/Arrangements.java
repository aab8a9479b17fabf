package org.wattline.billing.collections;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementCancelling;
import org.wattline.billing.contract.collections.ArrangementProposal;
import org.wattline.billing.contract.collections.NewArrangement;

/** Payment arrangements of accounts: one runs at a time. */
public interface Arrangements {

  /**
   * What the asker could agree now, for whoever may pay for the account.
   *
   * @param firstOn the day of the first instalment; null: in two weeks
   * @throws org.wattline.tenancy.problem.ProblemException when the asker's policy allows none, with
   *     its reason
   */
  ArrangementProposal propose(Asker asker, UUID accountId, @Nullable LocalDate firstOn);

  /** Agrees one, once for each key. */
  Arrangement agree(Asker asker, UUID accountId, String key, NewArrangement arrangement);

  /** Newest first, as they stand today. */
  List<Arrangement> ofAccount(Asker asker, UUID accountId);

  /** Ends one that runs. Staff only. */
  Arrangement cancel(
      Asker asker, UUID accountId, UUID arrangementId, ArrangementCancelling cancelling);
}
