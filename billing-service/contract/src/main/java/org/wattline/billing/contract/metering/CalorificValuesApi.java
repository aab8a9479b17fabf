package org.wattline.billing.contract.metering;

import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.wattline.billing.contract.Page;

/** What a cubic metre of gas holds, day by day and area by area: staff only. */
@HttpExchange("/api/v1/calorific-values")
public interface CalorificValuesApi {

  /**
   * The values of an area, by day.
   *
   * @param from leaves out days before it
   * @param to leaves out this day and those after it
   * @param revisions every revision, the first first; else the one that holds
   * @param knownAt as they were known then; now when absent
   */
  @GetExchange
  Page<CalorificValue> list(
      @RequestParam String area,
      @Nullable @RequestParam(required = false) LocalDate from,
      @Nullable @RequestParam(required = false) LocalDate to,
      @RequestParam(defaultValue = "false") boolean revisions,
      @Nullable @RequestParam(required = false) Instant knownAt,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /**
   * Keeps values, all of them or none. What is known already stays as it is. Energy that was worked
   * out with another value is told as changed.
   *
   * @return the values of these days as they hold now, in the order given
   */
  @PostExchange
  List<CalorificValue> record(@Valid @RequestBody NewCalorificValues values);
}
