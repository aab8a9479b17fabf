package org.wattline.rating.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.tariff.Energy;

/** Energy that climbs one set of tiers together; each cell pays its share. */
final class TierPool {
  private final Run run;
  private final Energy energy;
  private final int cycle;
  private final Formula scale;
  private final @Nullable Formula perKw;
  private final @Nullable Formula before;

  /**
   * @param cycle the cycle whose marginal price is noted
   * @param scale what thresholds are multiplied with
   * @param perKw what thresholds per kW are multiplied with
   * @param before what climbed the tiers earlier in the year
   */
  TierPool(
      Run run,
      Energy energy,
      int cycle,
      Formula scale,
      @Nullable Formula perKw,
      @Nullable Formula before) {
    this.run = run;
    this.energy = energy;
    this.cycle = cycle;
    this.scale = scale;
    this.perKw = perKw;
    this.before = before;
  }

  /** The amount of each group of cells; the groups are those of the pieces. */
  Map<Integer, Formula> price(List<Cell> cells, int[] groupOfPiece) {
    Formula total = Formulas.sum(cells.stream().map(Cell::quantity).toList());
    Map<BoundForm, Formula> costs = new LinkedHashMap<>();
    for (Cell cell : cells) {
      if (!costs.containsKey(cell.form())) {
        costs.put(cell.form(), cost(cell, total));
      }
    }
    Map<Integer, List<Cell>> groups = new TreeMap<>();
    cells.forEach(
        cell ->
            groups.computeIfAbsent(groupOfPiece[cell.piece()], g -> new ArrayList<>()).add(cell));
    Map<Integer, Formula> amounts = new TreeMap<>();
    if (groups.size() == 1 && costs.size() == 1) {
      amounts.put(groups.keySet().iterator().next(), costs.values().iterator().next());
      return amounts;
    }
    groups.forEach((group, own) -> amounts.put(group, share(own, total, costs)));
    return amounts;
  }

  private Formula share(List<Cell> cells, Formula total, Map<BoundForm, Formula> costs) {
    Map<BoundForm, List<Cell>> byForm = new LinkedHashMap<>();
    cells.forEach(cell -> byForm.computeIfAbsent(cell.form(), f -> new ArrayList<>()).add(cell));
    List<Formula> parts = new ArrayList<>();
    boolean none = total.value().isZero();
    byForm.forEach(
        (form, own) ->
            parts.add(
                Formulas.product(
                    Formulas.sum(own.stream().map(Cell::quantity).toList()),
                    none
                        ? tierPrice(energy, own.getFirst().period(), form, 1)
                        : Objects.requireNonNull(costs.get(form)))));
    return none ? Formulas.sum(parts) : Formulas.quotient(Formulas.sum(parts), total);
  }

  /** The price of a tier, as a leaf. */
  static Formula.Price tierPrice(Energy energy, @Nullable String period, BoundForm form, int tier) {
    return new Formula.Price(
        energy.id(),
        period,
        tier,
        form.from(),
        form.recordedAt(),
        form.origin(),
        Units.of(energy.unit()),
        form.form().tiers().get(tier - 1).price());
  }

  private Formula cost(Cell cell, Formula total) {
    Formula earlier = before;
    if (earlier == null) {
      return tiered(cell, total, true);
    }
    Formula after = tiered(cell, Formulas.sum(List.of(earlier, total)), true);
    return Formulas.difference(after, tiered(cell, earlier, false));
  }

  private Formula tiered(Cell cell, Formula quantity, boolean marginal) {
    BoundForm form = cell.form();
    Formula kw = perKw;
    TierTable.Climbed climbed =
        TierTable.climb(
            form.form().tiers(),
            energy.tiering().mode(),
            quantity.value(),
            scale.value(),
            kw == null ? null : kw.value());
    if (marginal) {
      run.putMarginal(
          energy.id(), cycle, tierPrice(energy, cell.period(), form, climbed.marginalTier()));
    }
    return new Formula.Tiered(
        quantity,
        energy.tiering().mode(),
        energy.id(),
        cell.period(),
        form.from(),
        form.recordedAt(),
        form.origin(),
        scale,
        kw,
        climbed.parts(),
        climbed.amount());
  }
}
