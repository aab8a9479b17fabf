package org.wattline.controlplane.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change, as it was made.
 *
 * @param actor who: the user's name in the platform's realm, or {@code system}
 * @param action what, in kebab case: {@code tenant-requested}, {@code brand-changed}, {@code
 *     state-changed} …
 * @param before the values that were changed, by name; empty for something new
 * @param after the values since; empty for something removed
 * @param reason the reason given, or null
 */
public record AuditEntry(
    long id,
    Instant at,
    String actor,
    String action,
    Map<String, @Nullable Object> before,
    Map<String, @Nullable Object> after,
    @Nullable String reason) {}
