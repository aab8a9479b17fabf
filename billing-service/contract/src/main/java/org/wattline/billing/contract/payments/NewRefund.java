package org.wattline.billing.contract.payments;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * Money to be given back to the card that paid.
 *
 * @param amount at most what was paid and not given back yet, and at most the asker's cap
 * @param reason why, for the audit
 */
public record NewRefund(
    @NotNull @DecimalMin("0.01") @DecimalMax(NewPayment.MOST) @Digits(integer = 6, fraction = 2)
        BigDecimal amount,
    @NotBlank @Size(max = 300) String reason) {}
