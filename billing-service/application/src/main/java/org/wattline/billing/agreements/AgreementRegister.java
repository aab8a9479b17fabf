package org.wattline.billing.agreements;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.AgreementStep;
import org.wattline.billing.contract.agreements.Ending;
import org.wattline.billing.contract.agreements.NewAgreement;
import org.wattline.billing.contract.agreements.NewTerms;
import org.wattline.billing.contract.agreements.TermsChange;
import org.wattline.billing.contract.agreements.Undoing;

/**
 * Agreements for whoever asks: staff reach all of the supplier's, customers read those of their
 * accounts; a foreign one is answered like one that does not exist.
 */
public interface AgreementRegister {
  List<Agreement> ofAccount(Asker asker, UUID accountId, @Nullable Instant knownAt);

  /** Staff only. */
  List<Agreement> ofPoint(Asker asker, UUID servicePointId, @Nullable Instant knownAt);

  Agreement get(Asker asker, UUID id, @Nullable Instant knownAt);

  /** Staff only. */
  List<AgreementStep> changes(Asker asker, UUID id);

  Agreement agree(Asker asker, NewAgreement agreement);

  Agreement change(Asker asker, UUID id, TermsChange change);

  Agreement end(Asker asker, UUID id, Ending ending);

  Agreement undo(Asker asker, UUID id, Undoing undoing);

  /**
   * Lets a customer choose terms by themselves: an offered product for everybody or for a class
   * that they have, at its list price.
   *
   * @throws org.wattline.tenancy.problem.ProblemException with the field that is not theirs to
   *     choose
   */
  void requireChoosable(Asker customer, NewTerms terms);
}
