package org.wattline.billing.metering.internal.vee;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.CsvText;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.vee.ClaimSending;
import org.wattline.billing.contract.vee.ClaimState;
import org.wattline.billing.contract.vee.GridClaim;
import org.wattline.billing.metering.GridClaims;
import org.wattline.tenancy.time.BusinessCalendar;

@Service
class StoredGridClaims implements GridClaims {
  private static final String SELECT =
      """
      select g.*, c.id as channel_id, s.market_id, p.street || ', ' || p.city as place,
             o.name as operator_name
      from grid_claim g
      join channel c on c.no = g.channel_no join service_point s on s.id = g.service_point_id
      join premise p on p.id = s.premise_id left join grid_operator o on o.code = g.grid_operator
      """;

  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final BusinessCalendar calendar;

  StoredGridClaims(JdbcClient jdbc, AuditTrail audit, BusinessCalendar calendar) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.calendar = calendar;
  }

  @Override
  @Transactional(readOnly = true)
  public Page<GridClaim> list(
      Asker asker,
      ClaimState state,
      @Nullable String gridOperator,
      @Nullable String cursor,
      int limit) {
    asker.requireStaff();
    Cursor.Parts after = Cursor.read(cursor, 2);
    String due = after.textOrNull(0);
    List<GridClaim> found =
        select(
            state,
            gridOperator,
            due == null ? null : day(due),
            after.uuidOrNull(1),
            Cursor.checkedLimit(limit) + 1);
    return Cursor.page(
        found, limit, last -> List.of(last.answerBy().toString(), last.id().toString()));
  }

  private List<GridClaim> select(
      ClaimState state,
      @Nullable String gridOperator,
      @Nullable LocalDate due,
      @Nullable UUID after,
      int limit) {
    return jdbc.sql(
            SELECT
                + """
                where g.state = :state
                  and (cast(:operator as text) is null or g.grid_operator = :operator)
                  and (cast(:due as date) is null
                       or (g.answer_by, g.id) > (cast(:due as date), cast(:id as uuid)))
                order by g.answer_by, g.id limit :limit
                """)
        .param("state", state.name())
        .param("operator", gridOperator)
        .param("due", due)
        .param("id", after)
        .param("limit", limit)
        .query(this::claim)
        .list();
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (java.time.format.DateTimeParseException notOurs) {
      throw Refusals.invalid("cursor", "This cursor was not given by this list.");
    }
  }

  private GridClaim claim(ResultSet row, int n) throws SQLException {
    Instant raised = row.getTimestamp("raised_at").toInstant();
    Instant closed = instant(row, "closed_at");
    LocalDate until =
        closed == null ? calendar.today() : LocalDate.ofInstant(closed, calendar.zone());
    return new GridClaim(
        row.getObject("id", UUID.class),
        row.getObject("service_point_id", UUID.class),
        row.getString("market_id"),
        row.getString("place"),
        row.getObject("channel_id", UUID.class),
        row.getString("grid_operator"),
        row.getString("operator_name"),
        row.getObject("missing_from", LocalDate.class),
        raised,
        (int)
            Math.max(
                0, ChronoUnit.DAYS.between(LocalDate.ofInstant(raised, calendar.zone()), until)),
        row.getObject("answer_by", LocalDate.class),
        row.getInt("reminders"),
        ClaimState.valueOf(row.getString("state")),
        instant(row, "sent_at"),
        row.getString("sent_by"),
        row.getString("reference"),
        closed,
        row.getString("closed_by"),
        row.getString("reason"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  @Override
  @Transactional(readOnly = true)
  public byte[] csv(Asker asker, String gridOperator, ClaimState state) {
    asker.requireStaff();
    StringBuilder csv =
        new StringBuilder("claim,point,channel,missing_from,raised_at,answer_by,reminders\r\n");
    for (GridClaim claim : select(state, gridOperator, null, null, ClaimSending.MAX_CLAIMS)) {
      csv.append(claim.id())
          .append(',')
          .append(CsvText.field(claim.marketId()))
          .append(',')
          .append(claim.channelId())
          .append(',')
          .append(claim.missingFrom())
          .append(',')
          .append(claim.raisedAt())
          .append(',')
          .append(claim.answerBy())
          .append(',')
          .append(claim.reminders())
          .append("\r\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  @Transactional
  public List<GridClaim> send(Asker asker, List<UUID> ids, @Nullable String reference) {
    Editors.require(asker);
    Set<UUID> wanted = new LinkedHashSet<>(ids);
    String known = reference == null || reference.isBlank() ? null : reference.strip();
    Map<UUID, GridClaim> before = locked(wanted);
    for (UUID id : wanted) {
      GridClaim claim = before.get(id);
      if (claim == null) {
        throw Refusals.notFound("claim");
      }
      if (claim.state() != ClaimState.OPEN) {
        throw notThen(claim);
      }
    }
    if (before.values().stream().map(GridClaim::gridOperator).distinct().count() > 1) {
      throw Refusals.invalid("ids", "must be claims to one grid operator");
    }
    jdbc.sql(
            """
            update grid_claim set state = 'SENT', sent_at = :now, sent_by = :by,
              reference = coalesce(:reference, reference)
            where id = any(:ids)
            """)
        .param("now", Timestamp.from(calendar.now()))
        .param("by", StoredExceptions.name(asker))
        .param("reference", known, java.sql.Types.VARCHAR)
        .param("ids", wanted.toArray(UUID[]::new))
        .update();
    Map<UUID, GridClaim> after = locked(wanted);
    wanted.forEach(
        id -> audit.record(asker, "grid-claim-sent", "grid-claim", id, before.get(id), known));
    return wanted.stream().map(id -> Objects.requireNonNull(after.get(id))).toList();
  }

  /** The claims by id, in whose order they are locked. */
  private Map<UUID, GridClaim> locked(Set<UUID> ids) {
    return jdbc
        .sql(SELECT + "where g.id = any(:ids) order by g.id for update of g")
        .param("ids", ids.toArray(UUID[]::new))
        .query(this::claim)
        .list()
        .stream()
        .collect(Collectors.toMap(GridClaim::id, claim -> claim, (a, b) -> a, HashMap::new));
  }

  private static RuntimeException notThen(GridClaim claim) {
    return Refusals.conflict(
        "Claim "
            + claim.id()
            + " is "
            + claim.state().name().toLowerCase(Locale.ROOT)
            + " already.",
        "claim-moved-on");
  }

  @Override
  @Transactional
  public GridClaim answer(Asker asker, UUID id, String answer) {
    return end(asker, id, ClaimState.ANSWERED, "grid-claim-answered", answer);
  }

  @Override
  @Transactional
  public GridClaim close(Asker asker, UUID id, String reason) {
    return end(asker, id, ClaimState.CLOSED, "grid-claim-closed", reason);
  }

  private GridClaim end(Asker asker, UUID id, ClaimState state, String action, String reason) {
    Editors.require(asker);
    GridClaim before = locked(Set.of(id)).get(id);
    if (before == null) {
      throw Refusals.notFound("claim");
    }
    if (before.state() != ClaimState.OPEN && before.state() != ClaimState.SENT) {
      throw notThen(before);
    }
    jdbc.sql(
            """
            update grid_claim set state = :state, closed_at = :now, closed_by = :by,
              reason = :reason
            where id = :id
            """)
        .param("state", state.name())
        .param("now", Timestamp.from(calendar.now()))
        .param("by", StoredExceptions.name(asker))
        .param("reason", reason.strip())
        .param("id", id)
        .update();
    audit.record(asker, action, "grid-claim", id, before.state(), reason.strip());
    return Objects.requireNonNull(locked(Set.of(id)).get(id));
  }
}
