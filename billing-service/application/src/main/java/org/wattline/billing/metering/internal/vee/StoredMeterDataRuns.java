package org.wattline.billing.metering.internal.vee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.vee.NewVeeSettings;
import org.wattline.billing.contract.vee.Reprocessing;
import org.wattline.billing.contract.vee.VeeRun;
import org.wattline.billing.contract.vee.VeeSettingsDocument;
import org.wattline.billing.metering.MeterDataRuns;
import org.wattline.billing.metering.internal.usage.ChannelRow;
import org.wattline.billing.metering.internal.usage.ChannelRows;
import org.wattline.billing.premises.PointDirectory;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.BusinessCalendar;
import org.wattline.vee.settings.VeeJson;

@Service
class StoredMeterDataRuns implements MeterDataRuns {
  private static final String SELECT_RUN =
      """
      select r.*, (select count(*) from vee_chunk c where c.run_id = r.id and c.state = 'FAILED')
        as failed
      from vee_run r
      """;
  private final JdbcClient jdbc;
  private final VeeRuns runs;
  private final VeeWorkers workers;
  private final ChannelRows channels;
  private final PointDirectory points;
  private final SettingsRows settings;
  private final AuditTrail audit;
  private final BusinessCalendar calendar;

  StoredMeterDataRuns(
      JdbcClient jdbc,
      VeeRuns runs,
      VeeWorkers workers,
      ChannelRows channels,
      PointDirectory points,
      SettingsRows settings,
      AuditTrail audit,
      BusinessCalendar calendar) {
    this.jdbc = jdbc;
    this.runs = runs;
    this.workers = workers;
    this.channels = channels;
    this.points = points;
    this.settings = settings;
    this.audit = audit;
    this.calendar = calendar;
  }

  @Override
  public VeeRun reprocess(Asker asker, Reprocessing days) {
    Editors.require(asker);
    if (points.byId(days.servicePointId()).isEmpty()) {
      throw Refusals.notFound("service point");
    }
    long length = ChronoUnit.DAYS.between(days.from(), days.to());
    if (length < 1 || length > Reprocessing.MAX_DAYS) {
      throw Refusals.invalid("to", "must lie 1 to " + Reprocessing.MAX_DAYS + " days after 'from'");
    }
    List<VeeRuns.Item> items =
        channels.ofPoints(List.of(days.servicePointId())).stream()
            .filter(ChannelDays::isJudged)
            .map(ChannelRow::no)
            .map(no -> new VeeRuns.Item(no, days.from(), days.to()))
            .toList();
    if (items.isEmpty()) {
      throw Refusals.conflict("This point has no intervals to judge.", "nothing-to-judge");
    }
    UUID run = runs.reprocess(StoredExceptions.name(asker), false, items);
    workers.wake(run);
    return row(run);
  }

  @Override
  @Transactional(readOnly = true)
  public Page<VeeRun> list(Asker asker, @Nullable String cursor, int limit) {
    asker.requireStaff();
    Cursor.Parts after = Cursor.read(cursor, 2);
    Instant at = after.instantOrNull(0);
    List<VeeRun> found =
        jdbc.sql(
                SELECT_RUN
                    + """
                    where cast(:at as timestamptz) is null
                      or (r.started_at, r.id) < (:at, cast(:id as uuid))
                    order by r.started_at desc, r.id desc limit :limit
                    """)
            .param("at", at == null ? null : Timestamp.from(at))
            .param("id", after.uuidOrNull(1))
            .param("limit", Cursor.checkedLimit(limit) + 1)
            .query((row, n) -> run(row))
            .list();
    return Cursor.page(
        found, limit, last -> List.of(last.startedAt().toString(), last.id().toString()));
  }

  @Override
  @Transactional(readOnly = true)
  public VeeRun get(Asker asker, UUID id) {
    asker.requireStaff();
    return row(id);
  }

  private VeeRun row(UUID id) {
    return jdbc.sql(SELECT_RUN + "where r.id = :id")
        .param("id", id)
        .query((row, n) -> run(row))
        .optional()
        .orElseThrow(() -> Refusals.notFound("run"));
  }

  private static VeeRun run(ResultSet row) throws SQLException {
    return new VeeRun(
        row.getObject("id", UUID.class),
        row.getString("reason"),
        row.getString("state").equals("DONE"),
        row.getString("started_by"),
        row.getTimestamp("started_at").toInstant(),
        instant(row, "finished_at"),
        row.getInt("channels"),
        row.getLong("days"),
        row.getLong("findings"),
        row.getLong("estimates"),
        row.getInt("failed"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  @Override
  @Transactional(readOnly = true)
  public VeeSettingsDocument settings(Asker asker) {
    asker.requireStaff();
    return settings
        .last()
        .map(
            last ->
                new VeeSettingsDocument(
                    last.version(), last.document(), last.recordedAt(), last.recordedBy()))
        .orElseGet(() -> new VeeSettingsDocument(0, VeeJson.defaults(), null, null));
  }

  @Override
  @Transactional
  public VeeSettingsDocument keep(Asker asker, NewVeeSettings next) {
    asker.requireAnyOf(Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
    try {
      VeeJson.read(next.document());
    } catch (InvalidJsonException invalid) {
      throw Refusals.invalidDocument("settings", invalid.problems());
    }
    if (!settings.keep(
        next.after(), next.document(), calendar.now(), StoredExceptions.name(asker))) {
      throw Refusals.changedMeanwhile("settings document");
    }
    audit.record(
        asker,
        "vee-settings-kept",
        "vee-settings",
        new UUID(0, next.after() + 1L),
        null,
        next.document());
    return settings(asker);
  }
}
