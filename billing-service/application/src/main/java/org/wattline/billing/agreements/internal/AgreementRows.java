package org.wattline.billing.agreements.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.agreements.AgreementStep;
import org.wattline.billing.contract.agreements.ChangeKind;
import org.wattline.billing.contract.agreements.Cycle;
import org.wattline.billing.contract.agreements.CycleKind;
import org.wattline.billing.contract.agreements.NewTerms;
import org.wattline.billing.contract.agreements.PriceOverride;
import org.wattline.kernel.LocalDateRange;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of agreements, of their changes, and of their terms with what was known of them when.
 */
@Repository
class AgreementRows {
  private static final String SELECT =
      """
      select a.id, a.account_id, a.service_point_id, a.version, s.market_id,
             (select c.from_day from agreement_change c where c.agreement_id = a.id and c.number = 1)
               as started,
             lower(t.during) as starts, upper(t.during) as ends, t.product_id, t.cycle, t.anchor_day,
             t.settlement_month, t.customer_class, t.attributes, t.overrides, t.monthly_advance,
             p.code, p.names
      from agreement a
      join service_point s on s.id = a.service_point_id
      left join agreement_terms t on t.agreement_id = a.id and %s
      left join product p on p.id = t.product_id
      """;

  private static final String KNOWN_NOW = "t.superseded_at is null";
  private static final String KNOWN_THEN =
      "t.recorded_at <= :knownAt and (t.superseded_at is null or t.superseded_at > :knownAt)";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  AgreementRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void insert(UUID id, UUID account, UUID point, Instant now) {
    jdbc.sql(
            """
            insert into agreement (id, account_id, service_point_id, created_at, version)
            values (:id, :account, :point, :now, 0)
            """)
        .param("id", id)
        .param("account", account)
        .param("point", point)
        .param("now", Timestamp.from(now))
        .update();
  }

  /** Locks an agreement until the transaction ends, and counts its version up. */
  boolean touch(UUID id) {
    return jdbc.sql("update agreement set version = version + 1 where id = :id")
            .param("id", id)
            .update()
        == 1;
  }

  /**
   * A change of an agreement.
   *
   * @param undoes the change that it undoes, if any
   */
  record Change(
      UUID id,
      int number,
      ChangeKind kind,
      LocalDate from,
      Instant recordedAt,
      String actor,
      @Nullable String reason,
      @Nullable UUID undoes) {}

  /** In the order in which they were made. */
  List<Change> changes(UUID agreement) {
    return jdbc.sql(
            """
            select id, number, kind, from_day, recorded_at, actor, reason, undoes
            from agreement_change where agreement_id = :a order by number
            """)
        .param("a", agreement)
        .query(
            (row, n) ->
                new Change(
                    row.getObject("id", UUID.class),
                    row.getInt("number"),
                    ChangeKind.valueOf(row.getString("kind")),
                    row.getObject("from_day", LocalDate.class),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                    row.getString("actor"),
                    row.getString("reason"),
                    row.getObject("undoes", UUID.class)))
        .list();
  }

  static AgreementStep step(Change c, Set<UUID> undone) {
    return new AgreementStep(
        c.id(), c.kind(), c.from(), c.recordedAt(), c.actor(), c.reason(), undone.contains(c.id()));
  }

  void insertChange(UUID agreement, Change c) {
    jdbc.sql(
            """
            insert into agreement_change
              (id, agreement_id, number, kind, from_day, recorded_at, actor, reason, undoes)
            values (:id, :agreement, :number, :kind, :from, :at, :actor, :reason, :undoes)
            """)
        .param("id", c.id())
        .param("agreement", agreement)
        .param("number", c.number())
        .param("kind", c.kind().name())
        .param("from", c.from())
        .param("at", Timestamp.from(c.recordedAt()))
        .param("actor", c.actor())
        .param("reason", c.reason())
        .param("undoes", c.undoes())
        .update();
  }

  /** The terms that begin on these days are no longer true from the moment on. */
  void supersede(UUID agreement, List<LocalDate> starts, Instant at) {
    jdbc.sql(
            """
            update agreement_terms set superseded_at = :at
            where agreement_id = :a and superseded_at is null
              and lower(during) = any(cast(:starts as date[]))
            """)
        .param("a", agreement)
        .param("starts", starts.stream().map(LocalDate::toString).toArray(String[]::new))
        .param("at", Timestamp.from(at))
        .update();
  }

