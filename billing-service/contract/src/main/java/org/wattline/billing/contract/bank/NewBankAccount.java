package org.wattline.billing.contract.bank;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A bank account to be registered, in the supplier's currency.
 *
 * @param iban blanks do not matter; the check digits of an IBAN are checked
 * @param booked which of the bank's messages are booked
 * @param onBills whether bills ask payers to pay to it
 */
public record NewBankAccount(
    @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 /.-]{3,41}", message = "an IBAN") String iban,
    @Nullable @Pattern(regexp = "[A-Z0-9]{8}([A-Z0-9]{3})?", message = "a BIC") String bic,
    @NotBlank @Size(max = 70) String name,
    @NotNull BankMessage booked,
    boolean onBills) {}
