package org.wattline.billing.contract.premises;

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
import org.springframework.web.service.annotation.PutExchange;
import org.wattline.billing.contract.Page;

/** Premises, for staff. */
@HttpExchange("/api/v1/premises")
public interface PremisesApi {

  /**
   * Premises by address.
   *
   * @param q words of an address or a name; null for all
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  @GetExchange
  Page<Premise> list(
      @Nullable @RequestParam(required = false) String q,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  @PostExchange
  Premise register(@Valid @RequestBody NewPremise premise);

  @GetExchange("/{id}")
  Premise get(@PathVariable UUID id);

  @PutExchange("/{id}")
  Premise change(@PathVariable UUID id, @Valid @RequestBody PremiseChange change);

  /** The premises that are part of this one. */
  @GetExchange("/{id}/parts")
  List<Premise> parts(@PathVariable UUID id);

  /** Makes the flats of a building in one go. */
  @PostExchange("/{id}/parts")
  List<Premise> replicate(@PathVariable UUID id, @Valid @RequestBody Replication replication);

  @GetExchange("/{id}/service-points")
  List<ServicePoint> servicePoints(@PathVariable UUID id);
}
