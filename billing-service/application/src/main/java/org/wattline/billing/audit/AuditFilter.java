package org.wattline.billing.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.contract.audit.AuditApi;

/**
 * Which changes are looked for; what is null does not matter.
 *
 * @param actor the whole name
 * @param from this moment or later
 * @param until before this moment
 */
public record AuditFilter(
    @Nullable UUID subjectId,
    @Nullable String actor,
    @Nullable String action,
    @Nullable Instant from,
    @Nullable Instant until) {
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /** Whatever was done. */
  public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);

  /**
   * @throws org.wattline.tenancy.problem.ProblemException where a field cannot be looked for
   */
  public AuditFilter {
    actor = word("actor", actor);
    action = word("action", action);
    moment("from", from);
    moment("until", until);
    if (from != null && until != null && !from.isBefore(until)) {
      throw Refusals.invalid("until", "must be after 'from'", "not-after", from);
    }
  }

  private static @Nullable String word(String field, @Nullable String word) {
    if (word == null || word.isBlank()) {
      return null;
    }
    if (word.length() > AuditApi.MAX_WORD || word.chars().anyMatch(Character::isISOControl)) {
      throw Refusals.invalid(field, "must have at most " + AuditApi.MAX_WORD + " characters");
    }
    return word.strip();
  }

  private static void moment(String field, @Nullable Instant at) {
    if (at != null && (at.isBefore(FIRST) || at.isAfter(LAST))) {
      throw Refusals.invalid(field, "must be from " + FIRST + " to " + LAST);
    }
  }
}
