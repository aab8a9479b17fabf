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
import org.wattline.billing.contract.Page;

/** Service points: staff reach all of the supplier's, a customer those that their accounts hold. */
@HttpExchange("/api/v1/service-points")
public interface ServicePointsApi {

  /**
   * Service points by market id.
   *
   * @param q the beginning of a market id; null for all
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  @GetExchange
  Page<ServicePoint> list(
      @Nullable @RequestParam(required = false) String q,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  @PostExchange
  ServicePoint register(@Valid @RequestBody NewServicePoint point);

  @GetExchange("/{id}")
  ServicePoint get(@PathVariable UUID id);

  /** Gives terms from a day on; those that hold then end on that day. */
  @PostExchange("/{id}/terms")
  ServicePoint agree(@PathVariable UUID id, @Valid @RequestBody PointTerms terms);

  @PostExchange("/{id}/assets")
  ServicePoint addAsset(@PathVariable UUID id, @Valid @RequestBody PointAsset asset);

  /** Who held the point when; a customer sees their own accounts' only. */
  @GetExchange("/{id}/supplies")
  List<Supply> supplies(@PathVariable UUID id);

  /** Lets an account hold the point. */
  @PostExchange("/{id}/supplies")
  Supply supply(@PathVariable UUID id, @Valid @RequestBody NewSupply supply);
}
