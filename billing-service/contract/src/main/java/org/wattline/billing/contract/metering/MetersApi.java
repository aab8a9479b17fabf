package org.wattline.billing.contract.metering;

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

/** Meters and their installations: of a point's, a customer sees those of their own days. */
@HttpExchange("/api/v1")
public interface MetersApi {

  /**
   * Meters by serial. Staff only.
   *
   * @param q the beginning of a serial, as on the plate; null for all
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  @GetExchange("/meters")
  Page<Meter> list(
      @Nullable @RequestParam(required = false) String q,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  @PostExchange("/meters")
  Meter register(@Valid @RequestBody NewMeter meter);

  /** A meter with all the points where it hung. Staff only. */
  @GetExchange("/meters/{id}")
  Meter get(@PathVariable UUID id);

  /** Hangs a meter at a point of its commodity. */
  @PostExchange("/meters/{id}/installations")
  Meter install(@PathVariable UUID id, @Valid @RequestBody NewInstallation installation);

  /** Takes a meter off the point where it hangs. */
  @PostExchange("/meters/{id}/removals")
  Meter remove(@PathVariable UUID id, @Valid @RequestBody Removal removal);

  /** Takes a meter that hangs nowhere out of use for good: it is never installed again. */
  @PostExchange("/meters/{id}/scrapping")
  Meter scrap(@PathVariable UUID id, @Valid @RequestBody Scrapping scrapping);

  /**
   * Hangs one meter in another's place, with the closing reads of the one and the opening reads of
   * the other: all of it, or nothing.
   *
   * @return the point's installations, oldest first
   */
  @PostExchange("/service-points/{id}/exchanges")
  List<Installation> exchange(@PathVariable UUID id, @Valid @RequestBody MeterExchange exchange);

  /** Which meters hung at a point, oldest first. */
  @GetExchange("/service-points/{id}/installations")
  List<Installation> installations(@PathVariable UUID id);
}
