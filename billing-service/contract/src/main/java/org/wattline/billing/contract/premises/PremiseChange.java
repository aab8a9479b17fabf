package org.wattline.billing.contract.premises;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * What is to hold of a premise from now on.
 *
 * @param version of the premise that was read
 */
public record PremiseChange(int version, @NotNull @Valid NewPremise particulars) {}
