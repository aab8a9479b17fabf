package org.wattline.billing.metering.internal.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.metering.CalorificState;
import org.wattline.billing.contract.metering.CalorificValue;
import org.wattline.billing.contract.metering.NewCalorificValue;
import org.wattline.billing.metering.CalorificValues;
import org.wattline.billing.metering.UsageChange;
import org.wattline.billing.metering.internal.UsageWriting;
import org.wattline.tenancy.security.Role;

@Service
class StoredCalorificValues implements CalorificValues {
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

  private final CalorificRows rows;
  private final UsageWriting writing;
  private final AuditTrail audit;

  StoredCalorificValues(CalorificRows rows, UsageWriting writing, AuditTrail audit) {
    this.rows = rows;
    this.writing = writing;
    this.audit = audit;
  }

  @Override
  public List<CalorificValue> record(Asker asker, List<NewCalorificValue> values) {
    asker.requireAnyOf(
        Role.BILLING, Role.FIELD_SERVICE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
    requireSense(values);
    return writing.locked(now -> write(asker, values, now));
  }

  private void requireSense(List<NewCalorificValue> values) {
    Set<List<Object>> days = new HashSet<>();
    Set<String> areas = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      NewCalorificValue value = values.get(i);
      if (value.from().isBefore(FIRST) || !value.from().isBefore(LAST)) {
        throw Refusals.invalid("values[" + i + "].from", "must be from 1900 to 2199");
      }
      if (!days.add(List.of(value.area(), value.from()))) {
        throw Refusals.invalid("values[" + i + "].from", "This day is given twice.");
      }
      if (!areas.contains(value.area()) && !rows.isArea(value.area())) {
        throw Refusals.invalid("values[" + i + "].area", "There is no such grid operator.");
      }
      areas.add(value.area());
    }
  }

  private List<CalorificValue> write(Asker asker, List<NewCalorificValue> values, Instant now) {
    Map<String, NavigableMap<LocalDate, CalorificValue>> before = new TreeMap<>();
    Map<String, NavigableMap<LocalDate, CalorificValue>> after = new TreeMap<>();
    List<CalorificValue> shown = new ArrayList<>();
    List<CalorificValue> kept = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      NewCalorificValue value = values.get(i);
      NavigableMap<LocalDate, CalorificValue> known =
          before.computeIfAbsent(value.area(), rows::holding);
      CalorificValue holding = known.get(value.from());
      if (holding != null && says(holding, value)) {
        shown.add(holding);
        continue;
      }
      if (holding != null
          && holding.state() == CalorificState.FINAL
          && value.state() == CalorificState.PROVISIONAL) {
        throw Refusals.conflict(
            "values["
                + i
                + "]: the value of "
                + value.area()
                + " from "
                + value.from()
                + " is final. Only another final value takes its place.",
            "calorific-value-final",
            value.area(),
            value.from());
      }
      CalorificValue made = made(asker, value, holding, now);
      rows.insert(made);
      after.computeIfAbsent(value.area(), area -> new TreeMap<>(known)).put(made.from(), made);
      shown.add(made);
      kept.add(made);
    }
    if (!kept.isEmpty()) {
      audit.record(
          asker, "calorific-values-recorded", "calorific-values", new UUID(0, 0), null, kept);
    }
    after.forEach(
        (area, series) -> tell(area, before.getOrDefault(area, new TreeMap<>()), series, now));
    return shown;
  }

  private static boolean says(CalorificValue holding, NewCalorificValue value) {
    return holding.kwhPerCubicMetre().compareTo(value.kwhPerCubicMetre()) == 0
        && holding.state() == value.state();
  }

  private static CalorificValue made(
      Asker asker, NewCalorificValue value, @Nullable CalorificValue holding, Instant now) {
    return new CalorificValue(
        value.area(),
        value.from(),
        value.kwhPerCubicMetre().stripTrailingZeros(),
        value.state(),
        value.source().strip(),
        holding == null ? 1 : holding.revision() + 1,
        now,
        asker.name().length() > 160 ? asker.name().substring(0, 160) : asker.name());
  }

  /**
   * Days on which a cubic metre holds something else than before, as few stretches as there are.
   */
  private void tell(
      String area,
      NavigableMap<LocalDate, CalorificValue> before,
      NavigableMap<LocalDate, CalorificValue> after,
      Instant now) {
    LocalDate from = null;
    UsageChange.Kind kind = UsageChange.Kind.CHANGED;
    for (Map.Entry<LocalDate, CalorificValue> each : after.entrySet()) {
      Map.Entry<LocalDate, CalorificValue> old = before.floorEntry(each.getKey());
      boolean same = old != null && number(old.getValue()).compareTo(number(each.getValue())) == 0;
      UsageChange.Kind told = old == null ? UsageChange.Kind.ARRIVED : UsageChange.Kind.CHANGED;
      if (from != null && (same || told != kind)) {
        rows.tell(area, from, each.getKey(), kind, now);
        from = null;
      }
      if (from == null && !same) {
        from = each.getKey();
        kind = told;
      }
    }
    if (from != null) {
      rows.tell(area, from, null, kind, now);
    }
  }

  private static BigDecimal number(CalorificValue value) {
    return value.kwhPerCubicMetre();
  }

  @Override
  @Transactional(readOnly = true)
  public Page<CalorificValue> list(
      Asker asker,
      String area,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      boolean revisions,
      @Nullable Instant knownAt,
      @Nullable String cursor,
      int limit) {
    asker.requireStaff();
    Cursor.Parts after = Cursor.read(cursor, 2);
    LocalDate first = from == null ? FIRST : from;
    Integer revision = null;
    String day = after.textOrNull(0);
    String number = after.textOrNull(1);
    if (day != null && number != null) {
      try {
        first = LocalDate.parse(day);
        revision = Integer.valueOf(number);
      } catch (java.time.DateTimeException | NumberFormatException notOurs) {
        throw Refusals.invalid("cursor", "This cursor was not given by this list.");
      }
    }
    List<CalorificValue> found =
        rows.list(
            area,
            first,
            revision,
            to == null ? LAST : to,
            revisions,
            knownAt,
            Cursor.checkedLimit(limit) + 1);
    return Cursor.page(
        found, limit, last -> List.of(last.from().toString(), String.valueOf(last.revision())));
  }
}
