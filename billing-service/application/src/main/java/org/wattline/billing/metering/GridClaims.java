package org.wattline.billing.metering;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.vee.ClaimState;
import org.wattline.billing.contract.vee.GridClaim;

/** What grid operators owe for what never came. Staff only. */
public interface GridClaims {

  /** Claims, the first due first. */
  Page<GridClaim> list(
      Asker asker,
      ClaimState state,
      @Nullable String gridOperator,
      @Nullable String cursor,
      int limit);

  /** The claims to a grid operator, as a file to be sent. */
  byte[] csv(Asker asker, String gridOperator, ClaimState state);

  /**
   * Marks open claims as sent.
   *
   * @param reference what the grid operator knows them by
   * @return them, in the order given
   * @throws org.wattline.tenancy.problem.ProblemException when one of them is not there or not
   *     open, or they are not of one grid operator; then none is marked
   */
  List<GridClaim> send(Asker asker, List<UUID> ids, @Nullable String reference);

  /** Marks a claim as answered; values that come do so by themselves. */
  GridClaim answer(Asker asker, UUID id, String answer);

  /** Ends a claim that is not answered. */
  GridClaim close(Asker asker, UUID id, String reason);
}
