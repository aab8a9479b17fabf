package org.wattline.controlplane.registry;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.controlplane.api.Administrator;
import org.wattline.controlplane.api.Hosts;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.directory.TenantState;

/** The registered tenants. Whatever is changed here is in the trail, by construction. */
@Repository
public class Tenants {
  private static final String SELECT =
      """
      select t.*,
             array(select h.name from platform.tenant_host h
                    where h.tenant_id = t.id and h.door = 'PORTAL' order by h.ordinal) as portal_hosts,
             array(select h.name from platform.tenant_host h
                    where h.tenant_id = t.id and h.door = 'CONSOLE' order by h.ordinal) as console_hosts
        from platform.tenant t
      """;

  private final JdbcClient jdbc;
  private final AuditTrail trail;
  private final Clock clock;

  public Tenants(JdbcClient jdbc, AuditTrail trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  public Optional<RegisteredTenant> find(TenantId id) {
    return jdbc.sql(SELECT + " where t.id = :id")
        .param("id", id.value())
        .query(this::map)
        .optional();
  }

  public Optional<RegisteredTenant> findBySlug(String slug) {
    return jdbc.sql(SELECT + " where t.slug = :slug")
        .param("slug", slug)
        .query(this::map)
        .optional();
  }

  public RegisteredTenant get(TenantId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("No tenant " + id));
  }

  /** The tenant, locked until the end of the transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public RegisteredTenant lock(TenantId id) {
    boolean known =
        jdbc.sql("select 1 from platform.tenant where id = :id for update")
            .param("id", id.value())
            .query(Integer.class)
            .optional()
            .isPresent();
    if (!known) {
      throw new IllegalStateException("No tenant " + id);
    }
    return get(id);
  }

  public List<RegisteredTenant> all() {
    return jdbc.sql(SELECT + " order by t.slug").query(this::map).list();
  }

  /**
   * Tenants by slug.
   *
   * @param afterSlug the slug that the page begins after, or null
   * @param text a part of the slug, the legal or the display name, or null
   */
  public List<RegisteredTenant> page(
      @Nullable String afterSlug, int limit, @Nullable TenantState state, @Nullable String text) {
    return jdbc.sql(
            SELECT
                + """
                 where t.slug > :after
                   and (cast(:state as text) is null or t.state = :state)
                   and (cast(:text as text) is null
                        or strpos(lower(t.slug || ' ' || t.legal_name || ' ' || (t.brand->>'displayName')), :text) > 0)
                 order by t.slug limit :limit
                """)
        .param("after", afterSlug == null ? "" : afterSlug)
        .param("state", state == null ? null : state.name())
        .param("text", text == null ? null : text.toLowerCase(Locale.ROOT))
        .param("limit", limit)
        .query(this::map)
        .list();
  }

  /**
   * Adds a tenant.
   *
   * @throws org.springframework.dao.DuplicateKeyException when the slug or a host is taken
   */
  @Transactional
  public RegisteredTenant register(RegisteredTenant tenant, Actor actor, String action) {
    Instant now = clock.instant();
    write(
        """
        insert into platform.tenant (id, slug, legal_name, market, currency, zone, locales, brand,
          cell, state, state_reason, blocked_job, state_since, wrapped_key, sealed_password,
          schema_version, schema_open, quotas, feature_packs, administrator, version, created_at, updated_at)
        values (:id, :slug, :legalName, :market, :currency, :zone, :locales, :brand::jsonb,
          :cell, :state, :reason, :blockedJob, :now, :wrappedKey, :sealedPassword,
          :schemaVersion, :schemaOpen, :quotas::jsonb, :packs, :administrator::jsonb, :version, :now, :now)
        """,
        tenant,
        now);
    writeHosts(tenant);
    trail.record(tenant.id(), actor, action, Map.of(), described(tenant), null);
    return get(tenant.id());
  }

