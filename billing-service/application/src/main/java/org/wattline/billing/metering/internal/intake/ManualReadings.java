package org.wattline.billing.metering.internal.intake;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.metering.RegisterReadings;
import org.wattline.billing.metering.internal.DisplayReads;
import org.wattline.billing.metering.internal.days.DayMerge;
import org.wattline.billing.metering.internal.days.ReplacementPolicy;
import org.wattline.billing.metering.internal.days.Tally;
import org.wattline.billing.premises.KnownPoint;
import org.wattline.billing.premises.PointAccess;
import org.wattline.billing.premises.PointDirectory;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.QualityMark;
import org.wattline.formats.SeriesKind;
import org.wattline.kernel.LocalDateRange;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.BusinessCalendar;

/** Keeps reads that people make, as deliveries of one record each. */
@Service
class ManualReadings implements RegisterReadings, DisplayReads {
  private final JdbcClient jdbc;
  private final javax.sql.DataSource source;
  private final ChunkStore store;
  private final PointDirectory points;
  private final PointAccess access;
  private final AuditTrail audit;
  private final BusinessCalendar calendar;

  ManualReadings(
      JdbcClient jdbc,
      javax.sql.DataSource source,
      ChunkStore store,
      PointDirectory points,
      PointAccess access,
      AuditTrail audit,
      BusinessCalendar calendar) {
    this.jdbc = jdbc;
    this.source = source;
    this.store = store;
    this.points = points;
    this.access = access;
    this.audit = audit;
    this.calendar = calendar;
  }

  /** A register that hung at the point. */
  private record Register(
      String serial, String code, String direction, MeasureUnit unit, int power, int digits) {}

