package org.wattline.billing.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.audit.AuditEntry;

/** The record of every change. */
public interface AuditTrail {

  /**
   * Records a change in the transaction that makes it.
   *
   * @param action past tense, such as {@code customer-changed}
   * @param before what was, or null when something was made; written as JSON
   * @param after what is, or null when something was removed; written as JSON
   * @throws IllegalStateException outside a transaction
   */
  void record(
      Asker actor,
      String action,
      String subjectType,
      UUID subjectId,
      @Nullable Object before,
      @Nullable Object after);

  /** Changes, newest first. */
  Page<AuditEntry> list(AuditFilter filter, @Nullable String cursor, int limit);
}
