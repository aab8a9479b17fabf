package org.wattline.billing.contract.tariffs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published version of a product's tariff. It never changes.
 *
 * @param number counts the publications of the product, from 1
 * @param effectiveFrom the first day that it prices: from it on it replaces every version published
 *     before it
 * @param name as its document says
 * @param submittedBy null to customers, as is who approved it
 */
public record TariffVersion(
    UUID id,
    UUID productId,
    int number,
    LocalDate effectiveFrom,
    Instant publishedAt,
    String name,
    @Nullable String submittedBy,
    @Nullable String approvedBy,
    @Nullable String note) {}
