package org.wattline.controlplane.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The suppliers of this installation. */
@HttpExchange("/api/v1/tenants")
public interface TenantsApi {
  /** The most suppliers that one page holds; also the most audit entries. */
  int MAX_PAGE = 200;

  /**
   * Registers a supplier and begins to provision it: 202 with its {@code Location}. The same
   * idempotency key gives the same supplier again.
   */
  @PostExchange
  ResponseEntity<Tenant> create(
      @RequestBody TenantRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);

  /**
   * Suppliers by slug.
   *
   * @param cursor {@link Page#next()} of the page before, or null for the first
   * @param limit 1 to {@value #MAX_PAGE}, 50 when null
   * @param state a {@code TenantState}, or null for all
   * @param query a part of the slug, the legal name or the display name
   */
  @GetExchange
  Page<Tenant> list(
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer limit,
      @RequestParam(name = "state", required = false) @Nullable String state,
      @RequestParam(name = "q", required = false) @Nullable String query);

  /** One supplier, with its version as {@code ETag}. */
  @GetExchange("/{id}")
  ResponseEntity<Tenant> get(@PathVariable("id") UUID id);

  /**
   * Changes brand, languages, hosts, quotas or feature packs.
   *
   * @param ifMatch the {@code ETag} that was read: {@code "<version>"}; refused without
   */
  @PatchExchange("/{id}")
  ResponseEntity<Tenant> change(
      @PathVariable("id") UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody TenantChange change);

  @GetExchange("/{id}/legal-entities")
  List<LegalEntity> legalEntities(@PathVariable("id") UUID id);

  @PostExchange("/{id}/legal-entities")
  ResponseEntity<LegalEntity> addLegalEntity(
      @PathVariable("id") UUID id, @RequestBody LegalEntityRequest request);

  /** What was changed, newest first. */
  @GetExchange("/{id}/audit")
  Page<AuditEntry> audit(
      @PathVariable("id") UUID id,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer limit);
}
