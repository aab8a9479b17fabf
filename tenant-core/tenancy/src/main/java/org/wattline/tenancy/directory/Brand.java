package org.wattline.tenancy.directory;

import org.jspecify.annotations.Nullable;

/**
 * How a supplier looks.
 *
 * @param displayName the name that customers know
 * @param primaryColor {@code #rrggbb}, dark enough for white text on it (contrast 4.5:1)
 * @param logo a data URI of an SVG or PNG of at most 64 KiB, or null: then the name is shown
 * @param supportEmail where customers write to, or null
 * @param supportPhone where customers call, or null
 */
public record Brand(
    String displayName,
    String primaryColor,
    @Nullable String logo,
    @Nullable String supportEmail,
    @Nullable String supportPhone) {}
