package org.wattline.console.audit;

import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.audit.AuditApi;
import org.wattline.billing.contract.audit.AuditEntry;
import org.wattline.console.AddressQuery;

/**
 * Which changes are looked for, as it stands in the page's address. What an address says that means
 * nothing is left out.
 *
 * @param actor a person's whole name; empty for all
 * @param action as the service names it; empty for all
 * @param from the first day, or null
 * @param until the last day, or null
 */
record ChangesFilter(
    String actor, String action, @Nullable LocalDate from, @Nullable LocalDate until) {
  static final String PAGE = "audit";

  private static final ChangesFilter ALL = new ChangesFilter("", "", null, null);

  /**
   * @param until left out where it is before the first day
   */
  ChangesFilter {
    if (from != null && until != null && until.isBefore(from)) {
      until = null;
    }
  }

  static ChangesFilter of(QueryParameters asked) {
    return new ChangesFilter(
        word(asked, "who"),
        word(asked, "what"),
        AddressQuery.day(asked, "from").orElse(null),
        AddressQuery.day(asked, "until").orElse(null));
  }

  private static String word(QueryParameters asked, String name) {
    String word = asked.getSingleParameter(name).orElse("").strip();
    return word.substring(0, Math.min(AuditApi.MAX_WORD, word.length()));
  }

  boolean isAll() {
    return equals(ALL);
  }

  ChangesFilter withActor(String other) {
    return new ChangesFilter(other, action, from, until);
  }

  ChangesFilter withAction(String other) {
    return new ChangesFilter(actor, other, from, until);
  }

  ChangesFilter withFrom(@Nullable LocalDate other) {
    return new ChangesFilter(actor, action, other, until);
  }

  ChangesFilter withUntil(@Nullable LocalDate other) {
    return new ChangesFilter(actor, action, from, other);
  }

  QueryParameters parameters() {
    return QueryParameters.simple(asked());
  }

  /** The page's address with all of it. */
  String address() {
    return PAGE + AddressQuery.of(asked());
  }

  private Map<String, String> asked() {
    Map<String, String> asked = new LinkedHashMap<>();
    if (!actor.isEmpty()) {
      asked.put("who", actor);
    }
    if (!action.isEmpty()) {
      asked.put("what", action);
    }
    if (from != null) {
      asked.put("from", from.toString());
    }
    if (until != null) {
      asked.put("until", until.toString());
    }
    return asked;
  }

  /**
   * A page of the list, the newest first.
   *
   * @param zone where the days begin and end
   */
  Page<AuditEntry> page(AuditApi audit, ZoneId zone, @Nullable String cursor, int limit) {
    return audit.list(
        null,
        actor.isEmpty() ? null : actor,
        action.isEmpty() ? null : action,
        begin(from, zone),
        begin(until == null ? null : until.plusDays(1), zone),
        cursor,
        limit);
  }

  private static @Nullable Instant begin(@Nullable LocalDate day, ZoneId zone) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }
}
