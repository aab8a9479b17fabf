package org.wattline.billing.contract.vee;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.wattline.billing.contract.Page;

/** Values that grid operators owe: asked for, sent, answered. Staff only. */
@HttpExchange("/api/v1/vee")
public interface GridClaimsApi {

  /**
   * Claims, the first due first.
   *
   * @param gridOperator only those to this one
   */
  @GetExchange("/claims")
  Page<GridClaim> claims(
      @RequestParam(defaultValue = "OPEN") ClaimState state,
      @Nullable @RequestParam(required = false) String gridOperator,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /**
   * Claims to a grid operator as a file to be sent, the first due first; at most {@link
   * ClaimSending#MAX_CLAIMS}.
   */
  @GetExchange(value = "/claims.csv", accept = "text/csv")
  byte[] claimsAsCsv(
      @RequestParam String gridOperator, @RequestParam(defaultValue = "OPEN") ClaimState state);

  /** Marks open claims as sent, all of them or none. */
  @PostExchange("/claims/sendings")
  List<GridClaim> send(@Valid @RequestBody ClaimSending sending);

  /** Marks a claim as answered, with what the grid operator said. */
  @PostExchange("/claims/{id}/answer")
  GridClaim answer(@PathVariable UUID id, @Valid @RequestBody DecisionReason answer);

  @PostExchange("/claims/{id}/closing")
  GridClaim close(@PathVariable UUID id, @Valid @RequestBody DecisionReason reason);
}
