package org.wattline.billing.metering.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.metering.CalorificValue;
import org.wattline.billing.contract.metering.CalorificValuesApi;
import org.wattline.billing.contract.metering.NewCalorificValues;
import org.wattline.billing.metering.CalorificValues;

@RestController
class CalorificValuesController implements CalorificValuesApi {
  private final CalorificValues values;
  private final Askers askers;

  CalorificValuesController(CalorificValues values, Askers askers) {
    this.values = values;
    this.askers = askers;
  }

  @Override
  public Page<CalorificValue> list(
      String area,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      boolean revisions,
      @Nullable Instant knownAt,
      @Nullable String cursor,
      int limit) {
    return values.list(askers.current(), area, from, to, revisions, knownAt, cursor, limit);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public List<CalorificValue> record(NewCalorificValues given) {
    return values.record(askers.current(), given.values());
  }
}
