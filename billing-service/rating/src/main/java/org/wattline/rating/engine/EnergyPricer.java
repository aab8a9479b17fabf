package org.wattline.rating.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.Unit;
import org.wattline.rating.proof.CarriedKind;
import org.wattline.rating.proof.FactKind;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.result.Evidence;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Coarser;
import org.wattline.rating.tariff.Direction;
import org.wattline.rating.tariff.Energy;
import org.wattline.rating.tariff.Netting;
import org.wattline.rating.tariff.OnPriceChange;
import org.wattline.rating.tariff.Per;
import org.wattline.rating.tariff.PriceForm;
import org.wattline.rating.tariff.Proration;
import org.wattline.rating.tariff.ThresholdPer;
import org.wattline.rating.tariff.TierAssessment;
import org.wattline.rating.tariff.TierReading;
import org.wattline.rating.tariff.Tiering;

/** Prices energy: measures cells, nets them, and prices each by its form. */
final class EnergyPricer {
  private final Run run;
  private final ComponentPlan plan;
  private final Energy energy;
  private final EnergyCells cells;
  private final Set<LocalDate> taxCuts;

  EnergyPricer(Run run, ComponentPlan plan) {
    this.run = run;
    this.plan = plan;
    this.energy = (Energy) plan.component();
    this.cells = new EnergyCells(run, energy);
    this.taxCuts = Set.copyOf(run.plan().taxes().cuts(energy.heading().taxCategory()));
  }

  void price() {
    boolean remembers =
        energy.netting() != null || energy.tiering().assess() == TierAssessment.YEAR;
    for (Assessed assessed : assessed()) {
      if (remembers && run.isRefused(energy.id())) {
        run.refuse(energy.id(), new Refusal.Depends(energy.id(), List.of(energy.id())));
        return;
      }
      try {
        price(assessed);
      } catch (RefusedException refused) {
        run.forgetMarginal(energy.id(), assessed.cycle().index());
        run.refuse(energy.id(), refused.refusal());
      }
    }
  }

  private List<Assessed> assessed() {
    List<CycleSpan> spans = run.binding().cycles().spans();
    List<Assessed> all = new ArrayList<>();
    if (energy.tiering().assess() == TierAssessment.PERIOD) {
      List<CycleSpan> own =
          spans.stream().filter(span -> !plan.byCycle().get(span.index()).isEmpty()).toList();
      if (!own.isEmpty()) {
        List<Piece> pieces =
            own.stream().flatMap(span -> plan.byCycle().get(span.index()).stream()).toList();
        all.add(new Assessed(spans.getFirst(), own, pieces));
      }
      return all;
    }
    for (CycleSpan span : spans) {
      List<Piece> pieces = plan.byCycle().get(span.index());
      if (energy.tiering().assess() == TierAssessment.YEAR) {
        Map<LocalDate, List<Piece>> byYear = new TreeMap<>();
        for (Piece piece : pieces) {
          byYear
              .computeIfAbsent(
                  run.binding().cycles().year(piece.days().from()).from(), y -> new ArrayList<>())
              .add(piece);
        }
        byYear.values().forEach(own -> all.add(new Assessed(span, List.of(span), own)));
      } else if (!pieces.isEmpty()) {
        all.add(new Assessed(span, List.of(span), pieces));
      }
    }
    return all;
  }

  private void price(Assessed assessed) {
    List<Piece> pieces = assessed.pieces();
    int[] groups = groups(pieces);
    List<List<Formula>> amounts = new ArrayList<>();
    List<List<Formula>> quantities = new ArrayList<>();
    for (int i = 0; i <= groups[groups.length - 1]; i++) {
      amounts.add(new ArrayList<>());
      quantities.add(new ArrayList<>());
    }
    Formula settlement = null;
    if (energy.tiering().reading() == TierReading.CHRONOLOGICAL
        && pieces.stream().anyMatch(EnergyPricer::hasTiers)) {
      new Chronology(run, energy, cells).price(assessed, this, groups, amounts, quantities);
    } else {
      List<Cell> measured = cells.measure(pieces);
      Netting netting = energy.netting();
      if (netting != null) {
        NettingLedger ledger = new NettingLedger(run, energy, cells, netting);
        measured = ledger.net(assessed, measured);
        settlement = ledger.settlement();
      }
      List<Cell> finished =
          measured.stream().map(cell -> cells.finished(cell, pieces.get(cell.piece()))).toList();
      finished.forEach(cell -> quantities.get(groups[cell.piece()]).add(cell.quantity()));
      priceCells(assessed, finished, groups, amounts);
    }
    for (int group = 0; group < amounts.size(); group++) {
      draft(assessed, group, groups, amounts.get(group), quantities.get(group));
    }
    int cycle = assessed.cycle().index();
    if (settlement != null && !run.keepSettlement(energy, cycle, settlement)) {
      run.biller()
          .add(
              plan,
              cycle,
              new Draft(assessed.days(), settlement, null, null, evidence(pieces), true));
    }
  }

