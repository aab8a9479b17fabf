package org.wattline.billing.premises.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.premises.NewServicePoint;
import org.wattline.billing.contract.premises.NewSupply;
import org.wattline.billing.contract.premises.PointAsset;
import org.wattline.billing.contract.premises.PointTerms;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.billing.contract.premises.ServicePointsApi;
import org.wattline.billing.contract.premises.Supply;
import org.wattline.billing.premises.ServicePointRegister;

@RestController
class ServicePointsController implements ServicePointsApi {
  private final ServicePointRegister points;
  private final Askers askers;

  ServicePointsController(ServicePointRegister points, Askers askers) {
    this.points = points;
    this.askers = askers;
  }

  @Override
  public Page<ServicePoint> list(@Nullable String q, @Nullable String cursor, int limit) {
    return points.list(askers.current(), q, cursor, limit);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public ServicePoint register(NewServicePoint point) {
    return points.register(askers.current(), point);
  }

  @Override
  public ServicePoint get(UUID id) {
    return points.get(askers.current(), id);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public ServicePoint agree(UUID id, PointTerms terms) {
    return points.agree(askers.current(), id, terms);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public ServicePoint addAsset(UUID id, PointAsset asset) {
    return points.addAsset(askers.current(), id, asset);
  }

  @Override
  public List<Supply> supplies(UUID id) {
    return points.supplies(askers.current(), id);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Supply supply(UUID id, NewSupply supply) {
    return points.supply(askers.current(), id, supply);
  }
}
