package org.wattline.billing.metering.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.metering.Installation;
import org.wattline.billing.contract.metering.Meter;
import org.wattline.billing.contract.metering.MeterRegister;
import org.wattline.billing.contract.metering.MeterState;
import org.wattline.billing.contract.metering.NewInstallation;
import org.wattline.billing.contract.metering.NewMeter;
import org.wattline.billing.contract.metering.Removal;
import org.wattline.billing.contract.metering.Scrapping;
import org.wattline.billing.metering.MeterInventory;
import org.wattline.billing.premises.KnownPoint;
import org.wattline.billing.premises.PointAccess;
import org.wattline.billing.premises.PointDirectory;
import org.wattline.formats.MeasureUnit;
import org.wattline.kernel.LocalDateRange;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.Business;

@Service
class StoredMeters implements MeterInventory {
  private static final Pattern SERIAL_START = Pattern.compile("[\\x21-\\x7e]{1,40}");
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private final MeterRows rows;
  private final PointDirectory points;
  private final PointAccess access;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StoredMeters(
      MeterRows rows,
      PointDirectory points,
      PointAccess access,
      AuditTrail audit,
      ApplicationEventPublisher events,
      @Business Clock clock) {
    this.events = events;
    this.rows = rows;
    this.points = points;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  private static void requireEditor(Asker asker) {
    asker.requireAnyOf(
        Role.CUSTOMER_SERVICE, Role.FIELD_SERVICE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
  }

  @Override
  @Transactional
  public Meter register(Asker asker, NewMeter meter) {
    requireEditor(asker);
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < meter.registers().size(); i++) {
      MeterRegister register = meter.registers().get(i);
      String at = "registers[" + i + "].";
      if (!codes.add(register.code())) {
        throw Refusals.invalid(at + "code", "This code is given twice.", "register-twice");
      }
      if (Arrays.stream(MeasureUnit.values()).noneMatch(u -> u.name().equals(register.unit()))) {
        throw Refusals.invalid(
            at + "unit",
            Arrays.stream(MeasureUnit.values())
                .map(Enum::name)
                .collect(Collectors.joining(", ", "must be one of ", "")));
      }
    }
    UUID id = newId();
    if (!rows.insert(id, meter, clock.instant())) {
      throw Refusals.conflict(
          "A meter of this manufacturer and serial is registered already.", "serial-taken");
    }
    meter.registers().forEach(register -> rows.insertRegister(newId(), id, register));
    Meter made = row(id);
    audit.record(asker, "meter-registered", "meter", id, null, made);
    return made;
  }

  @Override
  @Transactional(readOnly = true)
  public Meter get(Asker asker, UUID id) {
    asker.requireStaff();
    return row(id);
  }

  @Override
  @Transactional(readOnly = true)
  public Page<Meter> list(Asker asker, @Nullable String q, @Nullable String cursor, int limit) {
    asker.requireStaff();
    String start = q == null || q.isBlank() ? "" : q.strip();
    if (!start.isEmpty() && !SERIAL_START.matcher(start).matches()) {
      throw Refusals.invalid("q", "must be the beginning of a serial: 1 to 40 signs, no blanks");
    }
    Cursor.Parts after = Cursor.read(cursor, 2);
    List<Meter> found =
        rows.list(start, after.textOrNull(0), after.textOrNull(1), Cursor.checkedLimit(limit) + 1);
    return Cursor.page(found, limit, last -> List.of(last.serial(), last.manufacturer()));
  }

  @Override
  @Transactional
  public Meter install(Asker asker, UUID id, NewInstallation installation) {
    requireEditor(asker);
    requireMoment(installation.at());
    Meter before = locked(id);
    if (before.state() == MeterState.INSTALLED) {
      throw Refusals.conflict(
          "This meter hangs at a point. Remove it there first.", "meter-hangs-elsewhere");
    }
    if (before.state() == MeterState.SCRAPPED) {
      throw Refusals.conflict("This meter is scrapped.", "meter-out-of-use");
    }
    KnownPoint point =
        points
            .byId(installation.servicePointId())
            .orElseThrow(
                () -> Refusals.invalid("servicePointId", "There is no such service point."));
    if (point.commodity() != before.commodity()) {
      throw Refusals.invalid(
          "servicePointId",
          "The point is for " + point.commodity() + ", the meter for " + before.commodity() + ".",
          "meter-of-other-kind");
    }
    try {
      rows.insertInstallation(newId(), id, installation);
    } catch (DataIntegrityViolationException taken) {
      throw Refusals.conflict(
          "The meter hung elsewhere after that moment, or another meter has this place then."
              + " Remove that one first, or name another position.",
          "meter-place-taken");
    }
    rows.setState(id, MeterState.INSTALLED);
    events.publishEvent(new MeterInstalled(before.serial()));
    return changed(asker, "meter-installed", before);
  }

  @Override
  @Transactional
  public Meter remove(Asker asker, UUID id, Removal removal) {
    requireEditor(asker);
    requireMoment(removal.at());
    Meter before = locked(id);
    Installation open =
        before.installations().stream()
            .filter(i -> i.to() == null)
            .findFirst()
            .orElseThrow(
                () -> Refusals.conflict("This meter hangs at no point.", "meter-hangs-nowhere"));
    if (!removal.at().isAfter(open.from())) {
      throw Refusals.invalid(
          "at", "must be after the installation, " + open.from(), "before-installation");
    }
    rows.endInstallation(open.id(), removal.at());
    rows.setState(id, MeterState.REMOVED);
    return changed(asker, "meter-removed", before);
  }

  @Override
  @Transactional
  public Meter scrap(Asker asker, UUID id, Scrapping scrapping) {
    requireEditor(asker);
    Meter before = locked(id);
    if (before.state() == MeterState.INSTALLED) {
      throw Refusals.conflict(
          "This meter hangs at a point. Remove it there first.", "meter-hangs-elsewhere");
    }
    if (before.state() == MeterState.SCRAPPED) {
      return before;
    }
    rows.setState(id, MeterState.SCRAPPED);
    Meter after = row(id);
    audit.record(
        asker, "meter-scrapped", "meter", id, before, new Scrapped(after, scrapping.reason()));
    return after;
  }

  /** What the audit keeps of a scrapping. */
  private record Scrapped(Meter meter, String reason) {}

  @Override
  @Transactional(readOnly = true)
  public List<Installation> ofPoint(Asker asker, UUID pointId) {
    List<LocalDateRange> days = access.visibleDays(asker, pointId);
    ZoneId zone = points.byId(pointId).orElseThrow(() -> Refusals.notFound("service point")).zone();
    return rows.ofPoint(pointId).stream().filter(i -> touches(i, days, zone)).toList();
  }

  /** Whether it hung on one of the days; one that ends with a day's start does not touch it. */
  private static boolean touches(Installation i, List<LocalDateRange> days, ZoneId zone) {
    LocalDate from = i.from().atZone(zone).toLocalDate();
    Instant end = i.to() == null ? LAST : i.to();
    LocalDateRange hung =
        LocalDateRange.of(from, end.minusNanos(1).atZone(zone).toLocalDate().plusDays(1));
    return days.stream().anyMatch(day -> day.overlaps(hung));
  }

  private static void requireMoment(Instant at) {
    if (at.isBefore(FIRST) || !at.isBefore(LAST)) {
      throw Refusals.invalid("at", "must be from 1900 to 2199", "moment-out-of-reach");
    }
  }

  private Meter locked(UUID id) {
    rows.touch(id);
    return row(id);
  }

  private Meter changed(Asker asker, String action, Meter before) {
    Meter after = row(before.id());
    audit.record(asker, action, "meter", before.id(), before, after);
    return after;
  }

  private Meter row(UUID id) {
    return rows.find(id).orElseThrow(() -> Refusals.notFound("meter"));
  }

  private static UUID newId() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }
}
