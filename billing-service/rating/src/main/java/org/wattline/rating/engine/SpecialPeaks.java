package org.wattline.rating.engine;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.calendar.DayTable;
import org.wattline.rating.calendar.JointCalendar;
import org.wattline.rating.context.Event;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Measure;
import org.wattline.rating.proof.MeasureKind;
import org.wattline.rating.proof.MeasureSource;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Demand;
import org.wattline.rating.tariff.DemandQuantity;

/**
 * Demands that a sum of runs cannot give: apparent power, peaks of each day, peaks within events.
 */
final class SpecialPeaks {
  private SpecialPeaks() {}

  /** The highest apparent power, to the nearest VA; of several the first. */
  static Formula.Measured apparent(
      Measurements measurements,
      Plan plan,
      Measurements.Asked asked,
      Demand demand,
      int fromSegment,
      int toSegment) {
    Walk walk = new Walk(measurements, plan, asked, demand, fromSegment, toSegment);
    Highest highest = new Highest();
    walk.windows((place, slot) -> highest.see(walk.power(slot), slot));
    return walk.measured(MeasureKind.PEAK, highest.power, null, highest.slot, null);
  }

  /** The highest power of each day, added up. */
  static Formula.Measured daily(
      Measurements measurements,
      Plan plan,
      Measurements.Asked asked,
      Demand demand,
      int fromSegment,
      int toSegment) {
    Walk walk = new Walk(measurements, plan, asked, demand, fromSegment, toSegment);
    Exact sum = Exact.ZERO;
    for (int day = plan.dayOf(fromSegment); day < plan.dayOf(toSegment); day++) {
      Highest highest = new Highest();
      walk.windowsOf(day, (place, slot) -> highest.see(walk.power(slot), slot));
      sum = sum.plus(highest.power);
    }
    return walk.measured(MeasureKind.DAILY_PEAKS, sum, null, -1, null);
  }

  /** The root of the sum of the squares of each window's power above a limit, to the nearest W. */
  static Formula.Measured excess(
      Measurements measurements,
      Plan plan,
      Measurements.Asked asked,
      Demand demand,
      Exact limit,
      int fromSegment,
      int toSegment) {
    Walk walk = new Walk(measurements, plan, asked, demand, fromSegment, toSegment);
    List<Exact> squares = new ArrayList<>();
    walk.windows(
        (place, slot) -> {
          Exact above = walk.power(slot).minus(limit);
          if (above.signum() > 0) {
            squares.add(above.times(above));
          }
        });
    Exact sum = squares.stream().reduce(Exact.ZERO, Exact::plus);
    BigInteger twice = sum.times(4_000_000).wholeSteps(Exact.ONE, RoundingMode.FLOOR).sqrt();
    Exact root = Exact.ofScaled(twice.add(BigInteger.ONE).shiftRight(1).longValueExact(), 3);
    return walk.measured(MeasureKind.EXCESS_ROOT, root, null, -1, null, limit);
  }

  /** The highest power within the events of each set that lie in the segments. */
  static Map<String, Formula.Measured> events(
      Measurements measurements,
      Plan plan,
      Measurements.Asked asked,
      Demand demand,
      List<Event> events,
      int fromSegment,
      int toSegment) {
    Walk walk = new Walk(measurements, plan, asked, demand, fromSegment, toSegment);
    Map<String, Highest> bySet = new LinkedHashMap<>();
    walk.windows(
        (place, slot) -> {
          Instant at = measurements.instantOf(walk.data, slot);
          for (Event event : events) {
            if (!at.isBefore(event.from()) && at.isBefore(event.to())) {
              bySet.computeIfAbsent(event.set(), set -> new Highest()).see(walk.power(slot), slot);
            }
          }
        });
    Map<String, Formula.Measured> measured = new LinkedHashMap<>();
    bySet.forEach(
        (set, highest) ->
            measured.put(
                set,
                walk.measured(
                    MeasureKind.EVENT_PEAK, highest.power, set, highest.slot, demand.events())));
    return measured;
  }

  private static final class Highest {
    private Exact power = Exact.ZERO;
    private int slot = -1;

    void see(Exact seen, int at) {
      if (slot < 0 || seen.compareTo(power) > 0) {
        power = seen;
        slot = at;
      }
    }
  }