  /**
   * @throws org.springframework.dao.DataIntegrityViolationException when another agreement has the
   *     point on some of the days
   */
  void insertTerms(UUID agreement, UUID point, StoredTerms t, Instant at) {
    jdbc.sql(
            """
            insert into agreement_terms
              (id, agreement_id, service_point_id, during, product_id, cycle, anchor_day,
               settlement_month, customer_class, attributes, overrides, monthly_advance, recorded_at)
            values (:id, :agreement, :point, daterange(:from, cast(:to as date)), :product, :cycle,
                    :anchor, :month, :class, cast(:attributes as jsonb), cast(:overrides as jsonb),
                    :advance, :at)
            """)
        .param("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
        .param("agreement", agreement)
        .param("point", point)
        .param("from", t.from())
        .param("to", t.to())
        .param("product", t.terms().productId())
        .param("cycle", t.terms().cycle().kind().name())
        .param("anchor", t.terms().cycle().anchorDay())
        .param("month", t.terms().cycle().settlementMonth())
        .param("class", t.terms().customerClass())
        .param("attributes", json.writeValueAsString(t.terms().attributes()))
        .param("overrides", json.writeValueAsString(t.terms().overrides()))
        .param("advance", t.terms().monthlyAdvance())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** With its terms as known; with none where it was undone, or began to be known later. */
  Optional<StoredAgreement> find(UUID id, @Nullable Instant knownAt) {
    return read("where a.id = :id", Map.of("id", id), knownAt).stream().findFirst();
  }

  /** As it was known just before a moment. */
  List<StoredTerms> before(UUID id, Instant moment) {
    return find(id, moment.minus(1, ChronoUnit.MICROS))
        .map(StoredAgreement::terms)
        .orElse(List.of());
  }

  List<StoredAgreement> ofAccount(UUID account, @Nullable Instant knownAt) {
    return read("where a.account_id = :account", Map.of("account", account), knownAt);
  }

  List<StoredAgreement> ofAccounts(Collection<UUID> accounts, @Nullable Instant knownAt) {
    return read(
        "where a.account_id = any(:accounts)",
        Map.of("accounts", accounts.toArray(UUID[]::new)),
        knownAt);
  }

  List<StoredAgreement> ofPoint(UUID point, @Nullable Instant knownAt) {
    return read("where a.service_point_id = :point", Map.of("point", point), knownAt);
  }

  List<StoredAgreement> inForce(
      LocalDateRange days, @Nullable UUID after, int limit, @Nullable Instant knownAt) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("from", days.from());
    parameters.put("to", days.to());
    parameters.put("after", after);
    parameters.put("limit", limit);
    String known = knownAt == null ? KNOWN_NOW : KNOWN_THEN;
    return read(
        String.format(
            Locale.ROOT,
            """
            where a.id in (select t.agreement_id from agreement_terms t
                           where %s and t.during && daterange(:from, :to)
                             and (cast(:after as uuid) is null or t.agreement_id > :after)
                           group by t.agreement_id order by t.agreement_id limit :limit)
            """,
            known),
        parameters,
        knownAt);
  }

  private List<StoredAgreement> read(
      String where, Map<String, ? extends @Nullable Object> parameters, @Nullable Instant knownAt) {
    Map<String, @Nullable Object> all = new HashMap<>(parameters);
    if (knownAt != null) {
      all.put("knownAt", Timestamp.from(knownAt.truncatedTo(ChronoUnit.MICROS)));
    }
    Map<UUID, StoredAgreement> found = new LinkedHashMap<>();
    Map<UUID, List<StoredTerms>> terms = new HashMap<>();
    jdbc.sql(
            String.format(Locale.ROOT, SELECT, knownAt == null ? KNOWN_NOW : KNOWN_THEN)
                + where
                + " order by a.id, lower(t.during)")
        .params(all)
        .query(
            row -> {
              UUID id = row.getObject("id", UUID.class);
              found.computeIfAbsent(id, each -> agreement(row, each));
              if (row.getObject("product_id") != null) {
                terms.computeIfAbsent(id, each -> new ArrayList<>()).add(terms(row));
              }
            });
    return found.values().stream()
        .map(each -> each.with(terms.getOrDefault(each.id(), List.of())))
        .toList();
  }

  /** The classes of the agreements of all accounts of a person. */
  Set<String> classesOf(String subject) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct t.customer_class from agreement_terms t
                join agreement a on a.id = t.agreement_id
                join account_person p on p.account_id = a.account_id
                where p.subject = :subject and p.ended_at is null and t.superseded_at is null
                  and t.customer_class is not null
                """)
            .param("subject", subject)
            .query(String.class)
            .list());
  }

  private static StoredAgreement agreement(ResultSet row, UUID id) {
    try {
      return new StoredAgreement(
          id,
          row.getObject("account_id", UUID.class),
          row.getObject("service_point_id", UUID.class),
          row.getString("market_id"),
          row.getInt("version"),
          row.getObject("started", LocalDate.class),
          List.of());
    } catch (SQLException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private StoredTerms terms(ResultSet row) throws SQLException {
    return new StoredTerms(
        row.getObject("starts", LocalDate.class),
        row.getObject("ends", LocalDate.class),
        new NewTerms(
            row.getObject("product_id", UUID.class),
            new Cycle(
                CycleKind.valueOf(row.getString("cycle")),
                row.getInt("anchor_day"),
                row.getObject("settlement_month", Integer.class)),
            row.getString("customer_class"),
            json.readValue(
                row.getString("attributes"), new TypeReference<Map<String, String>>() {}),
            json.readValue(row.getString("overrides"), new TypeReference<List<PriceOverride>>() {}),
            row.getBigDecimal("monthly_advance")),
        row.getString("code"),
        json.readValue(row.getString("names"), new TypeReference<Map<String, String>>() {}));
  }
}
