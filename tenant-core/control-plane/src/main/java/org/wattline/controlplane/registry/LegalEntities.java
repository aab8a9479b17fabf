package org.wattline.controlplane.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.controlplane.api.LegalEntity;
import org.wattline.controlplane.api.LegalEntityRequest;
import org.wattline.controlplane.api.PostalAddress;
import org.wattline.tenancy.TenantId;

/** The companies that bill in a tenant's name. */
@Repository
public class LegalEntities {
  private final JdbcClient jdbc;
  private final AuditTrail trail;
  private final Clock clock;

  public LegalEntities(JdbcClient jdbc, AuditTrail trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  /** A tenant's legal entities, the first registered first. */
  public List<LegalEntity> of(TenantId tenant) {
    return jdbc.sql(
            "select * from platform.legal_entity where tenant_id = :tenant order by created_at, id")
        .param("tenant", tenant.value())
        .query(
            (row, number) ->
                new LegalEntity(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getString("registration_number"),
                    row.getString("vat_id"),
                    Json.read(row.getString("address"), PostalAddress.class),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /**
   * Adds one.
   *
   * @throws org.springframework.dao.DuplicateKeyException when the tenant has its number already
   */
  @Transactional
  public LegalEntity add(TenantId tenant, LegalEntityRequest request, Actor actor) {
    Instant now = clock.instant();
    return add(
        tenant,
        new LegalEntity(
            UUID.randomUUID(),
            request.name(),
            request.registrationNumber(),
            request.vatId(),
            request.address(),
            now),
        actor);
  }

  /** Adds one with its id, as an archive holds it. */
  @Transactional
  public LegalEntity add(TenantId tenant, LegalEntity entity, Actor actor) {
    jdbc.sql(
            """
            insert into platform.legal_entity (id, tenant_id, name, registration_number, vat_id, address, created_at)
            values (:id, :tenant, :name, :number, :vat, :address::jsonb, :at)
            """)
        .param("id", entity.id())
        .param("tenant", tenant.value())
        .param("name", entity.name())
        .param("number", entity.registrationNumber())
        .param("vat", entity.vatId())
        .param("address", Json.write(entity.address()))
        .param("at", entity.createdAt().atOffset(ZoneOffset.UTC))
        .update();
    trail.record(
        tenant,
        actor,
        "legal-entity-added",
        Map.of(),
        Map.of("name", entity.name(), "registrationNumber", entity.registrationNumber()),
        null);
    return entity;
  }

  /** Forgets a tenant's legal entities: their place is in its archive. */
  @Transactional
  public void removeAll(TenantId tenant) {
    jdbc.sql("delete from platform.legal_entity where tenant_id = :tenant")
        .param("tenant", tenant.value())
        .update();
  }
}