  private interface Visit {
    void window(int place, int slot);
  }

  private static final class Walk {
    private final Measurements measurements;
    private final Plan plan;
    private final Measurements.Asked asked;
    private final Demand demand;
    private final int fromSegment;
    private final int toSegment;
    private final ChannelData data;
    private final @Nullable ChannelData reactive;
    private final int window;
    private final int place;
    private final int calendar;

    Walk(
        Measurements measurements,
        Plan plan,
        Measurements.Asked asked,
        Demand demand,
        int fromSegment,
        int toSegment) {
      this.measurements = measurements;
      this.plan = plan;
      this.asked = asked;
      this.demand = demand;
      this.fromSegment = fromSegment;
      this.toSegment = toSegment;
      this.data = complete(demand.channel());
      this.reactive =
          demand.quantity() == DemandQuantity.KVA ? complete(demand.reactiveChannel()) : null;
      this.window = measurements.effectiveWindow(asked, data, demand.window(), demand.coarser());
      this.place = measurements.place(asked);
      this.calendar = data.need.calendars().indexOf(asked.calendar());
      if (reactive != null
          && (reactive.minutes != data.minutes || reactive.decimals != data.decimals)) {
        throw new RefusedException(
            new Refusal.TooCoarse(
                asked.component(),
                reactive.name(),
                reactive.minutes,
                "intervals like those of channel '" + data.name() + "'"));
      }
    }

    private ChannelData complete(String channel) {
      ChannelData found = measurements.channel(channel);
      if (!found.isComplete(fromSegment, toSegment)) {
        throw measurements.missing(asked.component(), found, fromSegment, toSegment);
      }
      return found;
    }

    void windows(Visit visit) {
      for (int day = plan.dayOf(fromSegment); day < plan.dayOf(toSegment); day++) {
        windowsOf(day, visit);
      }
    }

    void windowsOf(int day, Visit visit) {
      JointCalendar joint = Objects.requireNonNull(data.joint);
      DayTable table = joint.day(day);
      int width = window / data.minutes;
      for (int slot = 0; slot + width <= table.slots(); slot += width) {
        int cell = table.cellOf()[slot];
        if (place < 0 || joint.periodOf(cell, calendar) == place) {
          visit.window(cell, joint.offset(day) + slot);
        }
      }
    }

    Exact power(int slot) {
      long active = energy(data, slot);
      ChannelData other = reactive;
      if (other == null) {
        return Measurements.kilowatts(active, window, data.decimals);
      }
      return apparent(active, energy(other, slot));
    }

    /** sqrt(P² + Q²) to the nearest VA, half up, by whole numbers alone. */
    private Exact apparent(long active, long reactiveEnergy) {
      BigInteger p = BigInteger.valueOf(active).multiply(BigInteger.valueOf(60L / window));
      BigInteger q = BigInteger.valueOf(reactiveEnergy).multiply(BigInteger.valueOf(60L / window));
      BigInteger square = p.multiply(p).add(q.multiply(q));
      BigInteger unit = BigInteger.TEN.pow(data.decimals);
      BigInteger twice = square.shiftLeft(2).divide(unit.multiply(unit)).sqrt();
      return Exact.ofScaled(twice.add(BigInteger.ONE).shiftRight(1).longValueExact(), 3);
    }

    private long energy(ChannelData of, int slot) {
      long sum = 0;
      for (int i = 0; i < window / of.minutes; i++) {
        sum += of.values[of.base + slot + i];
      }
      return sum;
    }

    Formula.Measured measured(
        MeasureKind what, Exact value, @Nullable String set, int slot, @Nullable String events) {
      return measured(what, value, set, slot, events, null);
    }

    Formula.Measured measured(
        MeasureKind what,
        Exact value,
        @Nullable String set,
        int slot,
        @Nullable String events,
        @Nullable Exact above) {
      return new Formula.Measured(
          new Measure(
              what,
              MeasureSource.INTERVALS,
              data.name(),
              reactive == null ? null : reactive.name(),
              plan.segment(fromSegment).from(),
              plan.segment(toSegment - 1).to(),
              asked.calendar(),
              set == null ? asked.period() : set,
              events,
              window,
              slot < 0 ? null : measurements.instantOf(data, slot),
              above,
              null,
              null),
          Units.of(demand.quantity()),
          value);
    }
  }
}
