package org.wattline.controlplane.api;

import org.jspecify.annotations.Nullable;

/**
 * A company that bills in the supplier's name.
 *
 * @param name its registered name
 * @param registrationNumber its number in the companies' register
 * @param vatId its VAT or tax number, or null where it has none
 */
public record LegalEntityRequest(
    String name, String registrationNumber, @Nullable String vatId, PostalAddress address) {}
