package org.wattline.portal.arrangements;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementsApi;

/** Tells other pages of the arrangement that runs. */
@Component
public final class RunningArrangements {
  private final ArrangementsApi arrangements;

  RunningArrangements(ArrangementsApi arrangements) {
    this.arrangements = arrangements;
  }

  public Optional<Arrangement> of(UUID account) {
    return arrangements.ofAccount(account).stream()
        .filter(arrangement -> arrangement.status().runs())
        .findFirst();
  }
}
