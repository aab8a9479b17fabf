package org.wattline.billing.metering.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.vee.ClaimSending;
import org.wattline.billing.contract.vee.ClaimState;
import org.wattline.billing.contract.vee.DecisionReason;
import org.wattline.billing.contract.vee.GridClaim;
import org.wattline.billing.contract.vee.GridClaimsApi;
import org.wattline.billing.metering.GridClaims;

@RestController
class GridClaimsController implements GridClaimsApi {
  private final GridClaims claims;
  private final Askers askers;

  GridClaimsController(GridClaims claims, Askers askers) {
    this.claims = claims;
    this.askers = askers;
  }

  @Override
  public Page<GridClaim> claims(
      ClaimState state, @Nullable String gridOperator, @Nullable String cursor, int limit) {
    return claims.list(askers.current(), state, gridOperator, cursor, limit);
  }

  @Override
  public byte[] claimsAsCsv(String gridOperator, ClaimState state) {
    return claims.csv(askers.current(), gridOperator, state);
  }

  @Override
  public List<GridClaim> send(ClaimSending sending) {
    return claims.send(askers.current(), sending.ids(), sending.reference());
  }

  @Override
  public GridClaim answer(UUID id, DecisionReason answer) {
    return claims.answer(askers.current(), id, answer.reason());
  }

  @Override
  public GridClaim close(UUID id, DecisionReason reason) {
    return claims.close(askers.current(), id, reason.reason());
  }
}
