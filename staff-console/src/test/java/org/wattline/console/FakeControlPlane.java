package org.wattline.console;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.StreamingHttpOutputMessage;
import org.wattline.controlplane.api.ArchivesClient;
import org.wattline.controlplane.api.AuditEntry;
import org.wattline.controlplane.api.ExportRequest;
import org.wattline.controlplane.api.Hosts;
import org.wattline.controlplane.api.Job;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.LegalEntity;
import org.wattline.controlplane.api.LegalEntityRequest;
import org.wattline.controlplane.api.LifecycleApi;
import org.wattline.controlplane.api.Market;
import org.wattline.controlplane.api.MarketsApi;
import org.wattline.controlplane.api.OffboardRequest;
import org.wattline.controlplane.api.Page;
import org.wattline.controlplane.api.PostalAddress;
import org.wattline.controlplane.api.Quotas;
import org.wattline.controlplane.api.RotateRequest;
import org.wattline.controlplane.api.SecretEntry;
import org.wattline.controlplane.api.SecretValue;
import org.wattline.controlplane.api.SecretsApi;
import org.wattline.controlplane.api.Step;
import org.wattline.controlplane.api.StepState;
import org.wattline.controlplane.api.SuspendRequest;
import org.wattline.controlplane.api.Tenant;
import org.wattline.controlplane.api.TenantChange;
import org.wattline.controlplane.api.TenantRequest;
import org.wattline.controlplane.api.TenantsApi;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.directory.TenantState;
import org.wattline.tenancy.vaadin.api.ApiProblemException;

/** The control plane in memory; each question after a job brings it one step on. */
final class FakeControlPlane implements TenantsApi, LifecycleApi, MarketsApi, ArchivesClient {
  static final List<String> STEPS =
      List.of(
          "role",
          "schema",
          "migrations",
          "realm",
          "clients",
          "roles",
          "market-pack",
          "administrator");
  static final Instant AT = Instant.parse("2026-11-20T09:30:00Z");
  final Map<UUID, Tenant> tenants = new LinkedHashMap<>();
  final Map<UUID, Job> jobs = new LinkedHashMap<>();
  final Map<String, SecretEntry> secrets = new LinkedHashMap<>();
  final List<String> calls = new ArrayList<>();

  Tenant add(String slug, String legalName, String name, String color, TenantState state) {
    UUID id = FakeBilling.id(slug);
    Tenant tenant =
        tenant(
            id,
            slug,
            legalName,
            new Brand(name, color, null, "hallo@" + slug + ".example", null),
            state,
            state == TenantState.SUSPENDED ? "Contract under review" : null,
            null);
    tenants.put(id, tenant);
    return tenant;
  }

  private static Tenant tenant(
      UUID id,
      String slug,
      String legalName,
      Brand brand,
      TenantState state,
      @Nullable String reason,
      @Nullable UUID job) {
    return new Tenant(
        new TenantId(id),
        slug,
        legalName,
        "BE-VLG",
        "EUR",
        "Europe/Brussels",
        List.of("nl", "fr", "en"),
        brand,
        new Hosts(List.of(slug + ".localhost"), List.of(slug + "-staff.localhost")),
        state,
        reason,
        "http://auth.localhost/realms/" + slug,
        "one",
        7,
        1,
        Quotas.DEFAULTS,
        List.of("solar"),
        3,
        job,
        AT,
        AT);
  }

  void becomes(UUID id, TenantState state, @Nullable String reason, @Nullable UUID job) {
    Tenant was = find(id);
    tenants.put(id, tenant(id, was.slug(), was.legalName(), was.brand(), state, reason, job));
  }

  @Override
  public ResponseEntity<Tenant> create(TenantRequest request, @Nullable String idempotencyKey) {
    calls.add("create " + request.slug());
    if (request.slug().equals("taken")) {
      throw refusal(409, "name-taken", "The short name taken belongs to another supplier.");
    }
    UUID id = FakeBilling.id(request.slug());
    Job job = job(JobKind.PROVISION, id, JobState.QUEUED, 0, null);
    tenants.put(
        id,
        tenant(
            id,
            request.slug(),
            request.legalName(),
            request.brand(),
            TenantState.PROVISIONING,
            null,
            job.id()));
    return ResponseEntity.accepted().body(find(id));
  }