  /**
   * Replaces a tenant that the caller has locked; the trail gets what is different.
   *
   * @throws org.springframework.dao.DuplicateKeyException when a host is taken
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public RegisteredTenant replace(
      RegisteredTenant before,
      RegisteredTenant after,
      Actor actor,
      String action,
      @Nullable String reason) {
    if (before.equals(after)) {
      return before;
    }
    Map<String, @Nullable Object> old = described(before);
    Map<String, @Nullable Object> now = described(after);
    var was = new LinkedHashMap<>(old);
    var is = new LinkedHashMap<>(now);
    was.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), now.get(entry.getKey())));
    is.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), old.get(entry.getKey())));
    write(
        """
        update platform.tenant set slug = :slug, legal_name = :legalName, market = :market,
          currency = :currency, zone = :zone, locales = :locales, brand = :brand::jsonb, cell = :cell,
          state_since = case when state = :state then state_since else :now end,
          state = :state, state_reason = :reason, blocked_job = :blockedJob,
          wrapped_key = :wrappedKey, sealed_password = :sealedPassword,
          schema_version = :schemaVersion, schema_open = :schemaOpen,
          quotas = :quotas::jsonb, feature_packs = :packs, administrator = :administrator::jsonb,
          version = :version, updated_at = :now
        where id = :id
        """,
        after,
        clock.instant());
    if (!before.hosts().equals(after.hosts())) {
      jdbc.sql("delete from platform.tenant_host where tenant_id = :id")
          .param("id", after.id().value())
          .update();
      writeHosts(after);
    }
    if (!was.isEmpty() || !is.isEmpty()) {
      trail.record(after.id(), actor, action, was, is, reason);
    }
    return get(after.id());
  }

  /** The registry's part that people read: neither keys nor times. */
  static Map<String, @Nullable Object> described(RegisteredTenant tenant) {
    var described = new LinkedHashMap<String, @Nullable Object>();
    described.put("slug", tenant.slug());
    described.put("legalName", tenant.legalName());
    described.put("market", tenant.market());
    described.put("currency", tenant.currency().getCurrencyCode());
    described.put("zone", tenant.zone().getId());
    described.put("locales", tenant.locales().stream().map(Locale::toLanguageTag).toList());
    described.put("brand", Json.plain(tenant.brand()));
    described.put("hosts", Json.plain(tenant.hosts()));
    described.put("cell", tenant.cell());
    described.put("state", tenant.status().state().name());
    described.put("stateReason", tenant.status().reason());
    described.put("schemaVersion", tenant.schemaVersion());
    described.put("quotas", Json.plain(tenant.quotas()));
    described.put("featurePacks", tenant.featurePacks());
    described.put("administrator", Json.plain(tenant.administrator()));
    return described;
  }

  private void write(String sql, RegisteredTenant tenant, Instant now) {
    TenantStatus status = tenant.status();
    RegisteredTenant.TenantKeys keys = tenant.keys();
    jdbc.sql(sql)
        .param("id", tenant.id().value())
        .param("slug", tenant.slug())
        .param("legalName", tenant.legalName())
        .param("market", tenant.market())
        .param("currency", tenant.currency().getCurrencyCode())
        .param("zone", tenant.zone().getId())
        .param(
            "locales", tenant.locales().stream().map(Locale::toLanguageTag).toArray(String[]::new))
        .param("brand", Json.write(tenant.brand()))
        .param("cell", tenant.cell())
        .param("state", status.state().name())
        .param("reason", status.reason())
        .param("blockedJob", status instanceof TenantStatus.Blocked blocked ? blocked.job() : null)
        .param("wrappedKey", keys == null ? null : keys.wrapped())
        .param("sealedPassword", keys == null ? null : keys.sealedPassword())
        .param("schemaVersion", tenant.schemaVersion())
        .param("schemaOpen", tenant.schemaOpen())
        .param("quotas", Json.write(tenant.quotas()))
        .param("packs", tenant.featurePacks().toArray(String[]::new))
        .param("administrator", Json.write(tenant.administrator()))
        .param("version", tenant.version())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private void writeHosts(RegisteredTenant tenant) {
    writeHosts(tenant, "PORTAL", tenant.hosts().portal());
    writeHosts(tenant, "CONSOLE", tenant.hosts().console());
  }

  private void writeHosts(RegisteredTenant tenant, String door, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      jdbc.sql(
              "insert into platform.tenant_host (name, tenant_id, door, ordinal) values (:name, :tenant, :door, :ordinal)")
          .param("name", names.get(i))
          .param("tenant", tenant.id().value())
          .param("door", door)
          .param("ordinal", i)
          .update();
    }
  }

  private RegisteredTenant map(ResultSet row, int number) throws SQLException {
    String wrapped = row.getString("wrapped_key");
    String sealed = row.getString("sealed_password");
    return new RegisteredTenant(
        new TenantId(row.getObject("id", UUID.class)),
        row.getString("slug"),
        row.getString("legal_name"),
        row.getString("market"),
        Currency.getInstance(row.getString("currency")),
        ZoneId.of(row.getString("zone")),
        texts(row.getArray("locales")).stream().map(Locale::forLanguageTag).toList(),
        Json.read(row.getString("brand"), Brand.class),
        new Hosts(texts(row.getArray("portal_hosts")), texts(row.getArray("console_hosts"))),
        row.getString("cell"),
        TenantStatus.of(
            TenantState.valueOf(row.getString("state")),
            row.getString("state_reason"),
            row.getObject("blocked_job", UUID.class)),
        wrapped == null || sealed == null ? null : new RegisteredTenant.TenantKeys(wrapped, sealed),
        row.getInt("schema_version"),
        row.getBoolean("schema_open"),
        Json.numbers(row.getString("quotas")),
        texts(row.getArray("feature_packs")),
        Json.read(row.getString("administrator"), Administrator.class),
        row.getLong("version"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }
}
