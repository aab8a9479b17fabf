package org.wattline.rating.engine;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.calendar.BoundCalendar;
import org.wattline.rating.calendar.JointCalendar;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.result.Lacking;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Calendar;
import org.wattline.rating.tariff.CalendarRule;
import org.wattline.rating.tariff.Component;
import org.wattline.rating.tariff.Condition;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.Tax;

/**
 * What all accounts of a tariff and period share: the merged tariff, its cycles and its calendars.
 */
final class Binding {
  private static final int MINUTE = 1;

  private final Inheritance.Merged merged;
  private final ReferenceData data;
  private final Cycles cycles;
  private final TimeFractions fractions;
  private final Set<String> deciding;
  private final Map<String, BoundCalendar> calendars = new ConcurrentHashMap<>();
  private final Map<List<Object>, Set<String>> occurring = new ConcurrentHashMap<>();
  private final Map<List<Object>, JointCalendar> joints = new ConcurrentHashMap<>();

  Binding(Inheritance.Merged merged, ReferenceData data, LocalDateRange period) {
    this.merged = merged;
    this.data = data;
    this.cycles = new Cycles(merged.tariff().cycle(), merged.tariff().yearStart(), period);
    this.fractions = new TimeFractions(cycles);
    this.deciding = deciding(merged.tariff());
  }

  TariffDocument tariff() {
    return merged.tariff();
  }

  Inheritance.Merged merged() {
    return merged;
  }

  ReferenceData data() {
    return data;
  }

  Cycles cycles() {
    return cycles;
  }

  LocalDateRange period() {
    return cycles.period();
  }

  ZoneId zone() {
    return tariff().zone();
  }

  TimeFractions fractions() {
    return fractions;
  }

  /**
   * A calendar, bound to the period.
   *
   * @throws RefusedException when its holidays or events are not there
   */
  BoundCalendar calendar(String name, String component) {
    BoundCalendar known = calendars.get(name);
    if (known != null) {
      return known;
    }
    Calendar calendar = tariff().calendars().get(name);
    if (calendar == null) {
      throw missing(component, Lacking.CALENDAR, name);
    }
    for (CalendarRule rule : calendar.rules()) {
      String events = rule.events();
      if (events != null && !data.events().containsKey(events)) {
        throw missing(component, Lacking.EVENTS, events);
      }
    }
    try {
      BoundCalendar bound = new BoundCalendar(calendar, period(), data.events());
      calendars.put(name, bound);
      return bound;
    } catch (IllegalArgumentException unknown) {
      String why = unknown.getMessage();
      throw missing(component, Lacking.HOLIDAYS, why == null ? name : why);
    }
  }

  /**
   * The periods of a calendar that have a minute in some days, which may reach beyond the rated
   * ones.
   */
  Set<String> occurring(String name, LocalDateRange days, String component) {
    BoundCalendar rated = calendar(name, component);
    return occurring.computeIfAbsent(
        List.of(name, days),
        key -> {
          Calendar calendar = Objects.requireNonNull(tariff().calendars().get(name));
          BoundCalendar bound = new BoundCalendar(calendar, days, data.events());
          Set<String> found = new LinkedHashSet<>();
          try {
            JointCalendar joint = new JointCalendar(List.of(bound), zone(), days, MINUTE);
            for (int cell = 0; cell < joint.cells(); cell++) {
              found.add(rated.periods().get(joint.periodOf(cell, 0)));
            }
          } catch (IllegalArgumentException unevenDays) {
            found.addAll(rated.periods());
          }
          return found;
        });
  }

  /** The attributes that decide prices or taxes, and not only quantities. */
  Set<String> decidingAttributes() {
    return deciding;
  }

  private static Set<String> deciding(TariffDocument tariff) {
    Set<String> names = new TreeSet<>();
    for (Component component : tariff.components()) {
      Condition when = component.heading().when();
      if (when != null) {
        names.addAll(when.attributes().keySet());
      }
    }
    for (Tax tax : tariff.taxes()) {
      String exemption = tax.exemption();
      if (exemption != null) {
        names.add(exemption);
      }
    }
    return names;
  }

  static RefusedException missing(String component, Lacking what, String name) {
    return new RefusedException(new Refusal.MissingReference(component, what, name));
  }

  /**
   * Calendars laid over each other for one length of interval.
   *
   * @throws IllegalArgumentException when days are no whole number of intervals
   */
  JointCalendar joint(List<String> names, int minutes) {
    List<Object> key = List.of(names, minutes);
    JointCalendar known = joints.get(key);
    if (known != null) {
      return known;
    }
    List<BoundCalendar> bound = new ArrayList<>();
    for (String name : names) {
      bound.add(calendar(name, ""));
    }
    JointCalendar made = new JointCalendar(bound, zone(), period(), minutes);
    joints.put(key, made);
    return made;
  }
}
