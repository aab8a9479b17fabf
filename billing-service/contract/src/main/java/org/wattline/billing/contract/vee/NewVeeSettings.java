package org.wattline.billing.contract.vee;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Settings to hold from now on.
 *
 * @param after the version that they follow
 */
public record NewVeeSettings(@Min(0) int after, @NotBlank @Size(max = 2_000_000) String document) {}
