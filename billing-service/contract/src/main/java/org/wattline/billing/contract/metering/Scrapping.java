package org.wattline.billing.contract.metering;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A meter is done with for good.
 *
 * @param reason staff's own words, 1 to 200 signs
 */
public record Scrapping(@NotBlank @Size(max = 200) String reason) {}
