package org.wattline.billing.contract.bank;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * New particulars of a bank account.
 *
 * @param version the one that was read
 */
public record BankAccountChange(
    @Nullable @Pattern(regexp = "[A-Z0-9]{8}([A-Z0-9]{3})?", message = "a BIC") String bic,
    @NotBlank @Size(max = 70) String name,
    @NotNull BankMessage booked,
    boolean onBills,
    @Min(0) int version) {}
