package org.wattline.billing.metering.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.vee.DecisionReason;
import org.wattline.billing.contract.vee.DecisionResult;
import org.wattline.billing.contract.vee.EditState;
import org.wattline.billing.contract.vee.ExceptionDecision;
import org.wattline.billing.contract.vee.ExceptionGroup;
import org.wattline.billing.contract.vee.ExceptionSeverity;
import org.wattline.billing.contract.vee.ExceptionState;
import org.wattline.billing.contract.vee.NewEdit;
import org.wattline.billing.contract.vee.NewVeeSettings;
import org.wattline.billing.contract.vee.Reprocessing;
import org.wattline.billing.contract.vee.VeeApi;
import org.wattline.billing.contract.vee.VeeEdit;
import org.wattline.billing.contract.vee.VeeException;
import org.wattline.billing.contract.vee.VeeRun;
import org.wattline.billing.contract.vee.VeeSettingsDocument;
import org.wattline.billing.metering.MeterDataEdits;
import org.wattline.billing.metering.MeterDataExceptions;
import org.wattline.billing.metering.MeterDataRuns;

@RestController
class VeeController implements VeeApi {
  private final MeterDataExceptions exceptions;
  private final MeterDataEdits edits;
  private final MeterDataRuns runs;
  private final Askers askers;

  VeeController(
      MeterDataExceptions exceptions, MeterDataEdits edits, MeterDataRuns runs, Askers askers) {
    this.exceptions = exceptions;
    this.edits = edits;
    this.runs = runs;
    this.askers = askers;
  }

  @Override
  public Page<VeeException> exceptions(
      ExceptionState state,
      @Nullable String rule,
      @Nullable ExceptionSeverity severity,
      @Nullable String owner,
      @Nullable UUID servicePointId,
      @Nullable String cursor,
      int limit) {
    return exceptions.list(
        askers.current(), state, rule, severity, owner, servicePointId, cursor, limit);
  }

  @Override
  public List<ExceptionGroup> groups() {
    return exceptions.groups(askers.current());
  }

  @Override
  public VeeException exception(UUID id) {
    return exceptions.get(askers.current(), id);
  }

  @Override
  public DecisionResult decide(ExceptionDecision decision) {
    return exceptions.decide(askers.current(), decision);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public VeeEdit edit(UUID channelId, NewEdit edit) {
    return edits.edit(askers.current(), channelId, edit);
  }

  @Override
  public Page<VeeEdit> edits(EditState state, @Nullable String cursor, int limit) {
    return edits.list(askers.current(), state, cursor, limit);
  }

  @Override
  public VeeEdit approve(UUID id) {
    return edits.approve(askers.current(), id);
  }

  @Override
  public VeeEdit refuse(UUID id, DecisionReason reason) {
    return edits.refuse(askers.current(), id, reason.reason());
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public VeeRun reprocess(Reprocessing days) {
    return runs.reprocess(askers.current(), days);
  }

  @Override
  public Page<VeeRun> runs(@Nullable String cursor, int limit) {
    return runs.list(askers.current(), cursor, limit);
  }

  @Override
  public VeeRun run(UUID id) {
    return runs.get(askers.current(), id);
  }

  @Override
  public VeeSettingsDocument settings() {
    return runs.settings(askers.current());
  }

  @Override
  public VeeSettingsDocument keep(NewVeeSettings settings) {
    return runs.keep(askers.current(), settings);
  }
}
