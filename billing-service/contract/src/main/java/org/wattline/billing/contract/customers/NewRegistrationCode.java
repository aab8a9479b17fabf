package org.wattline.billing.contract.customers;

import jakarta.validation.constraints.NotNull;

/** Asks for a code that lets somebody in with a role. */
public record NewRegistrationCode(@NotNull AccountRole role) {}