  Job job(JobKind kind, UUID tenant, JobState state, int done, @Nullable String cause) {
    List<Step> steps = new ArrayList<>();
    for (int index = 0; index < STEPS.size(); index++) {
      boolean finished = index < done;
      StepState step =
          finished
              ? StepState.DONE
              : index == done && state == JobState.BLOCKED
                  ? StepState.FAILED
                  : index == done && state == JobState.RUNNING
                      ? StepState.RUNNING
                      : StepState.PENDING;
      steps.add(
          new Step(
              STEPS.get(index),
              step,
              finished ? 1 : 0,
              finished ? AT : null,
              finished ? AT.plusMillis(40 + index * 31L) : null,
              null));
    }
    UUID id = FakeBilling.id(kind + ":" + tenant);
    Job job =
        new Job(
            id,
            kind,
            new TenantId(tenant),
            state,
            cause,
            "onboarding",
            AT,
            AT,
            state == JobState.DONE ? AT : null,
            null,
            steps,
            kind == JobKind.EXPORT ? Map.of("archive", "export.zip") : Map.of());
    jobs.put(id, job);
    return job;
  }

  Job next(UUID id) {
    Job job =
        Optional.ofNullable(jobs.get(id)).orElseThrow(() -> refusal(404, "not-found", "Not found"));
    if (job.state().isSettled()) {
      return job;
    }
    int done =
        (int) job.steps().stream().filter(step -> step.state() == StepState.DONE).count() + 1;
    UUID tenant = job.tenant().value();
    if (done >= STEPS.size()) {
      becomes(tenant, TenantState.READY, null, null);
      return job(job.kind(), tenant, JobState.DONE, STEPS.size(), null);
    }
    return job(job.kind(), tenant, JobState.RUNNING, done, null);
  }

  @Override
  public Page<Tenant> list(
      @Nullable String cursor,
      @Nullable Integer limit,
      @Nullable String state,
      @Nullable String query) {
    return new Page<>(
        tenants.values().stream()
            .filter(tenant -> state == null || tenant.state().name().equals(state))
            .filter(
                tenant ->
                    query == null
                        || tenant.brand().displayName().toLowerCase(Locale.ROOT).contains(query))
            .toList(),
        null);
  }

  @Override
  public ResponseEntity<Tenant> get(UUID id) {
    return ResponseEntity.ok(find(id));
  }

  @Override
  public ResponseEntity<Tenant> change(UUID id, @Nullable String ifMatch, TenantChange change) {
    calls.add("change " + ifMatch);
    if (change.featurePacks() != null) {
      calls.add("packs " + change.featurePacks());
    }
    Tenant was = find(id);
    tenants.put(
        id,
        tenant(
            id,
            was.slug(),
            was.legalName(),
            Optional.ofNullable(change.brand()).orElse(was.brand()),
            was.state(),
            null,
            null));
    return ResponseEntity.ok(find(id));
  }

  @Override
  public List<LegalEntity> legalEntities(UUID id) {
    return List.of(
        new LegalEntity(
            FakeBilling.id("entity"),
            find(id).legalName(),
            "0123.456.749",
            "BE0123456749",
            new PostalAddress("Energieplein 1", "2000", "Antwerpen", null, "BE"),
            AT));
  }

  @Override
  public ResponseEntity<LegalEntity> addLegalEntity(UUID id, LegalEntityRequest request) {
    return ResponseEntity.ok(legalEntities(id).getFirst());
  }

  @Override
  public Page<AuditEntry> audit(UUID id, @Nullable String cursor, @Nullable Integer limit) {
    Map<String, @Nullable Object> before = new HashMap<>();
    before.put("primaryColor", "#0b6e4f");
    Map<String, @Nullable Object> after = new HashMap<>();
    after.put("primaryColor", "#095c42");
    return new Page<>(
        List.of(
            new AuditEntry(2, AT, "onboarding", "brand-changed", before, after, null),
            new AuditEntry(
                1, AT, "onboarding", "tenant-requested", Map.of(), Map.of(), "New contract")),
        null);
  }

