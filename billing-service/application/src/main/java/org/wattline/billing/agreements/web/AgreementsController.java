package org.wattline.billing.agreements.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.agreements.AgreementRegister;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.AgreementStep;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.agreements.Ending;
import org.wattline.billing.contract.agreements.NewAgreement;
import org.wattline.billing.contract.agreements.TermsChange;
import org.wattline.billing.contract.agreements.Undoing;

@RestController
class AgreementsController implements AgreementsApi {
  private final AgreementRegister agreements;
  private final Askers askers;

  AgreementsController(AgreementRegister agreements, Askers askers) {
    this.agreements = agreements;
    this.askers = askers;
  }

  @Override
  public List<Agreement> ofAccount(UUID id, @Nullable Instant knownAt) {
    return agreements.ofAccount(askers.current(), id, knownAt);
  }

  @Override
  public List<Agreement> ofPoint(UUID id, @Nullable Instant knownAt) {
    return agreements.ofPoint(askers.current(), id, knownAt);
  }

  @Override
  public Agreement get(UUID id, @Nullable Instant knownAt) {
    return agreements.get(askers.current(), id, knownAt);
  }

  @Override
  public List<AgreementStep> changes(UUID id) {
    return agreements.changes(askers.current(), id);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Agreement agree(NewAgreement agreement) {
    return agreements.agree(askers.current(), agreement);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Agreement change(UUID id, TermsChange change) {
    return agreements.change(askers.current(), id, change);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Agreement end(UUID id, Ending ending) {
    return agreements.end(askers.current(), id, ending);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Agreement undo(UUID id, Undoing undoing) {
    return agreements.undo(askers.current(), id, undoing);
  }
}
