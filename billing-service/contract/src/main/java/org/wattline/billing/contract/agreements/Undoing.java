package org.wattline.billing.contract.agreements;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The last change of an agreement is to be undone.
 *
 * @param version the version of the agreement that was read
 */
public record Undoing(@NotBlank @Size(max = 300) String reason, int version) {}