  private static boolean hasTiers(Piece piece) {
    PriceSpan price = piece.price();
    return price != null && price.anyForm(form -> !form.tiers().isEmpty());
  }

  private int[] groups(List<Piece> pieces) {
    int[] groups = new int[pieces.size()];
    for (int i = 1; i < groups.length; i++) {
      boolean cut = taxCuts.contains(pieces.get(i).days().from());
      groups[i] = groups[i - 1] + (cut ? 1 : 0);
    }
    return groups;
  }

  private void draft(
      Assessed assessed, int group, int[] groups, List<Formula> amounts, List<Formula> quantities) {
    List<Piece> own = new ArrayList<>();
    for (int i = 0; i < groups.length; i++) {
      if (groups[i] == group) {
        own.add(assessed.pieces().get(i));
      }
    }
    Formula amount = Formulas.sum(amounts);
    Exact quantity = Exact.ZERO;
    for (Formula each : quantities) {
      quantity = quantity.plus(each.value());
    }
    run.biller()
        .add(
            plan,
            assessed.cycle().index(),
            new Draft(
                new LocalDateRange(own.getFirst().days().from(), own.getLast().days().to()),
                energy.direction() == Direction.CREDIT ? Formulas.negated(amount) : amount,
                quantity,
                Units.of(energy.unit()),
                evidence(own),
                false));
  }

  private List<Evidence> evidence(List<Piece> pieces) {
    List<Evidence> all = new ArrayList<>();
    for (Piece piece : pieces) {
      all.addAll(
          run.measurements().evidence(energy.channel(), piece.fromSegment(), piece.toSegment()));
      Netting netting = energy.netting();
      if (netting != null) {
        all.addAll(
            run.measurements().evidence(netting.against(), piece.fromSegment(), piece.toSegment()));
      }
    }
    return all;
  }

  private void priceCells(
      Assessed assessed, List<Cell> finished, int[] groups, List<List<Formula>> amounts) {
    List<Cell> tiered = new ArrayList<>();
    for (Cell cell : finished) {
      PriceForm form = cell.form().form();
      List<Formula> into = amounts.get(groups[cell.piece()]);
      if (!form.tiers().isEmpty()) {
        tiered.add(cell);
      } else if (form.index() != null) {
        Piece piece = assessed.pieces().get(cell.piece());
        into.add(new IndexedEnergy(run, energy).price(cell, piece));
      } else {
        into.add(Formulas.product(cell.quantity(), price(cell, assessed)));
      }
    }
    if (!tiered.isEmpty()) {
      priceTiers(assessed, tiered, groups, amounts);
    }
  }

  private Formula price(Cell cell, Assessed assessed) {
    PriceForm form = cell.form().form();
    String marginal = form.marginalOf();
    if (marginal != null) {
      return run.marginal(marginal, assessed.cycle().index(), energy.id());
    }
    return new Formula.Price(
        energy.id(),
        cell.period(),
        null,
        cell.form().from(),
        cell.form().recordedAt(),
        cell.form().origin(),
        Units.of(energy.unit()),
        Objects.requireNonNull(form.price()));
  }

  private void priceTiers(
      Assessed assessed, List<Cell> cells, int[] groups, List<List<Formula>> amounts) {
    Tiering tiering = energy.tiering();
    Map<List<Object>, List<Cell>> pools = new LinkedHashMap<>();
    for (Cell cell : cells) {
      String period = cell.period();
      Object byPeriod = tiering.reading() == TierReading.PER_PERIOD && period != null ? period : "";
      Object byVersion =
          tiering.onPriceChange() == OnPriceChange.RESTART
              ? versionOf(assessed.pieces(), cell.piece())
              : 0;
      pools.computeIfAbsent(List.of(byPeriod, byVersion), k -> new ArrayList<>()).add(cell);
    }
    pools.forEach(
        (key, pool) -> {
          LocalDateRange days =
              tiering.onPriceChange() == OnPriceChange.RESTART
                  ? daysOf(assessed.pieces(), pool)
                  : assessed.days();
          String period = key.getFirst().toString();
          TierPool tiers =
              new TierPool(
                  run,
                  energy,
                  assessed.cycle().index(),
                  scale(assessed, days),
                  perKw(assessed),
                  yearBefore(assessed, period));
          tiers.price(pool, groups).forEach((group, amount) -> amounts.get(group).add(amount));
          noteYear(
              assessed, period, Formulas.sum(pool.stream().map(Cell::quantity).toList()).value());
        });
  }

