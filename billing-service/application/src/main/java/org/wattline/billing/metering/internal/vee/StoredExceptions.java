package org.wattline.billing.metering.internal.vee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.vee.DecisionOutcome;
import org.wattline.billing.contract.vee.DecisionResult;
import org.wattline.billing.contract.vee.ExceptionAction;
import org.wattline.billing.contract.vee.ExceptionDecision;
import org.wattline.billing.contract.vee.ExceptionGroup;
import org.wattline.billing.contract.vee.ExceptionSeverity;
import org.wattline.billing.contract.vee.ExceptionState;
import org.wattline.billing.contract.vee.Saying;
import org.wattline.billing.contract.vee.VeeException;
import org.wattline.billing.metering.MeterDataExceptions;
import org.wattline.billing.metering.internal.intake.OwnValues;
import org.wattline.billing.metering.internal.usage.ChannelRow;
import org.wattline.billing.metering.internal.usage.ChannelRows;
import org.wattline.formats.SeriesKind;
import org.wattline.kernel.LocalDateRange;
import org.wattline.tenancy.time.BusinessCalendar;
import org.wattline.vee.settings.VeeSettings;
import tools.jackson.databind.json.JsonMapper;

@Service
class StoredExceptions implements MeterDataExceptions {
  /** Rules whose intervals follow one another: they alone are rejected, not the whole day. */
  private static final Set<String> OF_A_STRETCH =
      Set.of("spike", "capacity", "stuck", "zero", "range");

  private static final String SELECT =
      """
      select e.*, c.id as channel_id, c.unit, s.market_id, p.street || ', ' || p.city as place
      from vee_exception e join channel c on c.no = e.channel_no
      join service_point s on s.id = e.service_point_id join premise p on p.id = s.premise_id
      """;

  private final JdbcClient jdbc;
  private final ExceptionRows rows;
  private final EditWriter writer;
  private final OwnValues own;
  private final ChannelRows channels;
  private final SettingsRows settings;
  private final VeeRuns runs;
  private final VeeWorkers workers;
  private final AuditTrail audit;
  private final BusinessCalendar calendar;
  private final TransactionTemplate transaction;

