package org.wattline.billing.contract.customers;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A signed-in person claims an account with the number and code that the supplier sent. */
public record Registration(
    @NotBlank @Size(max = 20) String accountNumber, @NotBlank @Size(max = 20) String code) {}