  /** The first of the pieces with the same price as this one, without a break. */
  private static Object versionOf(List<Piece> pieces, int piece) {
    int first = piece;
    while (first > 0 && Objects.equals(pieces.get(first - 1).price(), pieces.get(piece).price())) {
      first--;
    }
    return first;
  }

  private static LocalDateRange daysOf(List<Piece> pieces, List<Cell> cells) {
    Object version = versionOf(pieces, cells.getFirst().piece());
    LocalDate from = null;
    LocalDate to = null;
    for (int i = 0; i < pieces.size(); i++) {
      if (versionOf(pieces, i).equals(version)) {
        from = from == null ? pieces.get(i).days().from() : from;
        to = pieces.get(i).days().to();
      }
    }
    return new LocalDateRange(Objects.requireNonNull(from), Objects.requireNonNull(to));
  }

  /** What thresholds are multiplied with over some days. */
  Formula scale(Assessed assessed, LocalDateRange days) {
    Tiering tiering = energy.tiering();
    if (tiering.assess() == TierAssessment.YEAR) {
      LocalDateRange year = run.binding().cycles().year(days.from());
      return switch (tiering.thresholds()) {
        case CYCLE, YEAR -> Formulas.one();
        case MONTH -> Formulas.fact(FactKind.COUNT, Exact.of(12));
        case DAY -> Formulas.daysOf(year.days());
      };
    }
    if (tiering.thresholds() == ThresholdPer.DAY) {
      return Formulas.days(days.days());
    }
    Per per =
        switch (tiering.thresholds()) {
          case YEAR -> Per.YEAR;
          case MONTH -> Per.MONTH;
          default -> Per.CYCLE;
        };
    List<Formula> parts = new ArrayList<>(1);
    for (CycleSpan span : assessed.cycles()) {
      days.intersection(span.part()).ifPresent(inside -> parts.add(fraction(per, span, inside)));
    }
    return Formulas.sum(parts);
  }

  private Formula fraction(Per per, CycleSpan span, LocalDateRange inside) {
    TimeFractions fractions = run.binding().fractions();
    if (per == Per.YEAR || energy.tiering().prorated()) {
      return fractions.of(per, Proration.DAYS, span, inside);
    }
    int months = per == Per.MONTH ? run.binding().cycles().months(span).size() : 1;
    return months == 1 ? Formulas.one() : Formulas.fact(FactKind.COUNT, Exact.of(months));
  }

  /**
   * The kW that thresholds per kW are multiplied with; absent where no price has such thresholds.
   */
  @Nullable Formula perKw(Assessed assessed) {
    if (!EnergyForms.usesDemand(energy)) {
      return null;
    }
    String demand = energy.tiering().demand();
    if (demand != null) {
      return Formulas.greatest(
          assessed.cycles().stream()
              .map(span -> run.demand(demand, span.index(), energy.id()))
              .toList());
    }
    Piece first = assessed.pieces().getFirst();
    Piece last = assessed.pieces().getLast();
    return run.measurements()
        .peak(
            Measurements.Asked.all(energy.id()),
            run.measurements().channel(energy.channel()),
            EnergyForms.DEMAND_WINDOW,
            Coarser.ACCEPT,
            Unit.KW,
            first.fromSegment(),
            last.toSegment());
  }

  /** What climbed the tiers earlier in the year; absent unless tiers are assessed by the year. */
  @Nullable Formula yearBefore(Assessed assessed, String period) {
    if (energy.tiering().assess() != TierAssessment.YEAR) {
      return null;
    }
    LocalDate year = run.binding().cycles().year(assessed.days().from()).from();
    return new Formula.Carried(
        CarriedKind.YEAR,
        period.isEmpty() ? null : period,
        year,
        run.book().year(energy.id(), period, year));
  }

  void noteYear(Assessed assessed, String period, Exact sum) {
    if (energy.tiering().assess() == TierAssessment.YEAR) {
      LocalDate year = run.binding().cycles().year(assessed.days().from()).from();
      run.book().addYear(energy.id(), period, year, assessed.days().to(), sum);
    }
  }
}
