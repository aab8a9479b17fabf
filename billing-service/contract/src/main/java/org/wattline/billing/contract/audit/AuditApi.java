package org.wattline.billing.contract.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.wattline.billing.contract.Page;

/** The record of every change, for supervisors and tenant administrators. */
@HttpExchange("/api/v1/audit")
public interface AuditApi {

  /** Characters of a person's name, or of an action's, that are looked for at most. */
  int MAX_WORD = 160;

  /**
   * Changes, newest first.
   *
   * @param subjectId only those of one thing, or null for all
   * @param actor only those of one person or program, by the whole name as entries have it
   * @param action only those of one kind, such as {@code customer-changed}
   * @param from only those at this moment or later
   * @param until only those before this moment
   */
  @GetExchange
  Page<AuditEntry> list(
      @Nullable @RequestParam(required = false) UUID subjectId,
      @Nullable @RequestParam(required = false) String actor,
      @Nullable @RequestParam(required = false) String action,
      @Nullable @RequestParam(required = false) Instant from,
      @Nullable @RequestParam(required = false) Instant until,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);
}
