package org.wattline.billing.metering.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.metering.Installation;
import org.wattline.billing.contract.metering.Meter;
import org.wattline.billing.contract.metering.MeterExchange;
import org.wattline.billing.contract.metering.MetersApi;
import org.wattline.billing.contract.metering.NewInstallation;
import org.wattline.billing.contract.metering.NewMeter;
import org.wattline.billing.contract.metering.Removal;
import org.wattline.billing.contract.metering.Scrapping;
import org.wattline.billing.metering.MeterExchanges;
import org.wattline.billing.metering.MeterInventory;

@RestController
class MetersController implements MetersApi {
  private final MeterInventory meters;
  private final MeterExchanges exchanges;
  private final Askers askers;

  MetersController(MeterInventory meters, MeterExchanges exchanges, Askers askers) {
    this.meters = meters;
    this.exchanges = exchanges;
    this.askers = askers;
  }

  @Override
  public Page<Meter> list(@Nullable String q, @Nullable String cursor, int limit) {
    return meters.list(askers.current(), q, cursor, limit);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Meter register(NewMeter meter) {
    return meters.register(askers.current(), meter);
  }

  @Override
  public Meter get(UUID id) {
    return meters.get(askers.current(), id);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Meter install(UUID id, NewInstallation installation) {
    return meters.install(askers.current(), id, installation);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Meter remove(UUID id, Removal removal) {
    return meters.remove(askers.current(), id, removal);
  }

  @Override
  public Meter scrap(UUID id, Scrapping scrapping) {
    return meters.scrap(askers.current(), id, scrapping);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public List<Installation> exchange(UUID id, MeterExchange exchange) {
    return exchanges.exchange(askers.current(), id, exchange);
  }

  @Override
  public List<Installation> installations(UUID id) {
    return meters.ofPoint(askers.current(), id);
  }
}
