package org.wattline.billing.contract.payments;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment to be made.
 *
 * @param amount in the account's currency: all that is owed, a part, or more
 * @param billId the bill to pay; null: the oldest debt first
 * @param methodId a saved method to charge at once; null: a page to type a card into
 * @param saveMethod whether the card is kept for later payments; the page asks for consent
 * @param returnPath where on the portal the payer comes back to; {@code payment} and {@code
 *     outcome} ({@code done} or {@code left}) are added to its query. The page's outcome proves
 *     nothing: ask for the payment
 * @param language of the page, one of the supplier's; null: the account's
 */
public record NewPayment(
    @NotNull
        @DecimalMin(NewPayment.LEAST)
        @DecimalMax(NewPayment.MOST)
        @Digits(integer = 6, fraction = 2)
        BigDecimal amount,
    @Nullable UUID billId,
    @Nullable UUID methodId,
    boolean saveMethod,
    @Nullable
        @Size(max = 200)
        @Pattern(regexp = "/[a-zA-Z0-9/_-]*", message = "must be a path on the portal")
        String returnPath,
    @Nullable @Pattern(regexp = "[a-z]{2}", message = "must be a language code such as nl")
        String language) {
  /** The least that card schemes take in every currency served. */
  public static final String LEAST = "0.50";

  /** The most that one card payment takes: larger sums go by bank. */
  public static final String MOST = "999999.99";
}
