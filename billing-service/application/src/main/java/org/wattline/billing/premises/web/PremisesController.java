package org.wattline.billing.premises.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.premises.NewPremise;
import org.wattline.billing.contract.premises.Premise;
import org.wattline.billing.contract.premises.PremiseChange;
import org.wattline.billing.contract.premises.PremisesApi;
import org.wattline.billing.contract.premises.Replication;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.billing.premises.PremiseRegister;
import org.wattline.billing.premises.ServicePointRegister;

@RestController
class PremisesController implements PremisesApi {
  private final PremiseRegister premises;
  private final ServicePointRegister points;
  private final Askers askers;

  PremisesController(PremiseRegister premises, ServicePointRegister points, Askers askers) {
    this.premises = premises;
    this.points = points;
    this.askers = askers;
  }

  @Override
  public Page<Premise> list(@Nullable String q, @Nullable String cursor, int limit) {
    return premises.list(askers.current(), q, cursor, limit);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Premise register(NewPremise premise) {
    return premises.register(askers.current(), premise);
  }

  @Override
  public Premise get(UUID id) {
    return premises.get(askers.current(), id);
  }

  @Override
  public Premise change(UUID id, PremiseChange change) {
    return premises.change(askers.current(), id, change);
  }

  @Override
  public List<Premise> parts(UUID id) {
    return premises.parts(askers.current(), id);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public List<Premise> replicate(UUID id, Replication replication) {
    return premises.replicate(askers.current(), id, replication);
  }

  @Override
  public List<ServicePoint> servicePoints(UUID id) {
    return points.ofPremise(askers.current(), id);
  }
}
