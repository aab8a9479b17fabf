package org.wattline.billing.collections.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.collections.Arrangements;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementCancelling;
import org.wattline.billing.contract.collections.ArrangementProposal;
import org.wattline.billing.contract.collections.ArrangementsApi;
import org.wattline.billing.contract.collections.NewArrangement;

@RestController
class ArrangementsController implements ArrangementsApi {
  private final Arrangements arrangements;
  private final Askers askers;

  ArrangementsController(Arrangements arrangements, Askers askers) {
    this.arrangements = arrangements;
    this.askers = askers;
  }

  @Override
  public ArrangementProposal propose(UUID accountId, @Nullable LocalDate firstOn) {
    return arrangements.propose(askers.current(), accountId, firstOn);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Arrangement agree(UUID accountId, String key, NewArrangement arrangement) {
    return arrangements.agree(askers.current(), accountId, key, arrangement);
  }

  @Override
  public List<Arrangement> ofAccount(UUID accountId) {
    return arrangements.ofAccount(askers.current(), accountId);
  }

  @Override
  public Arrangement cancel(UUID accountId, UUID arrangementId, ArrangementCancelling cancelling) {
    return arrangements.cancel(askers.current(), accountId, arrangementId, cancelling);
  }
}
