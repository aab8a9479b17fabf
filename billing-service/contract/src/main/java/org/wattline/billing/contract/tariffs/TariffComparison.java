package org.wattline.billing.contract.tariffs;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What the usage of an agreement would have cost on each tariff that it may have.
 *
 * @param to the first day after
 * @param usageComplete whether no interval was missing
 * @param tariffs cheapest first; those that cannot be priced last
 */
public record TariffComparison(
    UUID agreementId,
    LocalDate from,
    LocalDate to,
    boolean usageComplete,
    String currency,
    List<ComparedTariff> tariffs) {}
