package org.wattline.billing.agreements;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.NewAgreement;
import org.wattline.billing.contract.agreements.TermsChange;

/**
 * Changes agreements in the caller's transaction, keeps supplies in step, writes the audit and
 * tells {@link AgreementChanged}. It checks what may be agreed, and nobody's rights: that is the
 * caller's to do.
 */
public interface AgreementBook {

  /**
   * @throws org.wattline.tenancy.problem.ProblemException when the point is another's on some of
   *     the days, or the product is not to be had on these terms
   */
  Agreement start(Asker actor, NewAgreement agreement);

  Agreement change(Asker actor, UUID agreementId, TermsChange change);

  /**
   * @param to the first day without supply; null takes an agreed end back
   * @param version the version that was read, or null where the caller holds to none
   */
  Agreement end(Asker actor, UUID agreementId, @Nullable LocalDate to, @Nullable Integer version);

  /** Undoes the last change that is not undone yet. */
  Agreement undo(Asker actor, UUID agreementId, String reason, int version);
}
