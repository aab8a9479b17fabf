package org.wattline.billing.documents.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.customers.PostalAddress;
import org.wattline.billing.contract.documents.Issuer;
import org.wattline.billing.contract.documents.IssuerNotice;
import org.wattline.billing.documents.IssuerRegister;
import org.wattline.kernel.Modulo97;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.Business;
import tools.jackson.databind.json.JsonMapper;

@Service
class StoredIssuer implements IssuerRegister {
  /** The audit speaks of it under one id: there is one issuer. */
  private static final UUID ONLY = new UUID(0, 1);

  private final JdbcClient jdbc;
  private final TenantDirectory directory;
  private final AuditTrail audit;
  private final JsonMapper json;
  private final Clock clock;

  StoredIssuer(
      JdbcClient jdbc,
      TenantDirectory directory,
      AuditTrail audit,
      JsonMapper json,
      @Business Clock clock) {
    this.jdbc = jdbc;
    this.directory = directory;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public Issuer get(Asker asker) {
    asker.requireStaff();
    return at(clock.instant());
  }

  @Override
  @Transactional(readOnly = true)
  public List<IssuerNotice> notices(Asker asker, @Nullable String language) {
    if (!asker.isCustomer()) {
      asker.requireStaff();
    }
    Map<String, List<IssuerNotice>> notices = at(clock.instant()).notices();
    List<IssuerNotice> asked = language == null ? null : notices.get(language);
    return asked != null && !asked.isEmpty()
        ? asked
        : notices.getOrDefault(supplier().defaultLocale().getLanguage(), List.of());
  }

  @Override
  @Transactional
  public Issuer change(Asker asker, Issuer issuer) {
    asker.requireAnyOf(Role.FINANCE, Role.TENANT_ADMINISTRATOR);
    if (issuer.iban() != null && !Modulo97.fits(issuer.iban())) {
      throw Refusals.invalid("iban", "The check digits of this IBAN do not fit: look for a typo.");
    }
    Issuer before = at(clock.instant());
    if (before.version() != issuer.version()) {
      throw Refusals.changedMeanwhile("issuer");
    }
    Issuer after =
        new Issuer(
            issuer.legalName(),
            issuer.address(),
            issuer.companyId(),
            issuer.vatId(),
            issuer.endpoint(),
            issuer.iban(),
            issuer.bic(),
            issuer.website(),
            issuer.notices(),
            issuer.version() + 1);
    try {
      jdbc.sql(
              """
              insert into issuer (version, recorded_at, recorded_by, content)
              values (:version, :at, :by, cast(:content as jsonb))
              """)
          .param("version", after.version())
          .param("at", Timestamp.from(clock.instant()))
          .param("by", asker.name())
          .param("content", json.writeValueAsString(after))
          .update();
    } catch (DuplicateKeyException raced) {
      throw Refusals.changedMeanwhile("issuer");
    }
    audit.record(asker, "issuer-changed", "issuer", ONLY, before, after);
    return after;
  }

  @Override
  public Issuer at(Instant moment) {
    Optional<Issuer> recorded =
        jdbc.sql(
                """
                select content from issuer where recorded_at <= :moment
                order by version desc limit 1
                """)
            .param("moment", Timestamp.from(moment))
            .query(String.class)
            .optional()
            .map(content -> json.readValue(content, Issuer.class));
    return recorded.or(this::first).orElseGet(this::registered);
  }

  /** Bills issued before anything was recorded are from who was recorded first. */
  private Optional<Issuer> first() {
    return jdbc.sql("select content from issuer order by version limit 1")
        .query(String.class)
        .optional()
        .map(content -> json.readValue(content, Issuer.class));
  }

  private TenantEntry supplier() {
    return directory
        .byId(TenantScope.current())
        .orElseThrow(() -> new IllegalStateException("The bound tenant left the directory"));
  }

  private Issuer registered() {
    TenantEntry tenant = supplier();
    String country = tenant.market().length() >= 2 ? tenant.market().substring(0, 2) : "BE";
    return new Issuer(
        tenant.legalName(),
        new PostalAddress("-", null, "-", "-", null, country),
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        0);
  }
}
