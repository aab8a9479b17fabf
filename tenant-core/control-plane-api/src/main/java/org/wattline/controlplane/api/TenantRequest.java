package org.wattline.controlplane.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.directory.Brand;

/**
 * A supplier to be provisioned.
 *
 * @param slug the short name in its hosts: {@code [a-z][a-z0-9-]{1,30}}, not ending in {@code -} or
 *     {@code -staff}; never reused
 * @param legalName the registered name
 * @param market a market pack listed by {@link MarketsApi}, such as {@code BE-VLG}
 * @param currency ISO 4217
 * @param zone an IANA time zone: the market's days begin and end there
 * @param locales BCP 47 language tags, the default first; of the languages that there are texts in,
 *     see {@link Languages}
 * @param hosts its hosts, or null for {@code <slug>.<domain>} and {@code <slug>-staff.<domain>}
 * @param legalEntity the company that bills; more can be added later
 * @param administrator who is invited by mail
 * @param quotas limits by name, see {@link Quotas}; null for the defaults
 * @param featurePacks packs to switch on; null for none
 */
public record TenantRequest(
    String slug,
    String legalName,
    String market,
    String currency,
    String zone,
    List<String> locales,
    Brand brand,
    @Nullable Hosts hosts,
    LegalEntityRequest legalEntity,
    Administrator administrator,
    @Nullable Map<String, Long> quotas,
    @Nullable List<String> featurePacks) {}
