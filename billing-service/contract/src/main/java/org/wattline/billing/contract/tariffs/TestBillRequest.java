package org.wattline.billing.contract.tariffs;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a tariff is tried on: an agreement's point and facts, or usage that is given.
 *
 * @param from the first day
 * @param to the first day after; at most 366 days later
 * @param agreementId whose usage and facts are taken; null where usage is given
 * @param usage {@code wattline-usage/1} JSON text; null where an agreement is named
 * @param customerClass with given usage
 * @param attributes of the account, with given usage
 * @param document a tariff document to try instead of the saved draft, for who writes tariffs; null
 *     for the draft
 * @param language of the explanations: two letters; the asker's supplier's own when null
 */
public record TestBillRequest(
    @NotNull LocalDate from,
    @NotNull LocalDate to,
    @Nullable UUID agreementId,
    @Nullable @Size(max = 5_000_000) String usage,
    @Nullable @Size(max = 64) String customerClass,
    @NotNull @Size(max = 100)
        Map<@NotBlank @Size(max = 64) String, @NotBlank @Size(max = 200) String> attributes,
    @Nullable @Size(max = 2_000_000) String document,
    @Nullable @Pattern(regexp = "[a-z]{2}", message = "two small letters") String language) {}
