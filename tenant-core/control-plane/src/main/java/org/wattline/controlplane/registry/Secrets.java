package org.wattline.controlplane.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.controlplane.api.SecretEntry;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.secrets.KeyRotation;
import org.wattline.tenancy.secrets.SealedSecrets;
import org.wattline.tenancy.secrets.SecretVault;

/**
 * Tenants' secrets, sealed under each tenant's own key. Written by onboarding, opened only where
 * they are used and where a tenant's archive is made.
 */
@Repository
public class Secrets {
  private final JdbcClient jdbc;
  private final SecretVault vault;
  private final Tenants tenants;
  private final AuditTrail trail;
  private final Clock clock;

  public Secrets(
      JdbcClient jdbc, SecretVault vault, Tenants tenants, AuditTrail trail, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.tenants = tenants;
    this.trail = trail;
    this.clock = clock;
  }

  public List<SecretEntry> of(TenantId tenant) {
    return jdbc.sql(
            """
            select name, updated_at, updated_by from platform.secret
             where tenant_id = :tenant order by name
            """)
        .param("tenant", tenant.value())
        .query(
            (row, number) ->
                new SecretEntry(
                    row.getString("name"),
                    row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                    row.getString("updated_by")))
        .list();
  }

  public Optional<SecretEntry> find(TenantId tenant, String name) {
    return of(tenant).stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** Sets or replaces a secret; the trail says so and no more. */
  @Transactional
  public SecretEntry put(TenantId tenant, String name, String value, Actor actor) {
    RegisteredTenant registered = tenants.lock(tenant);
    String sealed = vault.seal(tenant, registered.requireKeys().wrapped(), name, value);
    boolean replaced = find(tenant, name).isPresent();
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into platform.secret (tenant_id, name, sealed, updated_at, updated_by)
            values (:tenant, :name, :sealed, :at, :by)
            on conflict (tenant_id, name) do update
              set sealed = excluded.sealed, updated_at = excluded.updated_at, updated_by = excluded.updated_by
            """)
        .param("tenant", tenant.value())
        .param("name", name)
        .param("sealed", sealed)
        .param("at", now.atOffset(ZoneOffset.UTC))
        .param("by", actor.name())
        .update();
    trail.record(
        tenant,
        actor,
        replaced ? "secret-replaced" : "secret-set",
        Map.of(),
        Map.of("name", name),
        null);
    return new SecretEntry(name, now, actor.name());
  }

  /** Removes a secret; false when there was none. */
  @Transactional
  public boolean remove(TenantId tenant, String name, Actor actor) {
    int removed =
        jdbc.sql("delete from platform.secret where tenant_id = :tenant and name = :name")
            .param("tenant", tenant.value())
            .param("name", name)
            .update();
    if (removed > 0) {
      trail.record(tenant, actor, "secret-removed", Map.of("name", name), Map.of(), null);
    }
    return removed > 0;
  }

  /** Forgets all of a tenant's secrets. */
  @Transactional
  public void removeAll(TenantId tenant) {
    jdbc.sql("delete from platform.secret where tenant_id = :tenant")
        .param("tenant", tenant.value())
        .update();
  }

  /** All of a tenant's secrets in clear, by name: for its archive and for nothing else. */
  public Map<String, String> opened(RegisteredTenant tenant) {
    var opened = new LinkedHashMap<String, String>();
    sealed(tenant.id())
        .forEach(
            (name, value) ->
                opened.put(
                    name, vault.open(tenant.id(), tenant.requireKeys().wrapped(), name, value)));
    return opened;
  }

  /**
   * Seals all of a tenant's secrets again, in the transaction that stores the new key.
   *
   * @return how many there are
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int reseal(TenantId tenant, KeyRotation rotation) {
    Map<String, String> old = sealed(tenant);
    old.forEach(
        (name, value) ->
            jdbc.sql(
                    "update platform.secret set sealed = :sealed where tenant_id = :tenant and name = :name")
                .param("sealed", rotation.reseal(name, value))
                .param("tenant", tenant.value())
                .param("name", name)
                .update());
    return old.size();
  }

  /**
   * A group of a tenant's secrets with the key that opens them, of one moment; empty where it has
   * no key.
   *
   * @param prefix with which the names begin
   */
  public Optional<SealedSecrets> handedOut(TenantId tenant, String prefix) {
    var wrapped = new ArrayList<String>(1);
    var found = new LinkedHashMap<String, String>();
    jdbc.sql(
            """
            select t.wrapped_key, s.name, s.sealed
              from platform.tenant t
              left join platform.secret s on s.tenant_id = t.id and starts_with(s.name, :prefix)
             where t.id = :tenant and t.wrapped_key is not null
             order by s.name
            """)
        .param("tenant", tenant.value())
        .param("prefix", prefix)
        .query(
            (org.springframework.jdbc.core.RowCallbackHandler)
                row -> {
                  wrapped.add(row.getString("wrapped_key"));
                  String name = row.getString("name");
                  if (name != null) {
                    found.put(name, row.getString("sealed"));
                  }
                });
    return wrapped.stream().findFirst().map(key -> new SealedSecrets(key, found));
  }

  /** A tenant's secrets as they are kept, by name. */
  public Map<String, String> sealed(TenantId tenant) {
    var found = new LinkedHashMap<String, String>();
    jdbc.sql("select name, sealed from platform.secret where tenant_id = :tenant order by name")
        .param("tenant", tenant.value())
        .query(
            (org.springframework.jdbc.core.RowCallbackHandler)
                row -> found.put(row.getString("name"), row.getString("sealed")));
    return found;
  }
}