  @Override
  public void record(
      Asker asker,
      UUID servicePointId,
      String registerCode,
      LocalDate day,
      BigDecimal value,
      String reason) {
    List<LocalDateRange> days = access.visibleDays(asker, servicePointId);
    if (asker.isStaff()) {
      asker.requireAnyOf(
          Role.CUSTOMER_SERVICE,
          Role.BILLING,
          Role.FIELD_SERVICE,
          Role.SUPERVISOR,
          Role.TENANT_ADMINISTRATOR);
    }
    // the read of the day after the last is the one that ends the customer's time
    if (days.stream().noneMatch(range -> range.contains(day) || range.to().equals(day))) {
      throw Refusals.invalid("day", "must be a day on which you hold this point", "day-not-yours");
    }
    if (day.isAfter(calendar.today().plusDays(1))) {
      throw Refusals.invalid("day", "must not lie in the future", "day-in-future");
    }
    KnownPoint point =
        points.byId(servicePointId).orElseThrow(() -> Refusals.notFound("service point"));
    Instant at = day.atStartOfDay(point.zone()).toInstant();
    Register register =
        registers(servicePointId, at).stream()
            .filter(r -> r.code().equals(registerCode))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusals.invalid(
                        "registerCode",
                        "No meter with such a register hung at the point then.",
                        "no-such-register"));
    keep(asker, point, register, at, value, reason);
  }

  @Override
  public void keep(
      Asker asker,
      KnownPoint point,
      String serial,
      String registerCode,
      Instant at,
      BigDecimal value,
      String reason) {
    Register register =
        registers(point.id(), at).stream()
            .filter(r -> r.serial().equals(serial) && r.code().equals(registerCode))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusals.invalid(
                        "registerCode",
                        "Meter " + serial + " has no register " + registerCode + "."));
    keep(asker, point, register, at, value, reason);
  }

  private void keep(
      Asker asker,
      KnownPoint point,
      Register register,
      Instant at,
      BigDecimal value,
      String reason) {
    if (value.signum() < 0 || value.compareTo(BigDecimal.TEN.pow(register.digits())) >= 0) {
      throw Refusals.invalid(
          "value",
          "Register "
              + register.code()
              + ": must be from 0 to "
              + "9".repeat(register.digits())
              + ", as on the display",
          "not-on-display",
          register.code(),
          "9".repeat(register.digits()));
    }
    store.locked(
        now -> {
          write(asker, point, register, at, value, reason, now);
          return true;
        });
  }

  /** Registers of the meters that hung there at a moment; one that came off at it, last. */
  private List<Register> registers(UUID point, Instant at) {
    return jdbc.sql(
            """
            select m.serial, r.code, r.direction, r.unit, r.power, r.digits
            from meter_installation i
            join meter m on m.id = i.meter_id join register r on r.meter_id = m.id
            where i.service_point_id = :point
              and (i.during @> cast(:at as timestamptz) or upper(i.during) = :at
                   or (lower(i.during) >= :at and lower(i.during) < :until))
            order by (i.during @> cast(:at as timestamptz)) desc, lower(i.during), i.position
            """)
        .param("point", point)
        .param("at", Timestamp.from(at))
        .param("until", Timestamp.from(at.plus(1, ChronoUnit.DAYS)))
        .query(
            (row, n) ->
                new Register(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    MeasureUnit.valueOf(row.getString(4)),
                    row.getInt(5),
                    row.getInt(6)))
        .list();
  }

  private void write(
      Asker asker,
      KnownPoint point,
      Register register,
      Instant at,
      BigDecimal value,
      String reason,
      Instant now) {
    StoredMarks marks = new StoredMarks(jdbc);
    DayMerge merge = new DayMerge(new ReplacementPolicy(StoredMarks.ranks(jdbc)), marks);
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    int no = delivery(id, asker, point.zone(), now);
    int power = ChannelSpec.powerOf(register.unit());
    ChannelSpec channel =
        new ChannelSpec(
            new ChannelSpec.Key(
                point.id(),
                register.code(),
                register.direction(),
                SeriesKind.CUMULATIVE,
                register.unit(),
                0,
                register.serial()),
            point.zone(),
            power,
            true,
            "",
            "");
    Chunk.Reading reading =
        new Chunk.Reading(
            channel,
            at.getEpochSecond(),
            0,
            value.scaleByPowerOfTen(register.power() - power),
            marks.number(QualityMark.MEASURED),
            now.toEpochMilli(),
            asker.isStaff() ? "STAFF" : "CUSTOMER",
            Router.cut(reason, 80),
            true,
            null,
            null,
            null,
            null);
    ChannelBook.Numbers numbers = new ChannelBook(jdbc).resolve(List.of(channel), now);
    Tally tally = new Tally();
    ChangeLog changes = new ChangeLog(jdbc, numbers, no, now);
    new ReadingWriter(jdbc, merge, numbers, no, now).write(List.of(reading), tally, changes);
    var connection = DataSourceUtils.getConnection(source);
    try {
      changes.write(connection);
    } catch (java.sql.SQLException e) {
      throw new org.springframework.dao.DataAccessResourceFailureException("Not written", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
    jdbc.sql(
            "update delivery set accepted = :accepted, duplicate = :duplicate, replaced ="
                + " :replaced, records = 1, documents = 0 where no = :no")
        .param("accepted", tally.accepted)
        .param("duplicate", tally.duplicate)
        .param("replaced", tally.replaced)
        .param("no", no)
        .update();
    audit.record(asker, "register-read-recorded", "service-point", point.id(), null, value);
  }

  private int delivery(UUID id, Asker asker, ZoneId zone, Instant now) {
    return jdbc.sql(
            """
            insert into delivery (id, name, source, received_by, received_at, issued_at, zone,
              state, bytes, documents, refused, records, accepted, duplicate, replaced, rejected,
              waiting)
            values (:id, 'register read', 'MANUAL', :by, :now, :now, :zone, 'DONE', 0, 0, 0, 0, 0,
              0, 0, 0, 0)
            returning no
            """)
        .param("id", id)
        .param("by", Router.cut(asker.name(), 160))
        .param("now", Timestamp.from(now))
        .param("zone", zone.getId())
        .query(Integer.class)
        .single();
  }
}
