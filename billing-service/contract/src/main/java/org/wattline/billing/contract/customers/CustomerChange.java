package org.wattline.billing.contract.customers;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * New particulars of a customer, whole.
 *
 * @param version the version that was read; an older one is refused, so that nobody's change is
 *     lost
 */
public record CustomerChange(int version, @NotNull @Valid NewCustomer particulars) {}