  @Override
  public Job provisioning(UUID id) {
    return next(FakeBilling.id(JobKind.PROVISION + ":" + id));
  }

  @Override
  public ResponseEntity<Job> retryProvisioning(UUID id) {
    return ResponseEntity.accepted().body(provisioning(id));
  }

  @Override
  public ResponseEntity<Job> suspend(UUID id, SuspendRequest request) {
    calls.add("suspend " + request.reason());
    becomes(id, TenantState.SUSPENDED, request.reason(), null);
    return ResponseEntity.accepted().body(job(JobKind.SUSPEND, id, JobState.DONE, 8, null));
  }

  @Override
  public ResponseEntity<Job> resume(UUID id) {
    calls.add("resume");
    becomes(id, TenantState.READY, null, null);
    return ResponseEntity.accepted().body(job(JobKind.RESUME, id, JobState.DONE, 8, null));
  }

  @Override
  public ResponseEntity<Job> offboard(UUID id, OffboardRequest request) {
    calls.add("offboard " + request.slug());
    return ResponseEntity.accepted().body(job(JobKind.OFFBOARD, id, JobState.WAITING, 3, null));
  }

  @Override
  public ResponseEntity<Job> cancelOffboarding(UUID id) {
    return ResponseEntity.accepted().body(job(JobKind.RESUME, id, JobState.DONE, 8, null));
  }

  @Override
  public ResponseEntity<Job> rotate(UUID id, RotateRequest request) {
    return ResponseEntity.accepted().body(job(JobKind.ROTATE, id, JobState.DONE, 8, null));
  }

  @Override
  public ResponseEntity<Job> export(UUID id, ExportRequest request) {
    calls.add("export " + request.reason());
    return ResponseEntity.accepted().body(job(JobKind.EXPORT, id, JobState.DONE, 8, null));
  }

  @Override
  public List<Job> jobs(UUID id) {
    return jobs.values().stream().filter(job -> job.tenant().value().equals(id)).toList();
  }

  @Override
  public List<Market> list() {
    return List.of(
        new Market(
            "BE-VLG", "Belgium: Flanders", "EUR", "Europe/Brussels", List.of("nl", "fr", "en")),
        new Market(
            "US-CA", "United States: California", "USD", "America/Los_Angeles", List.of("en-US")));
  }

  @Override
  public ResponseEntity<InputStream> download(UUID job) {
    return ResponseEntity.ok(new ByteArrayInputStream("archive".getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public ResponseEntity<Job> restore(
      @Nullable String passphrase, StreamingHttpOutputMessage.Body archive) {
    throw new UnsupportedOperationException();
  }

  /** The secrets' endpoints: their {@code get} and {@code list} collide with the tenants'. */
  SecretsApi asSecrets() {
    return new SecretsApi() {
      @Override
      public List<SecretEntry> list(UUID id) {
        return List.copyOf(secrets.values());
      }

      @Override
      public SecretEntry get(UUID id, String name) {
        return Optional.ofNullable(secrets.get(name))
            .orElseThrow(() -> refusal(404, "not-found", "Not found"));
      }

      @Override
      public SecretEntry put(UUID id, String name, SecretValue value) {
        calls.add("secret " + name);
        SecretEntry entry = new SecretEntry(name, AT, "onboarding");
        secrets.put(name, entry);
        return entry;
      }

      @Override
      public ResponseEntity<Void> delete(UUID id, String name) {
        secrets.remove(name);
        return ResponseEntity.noContent().build();
      }
    };
  }

  Tenant find(UUID id) {
    return Optional.ofNullable(tenants.get(id))
        .orElseThrow(() -> refusal(404, "not-found", "Not found"));
  }

  static ApiProblemException refusal(int status, String type, String sentence) {
    return new ApiProblemException(
        new ApiProblemException.Problem(
            status, "https://wattline.org/problems/" + type, "Refused", sentence, null, List.of()));
  }
}
