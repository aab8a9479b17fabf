package org.wattline.billing.contract.tariffs;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Values of the indices that prices follow. Every revision is kept: bills can be made as known
 * then.
 */
@HttpExchange("/api/v1/price-indices")
public interface PriceIndicesApi {

  @GetExchange
  List<PriceIndex> list();

  @PostExchange
  PriceIndex create(@Valid @RequestBody NewPriceIndex index);

  /** Gives prices of an interval index; prices known already are revised. */
  @PostExchange("/{code}/prices")
  IndexUpload upload(@PathVariable String code, @Valid @RequestBody IndexPrices prices);

  /**
   * Prices of an interval index.
   *
   * @param to at most 31 days later
   * @param knownAt as was known then; as known now when null
   */
  @GetExchange("/{code}/prices")
  IndexPrices prices(
      @PathVariable String code,
      @RequestParam Instant from,
      @RequestParam Instant to,
      @Nullable @RequestParam(required = false) Instant knownAt);

  /** Gives values of a dated index. */
  @PostExchange("/{code}/values")
  IndexUpload values(
      @PathVariable String code,
      @RequestBody @Size(min = 1, max = 1000) List<@NotNull @Valid IndexDayValue> values);

  /** Values of a dated index, oldest first. */
  @GetExchange("/{code}/values")
  List<IndexDayValue> values(
      @PathVariable String code, @Nullable @RequestParam(required = false) Instant knownAt);
}
