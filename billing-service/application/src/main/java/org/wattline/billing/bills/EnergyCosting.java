package org.wattline.billing.bills;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.billing.EnergyCosts;
import org.wattline.billing.contract.metering.Resolution;

/** Tells people what their energy cost. A foreign agreement is answered like an unknown one. */
public interface EnergyCosting {

  /**
   * What the energy of days cost.
   *
   * @param knownAt null for now
   * @param language null for the supplier's
   */
  EnergyCosts costs(
      Asker asker,
      UUID agreementId,
      LocalDate from,
      LocalDate to,
      Resolution resolution,
      @Nullable Instant knownAt,
      @Nullable String language);

  /** As CSV. */
  byte[] csv(
      Asker asker,
      UUID agreementId,
      LocalDate from,
      LocalDate to,
      Resolution resolution,
      @Nullable Instant knownAt);
}
