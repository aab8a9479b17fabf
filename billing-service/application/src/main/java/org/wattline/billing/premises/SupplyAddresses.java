package org.wattline.billing.premises;

import java.util.Optional;
import java.util.UUID;
import org.wattline.billing.contract.premises.PremiseAddress;

/** Tells other modules where a service point is. It checks nobody's rights. */
public interface SupplyAddresses {
  Optional<PremiseAddress> of(UUID servicePointId);
}
