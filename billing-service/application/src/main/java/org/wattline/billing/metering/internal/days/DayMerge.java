package org.wattline.billing.metering.internal.days;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.QualityMark;
import org.wattline.kernel.codec.PackedDay;

/** Brings what came to what is known. */
public final class DayMerge {
  private final ReplacementPolicy policy;
  private final MarkBook marks;

  public DayMerge(ReplacementPolicy policy, MarkBook marks) {
    this.policy = policy;
    this.marks = marks;
  }

  /** What a merge changed. */
  public enum Change {
    /** Nothing. */
    NONE,
    /** The same values were stated again later. */
    CONFIRMED,
    /** Values came to be known, and none that was known before is another now. */
    ADDED,
    /** A value is not what it was. */
    ALTERED
  }

  /**
   * Which of two told values holds: above zero for the first.
   *
   * @param aCost {@link PackedDay#MISSING} where there is none
   */
  public int compare(
      int aMark,
      long aIssued,
      long aValue,
      long aCost,
      int bMark,
      long bIssued,
      long bValue,
      long bCost) {
    QualityMark a = marks.mark(aMark);
    QualityMark b = marks.mark(bMark);
    int quality = aMark == bMark ? 0 : policy.compareQuality(a, b);
    if (quality != 0) {
      return quality;
    }
    int issued = Long.compare(aIssued, bIssued);
    if (issued != 0) {
      return issued;
    }
    int mark = aMark == bMark ? 0 : policy.compareMark(a, b);
    if (mark != 0) {
      return mark;
    }
    int value = Long.compare(aValue, bValue);
    return value != 0 ? value : Long.compare(aCost, bCost);
  }

  /**
   * What is to be kept of a day.
   *
   * @param next null where nothing is to be written
   */
  public record Revision(Change change, @Nullable PackedValues next) {}

  /**
   * What becomes of a day when values of it come.
   *
   * @param known null where nothing is known of the day
   * @param coarsest the channel's own power
   * @param silent as in {@link #into}
   */
  public Revision revise(
      @Nullable PackedValues known,
      PackedValues incoming,
      int coarsest,
      @Nullable BitSet silent,
      Tally tally) {
    if (known == null) {
      int told = told(incoming, silent);
      tally.accepted += told;
      return new Revision(Change.ADDED, incoming);
    }
    if (known.hash() == incoming.hash() && Arrays.equals(known.packed(), incoming.packed())) {
      tally.duplicate += told(incoming, silent);
      return new Revision(Change.NONE, null);
    }
    DayValues day = DayCodec.unpack(known);
    Change change = into(day, DayCodec.unpack(incoming), silent, tally);
    return new Revision(change, change == Change.NONE ? null : DayCodec.pack(day, coarsest, marks));
  }

  /** How many records a day of a chunk stands for. */
  public int told(PackedValues day, @Nullable BitSet silent) {
    int[] told = new int[1];
    DayCodec.eachRun(
        day.runs(), (from, count, mark) -> told[0] += mark == MarkBook.UNTOLD ? 0 : count);
    return told[0] - (silent == null ? 0 : silent.cardinality());
  }

  /**
   * Brings incoming values into what is known, which is changed.
   *
   * @param silent slots that are not to be counted: further parts of a record counted already
   */
  public Change into(DayValues known, DayValues incoming, @Nullable BitSet silent, Tally tally) {
    int power = Math.min(known.power, incoming.power);
    known.refine(power);
    incoming.refine(power);
    int scale = Math.max(known.costScale, incoming.costScale);
    known.refineCosts(scale);
    incoming.refineCosts(scale);
    Change change = Change.NONE;
    for (int i = 0; i < incoming.slots(); i++) {
      int mark = incoming.marks[i];
      if (mark == MarkBook.UNTOLD) {
        continue;
      }
      boolean counted = silent == null || !silent.get(i);
      Change one = slot(known, i, incoming, mark);
      if (counted) {
        switch (one) {
          case ADDED -> tally.accepted++;
          case ALTERED -> tally.replaced++;
          default -> tally.duplicate++;
        }
      }
      change = one.compareTo(change) > 0 ? one : change;
    }
    return change;
  }

  private Change slot(DayValues known, int i, DayValues incoming, int mark) {
    long value = incoming.values[i];
    long issued = incoming.issued[i];
    long cost = incoming.cost(i);
    int knownMark = known.marks[i];
    if (knownMark == MarkBook.UNTOLD) {
      put(known, i, value, mark, issued, cost);
      return Change.ADDED;
    }
    if (knownMark == mark && known.values[i] == value && known.cost(i) == cost) {
      if (issued > known.issued[i]) {
        known.issued[i] = issued;
        return Change.CONFIRMED;
      }
      return Change.NONE;
    }
    int better =
        compare(
            mark, issued, value, cost, knownMark, known.issued[i], known.values[i], known.cost(i));
    if (better > 0) {
      put(known, i, value, mark, issued, cost);
      return Change.ALTERED;
    }
    return Change.NONE;
  }

  private static void put(DayValues day, int i, long value, int mark, long issued, long cost) {
    day.values[i] = value;
    day.marks[i] = mark;
    day.issued[i] = issued;
    day.cost(i, cost);
  }
}
