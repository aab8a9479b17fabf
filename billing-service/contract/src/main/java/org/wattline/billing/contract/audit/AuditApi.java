package org.wattline.billing.contract.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.wattline.billing.contract.Page;

/** The record of every change, for supervisors and tenant administrators. */
@HttpExchange("/api/v1/audit")
public interface AuditApi {

  /**
   * Changes, newest first.
   *
   * @param subjectId only those of one thing, or null for all
   */
  @GetExchange
  Page<AuditEntry> list(
      @Nullable @RequestParam(required = false) UUID subjectId,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);
}
