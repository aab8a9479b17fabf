package org.wattline.billing.contract.customers;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** An account to be opened for a customer; its number is given by the service. */
public record NewAccount(@NotNull UUID customerId, @NotNull DeliveryChannel delivery) {}
