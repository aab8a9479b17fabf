package org.wattline.controlplane.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.controlplane.api.AuditEntry;
import org.wattline.controlplane.api.LegalEntity;
import org.wattline.controlplane.api.LegalEntityRequest;
import org.wattline.controlplane.api.Page;
import org.wattline.controlplane.api.Tenant;
import org.wattline.controlplane.api.TenantChange;
import org.wattline.controlplane.api.TenantRequest;
import org.wattline.controlplane.api.TenantsApi;
import org.wattline.controlplane.lifecycle.Registration;
import org.wattline.controlplane.registry.AuditTrail;
import org.wattline.controlplane.registry.LegalEntities;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.TenantState;
import org.wattline.tenancy.problem.Problems;

@RestController
class TenantsController implements TenantsApi {
  private static final Pattern ETAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
  private static final int MAX_QUERY = 100;

  private final Tenants tenants;
  private final LegalEntities entities;
  private final AuditTrail trail;
  private final Registration registration;
  private final Views views;

  TenantsController(
      Tenants tenants,
      LegalEntities entities,
      AuditTrail trail,
      Registration registration,
      Views views) {
    this.tenants = tenants;
    this.entities = entities;
    this.trail = trail;
    this.registration = registration;
    this.views = views;
  }

  @Override
  @OperatorsOnly
  public ResponseEntity<Tenant> create(TenantRequest request, @Nullable String idempotencyKey) {
    RegisteredTenant tenant = registration.register(request, idempotencyKey, Requests.actor());
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/tenants/" + tenant.id()))
        .eTag(tag(tenant))
        .body(views.of(tenant));
  }

  @Override
  public Page<Tenant> list(
      @Nullable String cursor,
      @Nullable Integer limit,
      @Nullable String state,
      @Nullable String query) {
    int size = Requests.limit(limit, MAX_PAGE);
    if (query != null && query.length() > MAX_QUERY) {
      throw Problems.INVALID_REQUEST.because("q has at most " + MAX_QUERY + " characters.");
    }
    String text = query == null || query.isBlank() ? null : query.strip();
    List<RegisteredTenant> found = tenants.page(slugOf(cursor), size + 1, state(state), text);
    boolean more = found.size() > size;
    List<RegisteredTenant> page = more ? found.subList(0, size) : found;
    return new Page<>(
        page.stream().map(views::of).toList(), more ? cursorOf(page.getLast().slug()) : null);
  }

  @Override
  public ResponseEntity<Tenant> get(UUID id) {
    RegisteredTenant tenant = Requests.found(tenants, id);
    return ResponseEntity.ok().eTag(tag(tenant)).body(views.of(tenant));
  }

  @Override
  @OperatorsOnly
  public ResponseEntity<Tenant> change(UUID id, @Nullable String ifMatch, TenantChange change) {
    Matcher tag = ETAG.matcher(ifMatch == null ? "" : ifMatch);
    if (!tag.matches()) {
      throw Problems.PRECONDITION_REQUIRED.because(
          "Send the ETag that you read as If-Match, such as \"3\".");
    }
    RegisteredTenant tenant =
        registration.change(
            new TenantId(id), Long.parseLong(tag.group(1)), change, Requests.actor());
    return ResponseEntity.ok().eTag(tag(tenant)).body(views.of(tenant));
  }

  @Override
  public List<LegalEntity> legalEntities(UUID id) {
    return entities.of(Requests.found(tenants, id).id());
  }

  @Override
  @OperatorsOnly
  public ResponseEntity<LegalEntity> addLegalEntity(UUID id, LegalEntityRequest request) {
    LegalEntity added = registration.addLegalEntity(new TenantId(id), request, Requests.actor());
    return ResponseEntity.created(URI.create("/api/v1/tenants/" + id + "/legal-entities"))
        .body(added);
  }

  @Override
  public Page<AuditEntry> audit(UUID id, @Nullable String cursor, @Nullable Integer limit) {
    Long before = null;
    if (cursor != null) {
      if (!cursor.matches("\\d{1,18}")) {
        throw Problems.INVALID_REQUEST.because("cursor is none that this list gave out.");
      }
      before = Long.valueOf(cursor);
    }
    return trail.page(Requests.found(tenants, id).id(), before, Requests.limit(limit, MAX_PAGE));
  }

  private static String tag(RegisteredTenant tenant) {
    return "\"" + tenant.version() + "\"";
  }

  private static @Nullable TenantState state(@Nullable String state) {
    if (state == null || state.isBlank()) {
      return null;
    }
    try {
      return TenantState.valueOf(state);
    } catch (IllegalArgumentException e) {
      throw Problems.INVALID_REQUEST.because(
          "state is one of " + List.of(TenantState.values()) + ".");
    }
  }

  private static String cursorOf(String slug) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(slug.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String slugOf(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problems.INVALID_REQUEST.because("cursor is none that this list gave out.");
    }
  }
}
