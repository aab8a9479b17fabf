package org.wattline.controlplane.api;

import org.jspecify.annotations.Nullable;

/**
 * Where a legal entity has its seat.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record PostalAddress(
    String street, String postalCode, String city, @Nullable String region, String country) {}
