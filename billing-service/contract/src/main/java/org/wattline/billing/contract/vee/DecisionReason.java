package org.wattline.billing.contract.vee;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why something is refused or ended. */
public record DecisionReason(@NotBlank @Size(max = 300) String reason) {}
