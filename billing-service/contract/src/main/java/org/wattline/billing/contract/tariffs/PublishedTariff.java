package org.wattline.billing.contract.tariffs;

/**
 * A published version with its document.
 *
 * @param document the tariff document as JSON text
 */
public record PublishedTariff(TariffVersion version, String document) {}
