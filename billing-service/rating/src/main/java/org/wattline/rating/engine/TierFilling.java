package org.wattline.rating.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.tariff.Tier;

/** Tiers that fill as time passes: where the energy stands, and what it has taken so far. */
final class TierFilling {
  private static final Comparator<Key> ORDER =
      Comparator.comparingInt(Key::piece).thenComparing(Key::period).thenComparingInt(Key::tier);

  private final Exact scale;
  private final @Nullable Exact perKw;
  private final Exact start;
  private final Map<Key, Taken> taken = new TreeMap<>(ORDER);
  private final Set<Integer> opened = new HashSet<>();
  private Exact position;

  /**
   * @param scale what thresholds are multiplied with
   * @param perKw what thresholds per kW are multiplied with
   * @param start the energy that climbed before
   */
  TierFilling(Exact scale, @Nullable Exact perKw, Exact start) {
    this.scale = scale;
    this.perKw = perKw;
    this.start = start;
    this.position = start;
  }

  /** The energy of one piece, period and tier. */
  record Key(int piece, String period, int tier) {}

  /**
   * What a tier took.
   *
   * @param energy as measured, before the factor on it
   * @param blocks the blocks that it opened; 0 where energy is not sold in blocks
   * @param opens whether it was the first energy in a tier of this number
   */
  record Taken(Exact energy, Exact blocks, boolean opens) {
    private static final Taken NOTHING = new Taken(Exact.ZERO, Exact.ZERO, false);

    private Taken plus(Taken more) {
      return new Taken(energy.plus(more.energy), blocks.plus(more.blocks), opens || more.opens);
    }
  }

  /** The tiers of one period of a piece. */
  final class Table {
    private final int piece;
    private final String period;
    private final List<Tier> tiers;
    private final Exact factor;
    private final List<Exact> starts = new ArrayList<>();
    private final List<@Nullable Exact> ends = new ArrayList<>();

    /**
     * @param tiers the tiers; none where all energy has one price
     * @param factor what the energy is multiplied with before it climbs
     */
    Table(int piece, String period, List<Tier> tiers, Exact factor) {
      this.piece = piece;
      this.period = period;
      this.tiers = factor.isZero() ? List.of() : tiers;
      this.factor = factor;
      Exact from = Exact.ZERO;
      for (Tier tier : this.tiers) {
        Exact end = TierTable.end(tier, scale, perKw);
        starts.add(from);
        from = end == null ? from : from.max(end);
        ends.add(end == null ? null : from);
      }
      if (this.tiers.isEmpty()) {
        starts.add(Exact.ZERO);
        ends.add(null);
      }
    }

    /**
     * Takes a run of intervals. While it rises, intervals that stay within a tier are added up as
     * whole numbers and only one that crosses into the next is divided; a run in which energy is
     * given back is taken interval by interval.
     */
    void fill(long[] values, int from, int to, int digits) {
      long sum = 0;
      boolean rises = factor.signum() > 0;
      for (int i = from; i < to; i++) {
        sum += values[i];
        rises &= values[i] >= 0;
      }
      if (tiers.isEmpty()) {
        Exact before = position;
        take(0, before, moved(Exact.ofScaled(sum, digits)));
        return;
      }
      int next = from;
      while (next < to) {
        next = rises ? fillTier(values, next, to, digits) : next;
        if (next < to) {
          Exact before = position;
          spread(before, moved(Exact.ofScaled(values[next], digits)));
          next++;
        }
      }
    }

    /** Takes intervals while they stay within the tier that is open; the first that does not. */
    private int fillTier(long[] values, int from, int to, int digits) {
      int tier = tierAbove(position);
      Exact end = ends.get(tier);
      long room = end == null ? Long.MAX_VALUE : room(end, digits);
      long sum = 0;
      int next = from;
      while (next < to && values[next] <= room - sum) {
        sum += values[next];
        next++;
      }
      Exact before = position;
      take(tier, before, moved(Exact.ofScaled(sum, digits)));
      return next;
    }

    /** The whole units of a channel that a tier has still room for. */
    private long room(Exact end, int digits) {
      Exact left = end.minus(position).dividedBy(factor);
      return left.wholeSteps(Exact.ofScaled(1, digits), RoundingMode.FLOOR)
          .min(BigInteger.valueOf(Long.MAX_VALUE))
          .longValueExact();
    }

    private Exact counted(Exact energy) {
      return factor.equals(Exact.ONE) ? energy : energy.times(factor);
    }

    private Exact moved(Exact energy) {
      position = position.plus(counted(energy));
      return position;
    }

    /** The tier that energy beyond a position falls into. */
    private int tierAbove(Exact from) {
      for (int i = 0; i < ends.size(); i++) {
        Exact end = ends.get(i);
        if (end == null || from.compareTo(end) < 0) {
          return i;
        }
      }
      return ends.size() - 1;
    }

    private void spread(Exact one, Exact other) {
      boolean back = other.compareTo(one) < 0;
      Exact low = back ? other : one;
      Exact high = back ? one : other;
      for (int i = 0; i < ends.size() && low.compareTo(high) < 0; i++) {
        Exact end = ends.get(i);
        if (end == null || low.compareTo(end) < 0) {
          Exact upTo = end == null ? high : high.min(end);
          take(i, back ? upTo : low, back ? low : upTo);
          low = upTo;
        }
      }
    }

    private void take(int tier, Exact from, Exact to) {
      Exact inside = to.minus(from);
      if (inside.isZero()) {
        return;
      }
      boolean above = inside.signum() > 0;
      boolean opens =
          above && !tiers.isEmpty() && opened.add(tier) && start.compareTo(starts.get(tier)) <= 0;
      Exact energy = factor.equals(Exact.ONE) ? inside : inside.dividedBy(factor);
      Exact block = tiers.isEmpty() ? null : tiers.get(tier).block();
      Exact blocks =
          block == null
              ? Exact.ZERO
              : blocks(to.minus(starts.get(tier)), block)
                  .minus(blocks(from.minus(starts.get(tier)), block));
      taken.merge(new Key(piece, period, tier + 1), new Taken(energy, blocks, opens), Taken::plus);
    }
  }

  private static Exact blocks(Exact inside, Exact block) {
    return Exact.of(new BigDecimal(inside.wholeSteps(block, RoundingMode.CEILING)));
  }

  /**
   * What each piece, period and tier took, in this order; nothing where all of it was given back.
   */
  Map<Key, Taken> taken() {
    taken.values().removeIf(Taken.NOTHING::equals);
    return taken;
  }

  /** The energy that climbed, factors applied. */
  Exact climbed() {
    return position.minus(start);
  }
}
