package org.wattline.rating.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.calendar.DayTable;
import org.wattline.rating.calendar.JointCalendar;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Measure;
import org.wattline.rating.proof.MeasureKind;
import org.wattline.rating.proof.MeasureSource;
import org.wattline.rating.result.Finer;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Demand;
import org.wattline.rating.tariff.DemandQuantity;

/** Goes through the windows of a demand, one after the other, without allocating. */
final class WindowWalk {
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

  /**
   * @throws RefusedException when intervals are missing, too long, or unlike on the two channels
   */
  WindowWalk(
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
              Finer.CHANNEL,
              data.name(),
              data.minutes));
    }
  }

  private ChannelData complete(String channel) {
    ChannelData found = measurements.channel(channel);
    if (!found.isComplete(fromSegment, toSegment)) {
      throw measurements.missing(asked.component(), found, fromSegment, toSegment);
    }
    return found;
  }

  /** Takes one window: its first interval, its energy, and the reactive energy or 0. */
  interface Visit {
    void window(int slot, long active, long reactive);
  }

  void windows(Visit visit) {
    for (int day = plan.dayOf(fromSegment); day < plan.dayOf(toSegment); day++) {
      windowsOf(day, visit);
    }
  }

  void windowsOf(int day, Visit visit) {
    JointCalendar joint = Objects.requireNonNull(data.joint);
    DayTable table = joint.day(day);
    ChannelData other = reactive;
    int width = window / data.minutes;
    for (int slot = 0; slot + width <= table.slots(); slot += width) {
      if (place < 0 || joint.periodOf(table.cellOf()[slot], calendar) == place) {
        int at = joint.offset(day) + slot;
        visit.window(at, energy(data, at, width), other == null ? 0 : energy(other, at, width));
      }
    }
  }

  private static long energy(ChannelData of, int slot, int width) {
    long sum = 0;
    for (int i = 0; i < width; i++) {
      sum += of.values[of.base + slot + i];
    }
    return sum;
  }

  HighestPower highest() {
    return new HighestPower(reactive != null, window, data.decimals);
  }

  /** Whether power is apparent, of active and reactive energy together. */
  boolean isApparent() {
    return reactive != null;
  }

  /** What the energy of a window is multiplied with to be a power. */
  int windowsInAnHour() {
    return 60 / window;
  }

  /** The decimals of kW that a window's power has. */
  int decimals() {
    return data.decimals + 3;
  }

  long secondOf(int slot) {
    return plan.cutSeconds()[0] + 60L * data.minutes * slot;
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
