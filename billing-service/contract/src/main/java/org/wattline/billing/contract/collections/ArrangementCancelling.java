package org.wattline.billing.contract.collections;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** An arrangement is to end before its time. */
public record ArrangementCancelling(@NotBlank @Size(max = 300) String reason) {}
