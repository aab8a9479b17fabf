package org.wattline.billing.tariffs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.tariffs.Approval;
import org.wattline.billing.contract.tariffs.Rejection;
import org.wattline.billing.contract.tariffs.Submission;
import org.wattline.billing.contract.tariffs.TariffDraft;
import org.wattline.billing.contract.tariffs.TariffVersion;
import org.wattline.billing.contract.tariffs.UrdbRequest;
import org.wattline.billing.contract.tariffs.UrdbResult;
import org.wattline.billing.contract.tariffs.Validation;

/**
 * Writes tariffs and publishes them under four eyes: whoever submits a draft is not the one who
 * approves it. Staff only.
 */
public interface TariffDrafts {

  TariffDraft get(Asker asker, UUID productId);

  /**
   * Saves a draft that the rating reader finds nothing wrong with.
   *
   * @throws org.wattline.tenancy.problem.ProblemException with every error, each with its JSON
   *     pointer
   */
  TariffDraft save(Asker asker, UUID productId, @Nullable Integer version, String document);

  void discard(Asker asker, UUID productId);

  TariffDraft submit(Asker asker, UUID productId, Submission submission);

  TariffDraft withdraw(Asker asker, UUID productId);

  /** Publishes the draft as the next version, and tells {@link TariffPublished}. */
  TariffVersion approve(Asker asker, UUID productId, Approval approval);

  TariffDraft reject(Asker asker, UUID productId, Rejection rejection);

  /**
   * Refuses a document that could not be saved as the product's draft, and saves nothing.
   *
   * @throws org.wattline.tenancy.problem.ProblemException with every error, each with its JSON
   *     pointer
   */
  void requireFit(Asker asker, UUID productId, String document);

  /** What is wrong with a document by itself, whatever its product. */
  Validation validate(Asker asker, String document);

  UrdbResult importUrdb(Asker asker, UrdbRequest request);
}
