package org.wattline.billing.tariffs;

import java.time.LocalDate;
import java.util.UUID;

/** A version of a product's tariff was published. Told within the transaction that publishes it. */
public record TariffPublished(UUID productId, UUID versionId, LocalDate effectiveFrom) {}
