package org.wattline.rating.engine;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wattline.kernel.Exact;
import org.wattline.rating.context.Event;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.MeasureKind;
import org.wattline.rating.tariff.Demand;

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
    WindowWalk walk = new WindowWalk(measurements, plan, asked, demand, fromSegment, toSegment);
    HighestPower highest = walk.highest();
    walk.windows(highest::see);
    return walk.measured(MeasureKind.PEAK, highest.power(), null, highest.slot(), null, null);
  }

  /** The highest power of each day, added up. */
  static Formula.Measured daily(
      Measurements measurements,
      Plan plan,
      Measurements.Asked asked,
      Demand demand,
      int fromSegment,
      int toSegment) {
    WindowWalk walk = new WindowWalk(measurements, plan, asked, demand, fromSegment, toSegment);
    Exact sum = Exact.ZERO;
    for (int day = plan.dayOf(fromSegment); day < plan.dayOf(toSegment); day++) {
      HighestPower highest = walk.highest();
      walk.windowsOf(day, highest::see);
      sum = sum.plus(highest.power());
    }
    return walk.measured(MeasureKind.DAILY_PEAKS, sum, null, -1, null, null);
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
    WindowWalk walk = new WindowWalk(measurements, plan, asked, demand, fromSegment, toSegment);
    PowerAbove above = new PowerAbove(walk, limit);
    walk.windows(above::see);
    BigInteger twice =
        above.squares().times(4_000_000).wholeSteps(Exact.ONE, RoundingMode.FLOOR).sqrt();
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
    WindowWalk walk = new WindowWalk(measurements, plan, asked, demand, fromSegment, toSegment);
    long[] from = events.stream().mapToLong(event -> atLeast(event.from())).toArray();
    long[] to = events.stream().mapToLong(event -> atLeast(event.to())).toArray();
    Map<String, HighestPower> bySet = new LinkedHashMap<>();
    walk.windows(
        (slot, active, reactive) -> {
          long at = walk.secondOf(slot);
          for (int i = 0; i < from.length; i++) {
            if (from[i] <= at && at < to[i]) {
              bySet
                  .computeIfAbsent(events.get(i).set(), set -> walk.highest())
                  .see(slot, active, reactive);
            }
          }
        });
    Map<String, Formula.Measured> measured = new LinkedHashMap<>();
    bySet.forEach(
        (set, highest) ->
            measured.put(
                set,
                walk.measured(
                    MeasureKind.EVENT_PEAK,
                    highest.power(),
                    set,
                    highest.slot(),
                    demand.events(),
                    null)));
    return measured;
  }

  /** The first whole second that is not before a moment. */
  private static long atLeast(Instant moment) {
    return moment.getEpochSecond() + (moment.getNano() > 0 ? 1 : 0);
  }
}
