package org.wattline.controlplane.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.controlplane.api.Hosts;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.LegalEntity;
import org.wattline.controlplane.api.LegalEntityRequest;
import org.wattline.controlplane.api.Quotas;
import org.wattline.controlplane.api.TenantChange;
import org.wattline.controlplane.api.TenantRequest;
import org.wattline.controlplane.job.Jobs;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.IdempotencyKeys;
import org.wattline.controlplane.registry.LegalEntities;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.RegisteredTenant.Profile;
import org.wattline.controlplane.registry.TenantStatus;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.PublicAddress;
import org.wattline.tenancy.problem.Problems;

/** Registers suppliers and changes what onboarding may change about them. */
@Service
public class Registration {
  private static final int MAX_KEY = 200;

  private final Tenants tenants;
  private final LegalEntities legalEntities;
  private final IdempotencyKeys keys;
  private final Jobs jobs;
  private final TenantRules rules;
  private final PublicAddress address;
  private final TransactionTemplate transactions;
  private final Clock clock;

  public Registration(
      Tenants tenants,
      LegalEntities legalEntities,
      IdempotencyKeys keys,
      Jobs jobs,
      TenantRules rules,
      PublicAddress address,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.tenants = tenants;
    this.legalEntities = legalEntities;
    this.keys = keys;
    this.jobs = jobs;
    this.rules = rules;
    this.address = address;
    this.transactions = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Registers a supplier and queues its provisioning.
   *
   * @param idempotencyKey with the same key and request, the same supplier again; null for none
   * @throws org.wattline.tenancy.problem.ProblemException when a field is not right or a name taken
   */
  public RegisteredTenant register(
      TenantRequest request, @Nullable String idempotencyKey, Actor actor) {
    if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > MAX_KEY)) {
      throw Problems.INVALID_REQUEST.because(
          "An Idempotency-Key has 1 to " + MAX_KEY + " characters.");
    }
    Optional<RegisteredTenant> before = earlier(idempotencyKey, request);
    if (before.isPresent()) {
      return before.get();
    }
    RequestErrors errors = new RequestErrors();
    rules.check(request, errors);
    errors.refuseAny();
    try {
      return transactions.execute(status -> add(request, idempotencyKey, actor));
    } catch (DuplicateKeyException e) {
      return earlier(idempotencyKey, request).orElseThrow(() -> taken(request));
    }
  }

  /**
   * Changes a supplier.
   *
   * @param version the version that the change was made on
   */
  public RegisteredTenant change(TenantId id, long version, TenantChange change, Actor actor) {
    RequestErrors errors = new RequestErrors();
    check(change, errors);
    errors.refuseAny();
    try {
      return transactions.execute(
          status -> {
            RegisteredTenant tenant = locked(id);
            if (tenant.version() != version) {
              throw Problems.CHANGED_MEANWHILE
                  .because(
                      "The supplier was changed since you read it. Read it again, then change it.")
                  .with("version", tenant.version());
            }
            if (tenant.status() instanceof TenantStatus.Offboarded) {
              throw ControlPlaneProblems.WRONG_STATE.because(
                  "The supplier has been removed; nothing about it can be changed.");
            }
            Profile wanted = changed(tenant.profile(), change);
            if (wanted.equals(tenant.profile())) {
              return tenant;
            }
            RegisteredTenant after =
                tenants.replace(tenant, tenant.withProfile(wanted), actor, "tenant-changed", null);
            if (tellsRealm(tenant, after)) {
              jobs.request(id, JobKind.CONFIGURE, Map.of(), actor, null);
            }
            return after;
          });
    } catch (DuplicateKeyException e) {
      throw ControlPlaneProblems.NAME_TAKEN.because(
          "One of the hosts belongs to another supplier.");
    }
  }

  /** Adds a legal entity. */
  public LegalEntity addLegalEntity(TenantId id, LegalEntityRequest request, Actor actor) {
    RequestErrors errors = new RequestErrors();
    rules.legalEntity("", request, errors);
    errors.refuseAny();
    try {
      return transactions.execute(
          status -> {
            if (locked(id).status() instanceof TenantStatus.Offboarded) {
              throw ControlPlaneProblems.WRONG_STATE.because("The supplier has been removed.");
            }
            return legalEntities.add(id, request, actor);
          });
    } catch (DuplicateKeyException e) {
      throw ControlPlaneProblems.NAME_TAKEN.because(
          "The supplier has a legal entity with this registration number already.");
    }
  }

  private Optional<RegisteredTenant> earlier(@Nullable String key, TenantRequest request) {
    if (key == null) {
      return Optional.empty();
    }
    return keys.find(key, request)
        .map(
            use -> {
              if (!use.sameRequest()) {
                throw Problems.KEY_REUSED.because(
                    "This Idempotency-Key was used for another request. Use a new key.");
              }
              return tenants.get(use.tenant());
            });
  }

  private RegisteredTenant add(TenantRequest request, @Nullable String key, Actor actor) {
    Instant now = clock.instant();
    Hosts hosts =
        request.hosts() != null
            ? request.hosts()
            : new Hosts(
                List.of(address.portalHost(request.slug())),
                List.of(address.consoleHost(request.slug())));
    var quotas = new TreeMap<>(Quotas.DEFAULTS);
    if (request.quotas() != null) {
      quotas.putAll(request.quotas());
    }
    RegisteredTenant tenant =
        tenants.register(
            new RegisteredTenant(
                new TenantId(UUID.randomUUID()),
                request.slug(),
                request.legalName(),
                request.market(),
                Currency.getInstance(request.currency()),
                ZoneId.of(request.zone()),
                locales(request.locales()),
                request.brand(),
                hosts,
                "local",
                new TenantStatus.Requested(),
                null,
                0,
                false,
                quotas,
                request.featurePacks() == null ? List.of() : request.featurePacks(),
                request.administrator(),
                1,
                now,
                now),
            actor,
            "tenant-requested");
    legalEntities.add(tenant.id(), request.legalEntity(), actor);
    if (key != null) {
      keys.bind(key, request, tenant.id());
    }
    jobs.request(tenant.id(), JobKind.PROVISION, Map.of(), actor, null);
    return tenant;
  }

  private RuntimeException taken(TenantRequest request) {
    return tenants.findBySlug(request.slug()).isPresent()
        ? ControlPlaneProblems.NAME_TAKEN
            .because(
                String.format(
                    Locale.ROOT,
                    "A supplier named '%s' exists or existed. Choose another slug.",
                    request.slug()))
            .with("field", "slug")
        : ControlPlaneProblems.NAME_TAKEN
            .because("One of the hosts belongs to another supplier. Choose others.")
            .with("field", "hosts");
  }

  private void check(TenantChange change, RequestErrors errors) {
    if (change.legalName() != null) {
      rules.name("legalName", change.legalName(), errors);
    }
    if (change.brand() != null) {
      rules.brand(change.brand(), errors);
    }
    if (change.locales() != null) {
      rules.locales(change.locales(), errors);
    }
    if (change.hosts() != null) {
      rules.hosts(change.hosts(), errors);
    }
    if (change.quotas() != null) {
      rules.quotas(change.quotas(), errors);
    }
    if (change.featurePacks() != null) {
      rules.packs(change.featurePacks(), errors);
    }
  }

  private static Profile changed(Profile now, TenantChange change) {
    var quotas = new TreeMap<>(now.quotas());
    if (change.quotas() != null) {
      quotas.putAll(change.quotas());
    }
    return new Profile(
        change.legalName() == null ? now.legalName() : change.legalName(),
        change.locales() == null ? now.locales() : locales(change.locales()),
        change.brand() == null ? now.brand() : change.brand(),
        change.hosts() == null ? now.hosts() : change.hosts(),
        quotas,
        change.featurePacks() == null ? now.featurePacks() : change.featurePacks());
  }

  /** Whether Keycloak has to hear of a change; while it is being provisioned it will anyway. */
  private static boolean tellsRealm(RegisteredTenant before, RegisteredTenant after) {
    boolean differs =
        !before.brand().equals(after.brand())
            || !before.locales().equals(after.locales())
            || !before.hosts().equals(after.hosts())
            || !before.legalName().equals(after.legalName());
    return differs && before.status() instanceof TenantStatus.Leavable;
  }

  private RegisteredTenant locked(TenantId id) {
    if (tenants.find(id).isEmpty()) {
      throw Problems.NOT_FOUND.because("There is no such supplier.");
    }
    return tenants.lock(id);
  }

  private static List<Locale> locales(List<String> tags) {
    return tags.stream().map(Locale::forLanguageTag).toList();
  }
}