  StoredExceptions(
      JdbcClient jdbc,
      ExceptionRows rows,
      EditWriter writer,
      OwnValues own,
      ChannelRows channels,
      SettingsRows settings,
      VeeRuns runs,
      VeeWorkers workers,
      AuditTrail audit,
      BusinessCalendar calendar,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.writer = writer;
    this.own = own;
    this.channels = channels;
    this.settings = settings;
    this.runs = runs;
    this.workers = workers;
    this.audit = audit;
    this.calendar = calendar;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  @Transactional(readOnly = true)
  public Page<VeeException> list(
      Asker asker,
      ExceptionState state,
      @Nullable String rule,
      @Nullable ExceptionSeverity severity,
      @Nullable String owner,
      @Nullable UUID servicePointId,
      @Nullable String cursor,
      int limit) {
    asker.requireStaff();
    Cursor.Parts after = Cursor.read(cursor, 2);
    Instant at = after.instantOrNull(0);
    VeeSettings current = settings.current();
    List<VeeException> found =
        jdbc.sql(
                SELECT
                    + """
                    where e.state = :state
                      and (cast(:rule as text) is null or e.rule = :rule)
                      and (cast(:severity as text) is null or e.severity = :severity)
                      and (cast(:owner as text) is null or e.owner = :owner
                           or (:owner = '-' and e.owner is null))
                      and (cast(:point as uuid) is null or e.service_point_id = :point)
                      and (cast(:at as timestamptz) is null
                           or (e.found_at, e.id) > (:at, cast(:id as uuid)))
                    order by e.found_at, e.id limit :limit
                    """)
            .param("state", state.name())
            .param("rule", rule)
            .param("severity", severity == null ? null : severity.name())
            .param("owner", owner)
            .param("point", servicePointId)
            .param("at", at == null ? null : Timestamp.from(at))
            .param("id", after.uuidOrNull(1))
            .param("limit", Cursor.checkedLimit(limit) + 1)
            .query((row, n) -> exception(row, current))
            .list();
    return Cursor.page(
        found, limit, last -> List.of(last.foundAt().toString(), last.id().toString()));
  }

  @Override
  @Transactional(readOnly = true)
  public List<ExceptionGroup> groups(Asker asker) {
    asker.requireStaff();
    return jdbc.sql(
            """
            select rule, severity, count(*), coalesce(sum(at_stake), 0)::bigint from vee_exception
            where state = 'OPEN' group by rule, severity order by 4 desc, rule, severity
            """)
        .query(
            (row, n) ->
                new ExceptionGroup(
                    row.getString(1),
                    ExceptionSeverity.valueOf(row.getString(2)),
                    row.getLong(3),
                    row.getLong(4)))
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public VeeException get(Asker asker, UUID id) {
    asker.requireStaff();
    return find(id).orElseThrow(() -> Refusals.notFound("exception"));
  }

  private Optional<VeeException> find(UUID id) {
    VeeSettings current = settings.current();
    return jdbc.sql(SELECT + "where e.id = :id")
        .param("id", id)
        .query((row, n) -> exception(row, current))
        .optional();
  }

  private VeeException exception(ResultSet row, VeeSettings current) throws SQLException {
    Instant found = row.getTimestamp("found_at").toInstant();
    ExceptionSeverity severity = ExceptionSeverity.valueOf(row.getString("severity"));
    ExceptionState state = ExceptionState.valueOf(row.getString("state"));
    Timestamp closed = row.getTimestamp("closed_at");
    LocalDate foundOn = LocalDate.ofInstant(found, calendar.zone());
    String saying = row.getString("saying");
    return new VeeException(
        row.getObject("id", UUID.class),
        row.getString("rule"),
        severity,
        row.getString("sentence"),
        saying == null ? null : JsonMapper.shared().readValue(saying, Saying.class),
        row.getObject("service_point_id", UUID.class),
        row.getString("market_id"),
        row.getString("place"),
        row.getObject("channel_id", UUID.class),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class),
        row.getInt("first_slot"),
        row.getInt("slots"),
        row.getLong("at_stake"),
        row.getString("unit").startsWith("WATT") ? "Wh" : "l",
        found,
        (int) Math.max(0, ChronoUnit.DAYS.between(foundOn, calendar.today())),
        state != ExceptionState.OPEN ? null : dueOn(severity, foundOn, current),
        state,
        row.getString("owner"),
        closed == null ? null : closed.toInstant(),
        row.getString("closed_by"),
        row.getString("reason"),
        row.getInt("version"));
  }

  private static @Nullable LocalDate dueOn(
      ExceptionSeverity severity, LocalDate found, VeeSettings current) {
    return switch (severity) {
      case ERROR -> found.plusDays(current.errorDays());
      case WARNING -> found.plusDays(current.warningDays());
      case NOTICE -> null;
    };
  }

  @Override
  public DecisionResult decide(Asker asker, ExceptionDecision decision) {
    Editors.require(asker);
    ExceptionAction action = decision.action();
    String reason = decision.reason() == null ? "" : decision.reason().strip();
    boolean owning = action == ExceptionAction.TAKE || action == ExceptionAction.RELEASE;
    if (!owning && reason.isEmpty()) {
      throw Refusals.invalid("reason", "Say why: it is kept with the decision.");
    }
    List<DecisionResult.Item> items = new ArrayList<>();
    List<VeeRuns.Item> anew = new ArrayList<>();
    int unknown = 0;
    for (UUID id : new LinkedHashSet<>(decision.ids())) {
      Optional<VeeException> found = find(id);
      if (found.isEmpty()) {
        items.add(item(id, DecisionOutcome.UNKNOWN, "There is no such exception."));
        unknown++;
        continue;
      }
      VeeException of = found.get();
      boolean pending = of.state() == ExceptionState.OPEN || of.state() == ExceptionState.ESTIMATED;
      if (!pending) {
        items.add(
            item(
                id,
                DecisionOutcome.SETTLED,
                "It is settled already: "
                    + of.state().name().toLowerCase(java.util.Locale.ROOT)
                    + "."));
        continue;
      }
      items.add(owning ? own(asker, of, action) : settle(asker, of, action, reason, anew));
    }
    if (unknown == items.size()) {
      throw Refusals.notFound("exception");
    }
    if (!anew.isEmpty()) {
      workers.wake(runs.reprocess(name(asker), action == ExceptionAction.ESTIMATE, anew));
    }
    return new DecisionResult(items);
  }

  private DecisionResult.Item own(Asker asker, VeeException of, ExceptionAction action) {
    String owner = action == ExceptionAction.TAKE ? name(asker) : null;
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql(
                  "update vee_exception set owner = :owner, owned_at = :now, version = version + 1"
                      + " where id = :id")
              .param("owner", owner)
              .param("now", owner == null ? null : Timestamp.from(calendar.now()))
              .param("id", of.id())
              .update();
          audit.record(asker, "vee-exception-owned", "vee-exception", of.id(), of.owner(), owner);
        });
    return owner == null
        ? item(of.id(), DecisionOutcome.RELEASED, "Nobody owns it.")
        : item(of.id(), DecisionOutcome.TAKEN, owner + " owns it.");
  }

  private DecisionResult.Item settle(
      Asker asker,
      VeeException of,
      ExceptionAction action,
      String reason,
      List<VeeRuns.Item> anew) {
    ChannelRow channel = channels.byId(of.channelId()).orElseThrow();
    VeeRuns.Item days = new VeeRuns.Item(channel.no(), of.from(), of.to());
    if (action == ExceptionAction.ACCEPT) {
      return close(
          asker,
          of,
          ExceptionState.ACCEPTED,
          reason,
          item(of.id(), DecisionOutcome.ACCEPTED, "Accepted: the values stand."));
    }
    if (channel.kind() == SeriesKind.CUMULATIVE) {
      return item(
          of.id(),
          DecisionOutcome.READ_OF_REGISTER,
          "A register's read is put right by the right read of its day, or accepted.");
    }
    if (ChunkWork.GAPS.contains(of.rule())) {
      if (action == ExceptionAction.REJECT) {
        return item(
            of.id(),
            DecisionOutcome.NOTHING_TO_REJECT,
            "There are no values to reject: they are missing.");
      }
      anew.add(days);
      return item(of.id(), DecisionOutcome.ESTIMATED, "Its days are being estimated.");
    }
    boolean stretch = OF_A_STRETCH.contains(of.rule());
    DecisionResult.Item item =
        own.locked(
            now -> {
              writer.reject(
                  channel,
                  LocalDateRange.of(of.from(), of.to()),
                  of.firstSlot(),
                  stretch ? of.slots() : 0,
                  reason,
                  name(asker),
                  now);
              return close(
                  asker,
                  of,
                  action == ExceptionAction.REJECT
                      ? ExceptionState.REJECTED
                      : ExceptionState.ESTIMATED,
                  reason,
                  item(
                      of.id(),
                      DecisionOutcome.REJECTED,
                      "Its values are marked as wrong and estimated anew."));
            });
    if (item.done()) {
      anew.add(days);
    }
    return item;
  }

  private DecisionResult.Item close(
      Asker asker, VeeException of, ExceptionState state, String reason, DecisionResult.Item done) {
    return java.util.Objects.requireNonNull(
        transaction.execute(
            status -> {
              if (!rows.close(of.id(), state.name(), name(asker), reason, calendar.now())) {
                return item(
                    of.id(), DecisionOutcome.SETTLED_MEANWHILE, "Somebody settled it meanwhile.");
              }
              audit.record(
                  asker,
                  "vee-exception-settled",
                  "vee-exception",
                  of.id(),
                  of.state(),
                  state + ": " + reason);
              return done;
            }));
  }

  private static DecisionResult.Item item(UUID id, DecisionOutcome outcome, String sentence) {
    return new DecisionResult.Item(id, outcome.isDone(), sentence, outcome);
  }

  static String name(Asker asker) {
    return asker.name().length() > 160 ? asker.name().substring(0, 160) : asker.name();
  }
}
