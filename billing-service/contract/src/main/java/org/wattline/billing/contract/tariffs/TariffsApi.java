package org.wattline.billing.contract.tariffs;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.wattline.billing.contract.Page;

/**
 * Products and their tariffs. Staff see all and change them by role; customers see the offered
 * products that have a tariff in force, and the tariffs of these.
 */
@HttpExchange("/api/v1")
public interface TariffsApi {

  /**
   * Products by code.
   *
   * @param q the beginning of a code; null for all
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  @GetExchange("/products")
  Page<Product> list(
      @Nullable @RequestParam(required = false) String q,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  @PostExchange("/products")
  Product create(@Valid @RequestBody NewProduct product);

  @GetExchange("/products/{id}")
  Product get(@PathVariable UUID id);

  @PutExchange("/products/{id}")
  Product change(@PathVariable UUID id, @Valid @RequestBody ProductChange change);

  /** The draft, or a problem where there is none. */
  @GetExchange("/products/{id}/draft")
  TariffDraft draft(@PathVariable UUID id);

  /**
   * Saves the draft: the content is the tariff document itself. What is wrong with it is answered
   * as {@code errors}, each with its JSON pointer, and nothing is saved.
   *
   * @param version the version of the draft that was read; null to begin one
   * @param document the tariff document, JSON
   */
  @PutExchange(url = "/products/{id}/draft", contentType = "application/json")
  TariffDraft save(
      @PathVariable UUID id,
      @Nullable @RequestParam(required = false) Integer version,
      @RequestBody String document);

  /** Throws the draft away. */
  @DeleteExchange("/products/{id}/draft")
  void discard(@PathVariable UUID id);

  @PostExchange("/products/{id}/draft/submission")
  TariffDraft submit(@PathVariable UUID id, @Valid @RequestBody Submission submission);

  /** Takes a submitted draft back, to go on writing it. */
  @DeleteExchange("/products/{id}/draft/submission")
  TariffDraft withdraw(@PathVariable UUID id);

  /** Publishes the submitted draft; refused to whoever submitted it. */
  @PostExchange("/products/{id}/draft/approval")
  TariffVersion approve(@PathVariable UUID id, @Valid @RequestBody Approval approval);

  @PostExchange("/products/{id}/draft/rejection")
  TariffDraft reject(@PathVariable UUID id, @Valid @RequestBody Rejection rejection);

  /** Published versions, newest first. */
  @GetExchange("/products/{id}/versions")
  List<TariffVersion> versions(@PathVariable UUID id);

  @GetExchange("/tariff-versions/{versionId}")
  PublishedTariff version(@PathVariable UUID versionId);

  /** Checks a tariff document without saving it. */
  @PostExchange(url = "/tariff-validations", contentType = "application/json")
  Validation validate(@RequestBody String document);

  /** Makes a tariff document of a rate of the U.S. Utility Rate Database; saves nothing. */
  @PostExchange("/urdb-imports")
  UrdbResult importUrdb(@Valid @RequestBody UrdbRequest request);
}
