package org.wattline.billing.contract.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change, as it was recorded with the change itself.
 *
 * @param actor who did it
 * @param action past tense, such as {@code customer-changed}
 * @param subjectType what was changed, such as {@code customer}
 * @param before JSON of what was, null when it was made
 * @param after JSON of what is, null when it was removed
 */
public record AuditEntry(
    UUID id,
    Instant at,
    String actor,
    String action,
    String subjectType,
    UUID subjectId,
    @Nullable String before,
    @Nullable String after) {}
