package org.wattline.billing.contract.metering;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A channel within a virtual one.
 *
 * @param factor 1 to add its values, -1 to take them off
 */
public record ChannelTerm(@NotNull UUID channelId, int factor) {
  @AssertTrue(message = "must be 1 or -1")
  boolean isFactorASign() {
    return factor == 1 || factor == -1;
  }
}
