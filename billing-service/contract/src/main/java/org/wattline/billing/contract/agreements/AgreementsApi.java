package org.wattline.billing.contract.agreements;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Agreements: staff reach all of the supplier's, a customer those of their accounts. Any of them
 * can be read as it was known at an earlier moment.
 */
@HttpExchange("/api/v1")
public interface AgreementsApi {

  /** The agreements of an account, oldest first. */
  @GetExchange("/accounts/{id}/agreements")
  List<Agreement> ofAccount(
      @PathVariable UUID id, @Nullable @RequestParam(required = false) Instant knownAt);

  /** Who was supplied at a point, oldest first. Staff only. */
  @GetExchange("/service-points/{id}/agreements")
  List<Agreement> ofPoint(
      @PathVariable UUID id, @Nullable @RequestParam(required = false) Instant knownAt);

  @GetExchange("/agreements/{id}")
  Agreement get(@PathVariable UUID id, @Nullable @RequestParam(required = false) Instant knownAt);

  /** What was done to an agreement, newest first. Staff only. */
  @GetExchange("/agreements/{id}/changes")
  List<AgreementStep> changes(@PathVariable UUID id);

  @PostExchange("/agreements")
  Agreement agree(@Valid @RequestBody NewAgreement agreement);

  @PostExchange("/agreements/{id}/terms")
  Agreement change(@PathVariable UUID id, @Valid @RequestBody TermsChange change);

  @PostExchange("/agreements/{id}/end")
  Agreement end(@PathVariable UUID id, @Valid @RequestBody Ending ending);

  /** Undoes the last change that is not undone yet; what was known before can still be read. */
  @PostExchange("/agreements/{id}/undo")
  Agreement undo(@PathVariable UUID id, @Valid @RequestBody Undoing undoing);
}
