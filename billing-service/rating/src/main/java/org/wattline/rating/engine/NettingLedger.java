package org.wattline.rating.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.proof.CarriedKind;
import org.wattline.rating.proof.FactKind;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.proof.PriceOrigin;
import org.wattline.rating.tariff.Bank;
import org.wattline.rating.tariff.Direction;
import org.wattline.rating.tariff.Energy;
import org.wattline.rating.tariff.Netting;
import org.wattline.rating.tariff.SettledEnergy;

/** Nets a cycle's energy against another channel and keeps the bank of what is left over. */
final class NettingLedger {
  private static final String RUNNING_TOTAL = "*";

  private final Run run;
  private final Energy energy;
  private final EnergyCells cells;
  private final Netting netting;
  private @Nullable Formula settlement;

  NettingLedger(Run run, Energy energy, EnergyCells cells, Netting netting) {
    this.run = run;
    this.energy = energy;
    this.cells = cells;
    this.netting = netting;
  }

  /** What is settled at this cycle's end; absent when nothing is. */
  @Nullable Formula settlement() {
    return settlement;
  }

  /** One period of the cycle, all its pieces together. */
  private static final class Netted {
    private final String period;
    private final List<Cell> cells = new ArrayList<>();
    private final List<Formula> against = new ArrayList<>();
    private Formula own = Formulas.nothing();
    private Formula needed = Formulas.nothing();
    private Exact left = Exact.ZERO;

    Netted(String period) {
      this.period = period;
    }
  }

  List<Cell> net(Assessed assessed, List<Cell> measured) {
    CycleSpan span = assessed.cycles().getFirst();
    Map<String, Netted> periods = new LinkedHashMap<>();
    for (Cell cell : measured) {
      String period = Objects.requireNonNullElse(cell.period(), "");
      Netted netted = periods.computeIfAbsent(period, Netted::new);
      netted.cells.add(cell);
      netted.against.add(
          cells.measure(netting.against(), assessed.pieces().get(cell.piece()), cell.period()));
    }
    LocalDate start = assessed.days().from();
    run.book().lapseEnergy(energy.id(), start, netting.expiryMonths());
    if (netting.bank() == Bank.TIME_OF_DAY && start.equals(span.full().from())) {
      run.book().moveEnergy(energy.id(), SameTimeOfDay.pairs(run.binding(), energy, netting, span));
    }
    Exact net = Exact.ZERO;
    for (Netted netted : periods.values()) {
      net = net.plus(netPeriod(netted));
    }
    if (netting.bank() == Bank.TOTAL) {
      pool(periods.values());
    }
    for (Netted netted : periods.values()) {
      if (netted.left.signum() > 0 && netting.bank() != Bank.NONE) {
        String bank = netting.bank() == Bank.TOTAL ? "" : netted.period;
        run.book().putEnergy(energy.id(), bank, assessed.days().to(), netted.left);
      }
    }
    settle(assessed, net);
    List<Cell> result = new ArrayList<>();
    for (Netted netted : periods.values()) {
      for (Cell cell : netted.cells) {
        result.add(cell.priced(share(netted, cell)));
      }
    }
    return result;
  }

  private static Formula share(Netted netted, Cell cell) {
    if (netted.cells.size() == 1 || netted.needed.value().isZero()) {
      return netted.needed;
    }
    return Formulas.quotient(Formulas.product(netted.needed, cell.measured()), netted.own);
  }

  /** Own energy less the other's, less what the bank of this period can give. */
  private Exact netPeriod(Netted netted) {
    netted.own = Formulas.sum(netted.cells.stream().map(Cell::measured).toList());
    Formula net = Formulas.difference(netted.own, Formulas.sum(netted.against));
    netted.left = net.value().negated().max(Exact.ZERO);
    List<Formula.Carried> taken =
        netting.bank() == Bank.PERIOD || netting.bank() == Bank.TIME_OF_DAY
            ? run.book().takeEnergy(energy.id(), netted.period, net.value())
            : List.of();
    Formula after = taken.isEmpty() ? net : Formulas.difference(net, Formulas.sum(taken));
    netted.needed = Formulas.greatest(List.of(Formulas.fact(FactKind.BOUND, Exact.ZERO), after));
    return net.value();
  }

  /**
   * One bank for all periods: what some have over, and what was carried, goes to the others pro
   * rata.
   */
  private void pool(Collection<Netted> periods) {
    Exact over = Exact.ZERO;
    List<Formula> needs = new ArrayList<>();
    List<Formula> surplus = new ArrayList<>();
    for (Netted netted : periods) {
      over = over.plus(netted.left);
      needs.add(netted.needed);
      if (netted.left.signum() > 0) {
        surplus.add(Formulas.difference(Formulas.sum(netted.against), netted.own));
      }
      netted.left = Exact.ZERO;
    }
    Formula need = Formulas.sum(needs);
    Exact wanted = need.value().minus(over).max(Exact.ZERO);
    List<Formula> sources = new ArrayList<>(surplus);
    sources.addAll(run.book().takeEnergy(energy.id(), "", wanted));
    Netted first = periods.iterator().next();
    first.left = over.minus(need.value()).max(Exact.ZERO);
    if (sources.isEmpty()) {
      return;
    }
    Formula charged =
        Formulas.greatest(
            List.of(
                Formulas.fact(FactKind.BOUND, Exact.ZERO),
                Formulas.difference(need, Formulas.sum(sources))));
    for (Netted netted : periods) {
      netted.needed =
          netted.needed.value().isZero()
              ? netted.needed
              : periods.size() == 1
                  ? charged
                  : Formulas.quotient(Formulas.product(charged, netted.needed), need);
    }
  }

  private void settle(Assessed assessed, Exact net) {
    LocalDate end = assessed.days().to();
    Exact running = Exact.ZERO;
    if (netting.settle() != SettledEnergy.BANK) {
      running = run.book().clearEnergy(energy.id(), RUNNING_TOTAL).minus(net);
      running = netting.settle() == SettledEnergy.RUNNING_TOTAL ? running.max(Exact.ZERO) : running;
    }
    Integer month = netting.trueUpMonth();
    if (month == null || !assessed.endsCycleOf(month)) {
      if (!running.isZero()) {
        run.book().putEnergy(energy.id(), RUNNING_TOTAL, end, running);
      }
      return;
    }
    Exact left = run.book().clearEnergy(energy.id(), null);
    Exact settled = netting.settle() == SettledEnergy.BANK ? left : running;
    Netting.Settled price = price(end.minusDays(1));
    if (price == null || settled.signum() <= 0) {
      return;
    }
    Formula paid =
        Formulas.product(
            new Formula.Carried(CarriedKind.ENERGY, null, end, settled),
            new Formula.Price(
                energy.id(),
                null,
                null,
                price.from(),
                null,
                PriceOrigin.LIST,
                Units.of(energy.unit()),
                price.price()));
    settlement = energy.direction() == Direction.CREDIT ? paid : Formulas.negated(paid);
  }

  private Netting.@Nullable Settled price(LocalDate day) {
    Netting.Settled best = null;
    for (Netting.Settled each : netting.settlement()) {
      if (!each.from().isAfter(day) && (best == null || each.from().isAfter(best.from()))) {
        best = each;
      }
    }
    return best;
  }
}
