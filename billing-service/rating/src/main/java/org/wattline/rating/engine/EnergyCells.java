package org.wattline.rating.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.proof.FactKind;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.tariff.Energy;
import org.wattline.rating.tariff.Factor;
import org.wattline.rating.tariff.RoundingRule;
import org.wattline.rating.tariff.TierReading;

/** Measures the energy of each piece and period of an energy component. */
final class EnergyCells {
  private final Run run;
  private final Energy energy;

  EnergyCells(Run run, Energy energy) {
    this.run = run;
    this.energy = energy;
  }

  /**
   * All cells; those without energy are left out, but for one.
   *
   * @throws RefusedException when energy or a price is missing
   */
  List<Cell> measure(List<Piece> pieces) {
    List<Cell> cells = new ArrayList<>();
    Cell empty = null;
    for (int i = 0; i < pieces.size(); i++) {
      PriceSpan price = price(pieces.get(i));
      for (String period : periods(price)) {
        String named = period.isEmpty() ? null : period;
        Formula measured = measure(energy.channel(), pieces.get(i), named);
        BoundForm form = price.in(period);
        boolean nothing = measured.value().isZero() && energy.netting() == null;
        if (form == null) {
          if (!measured.value().isZero()) {
            throw Run.withoutPrice(energy.id(), named, pieces.get(i).days());
          }
          continue;
        }
        Cell cell = new Cell(i, named, form, measured, measured);
        if (nothing) {
          empty = empty == null ? cell : empty;
        } else {
          cells.add(cell);
        }
      }
    }
    if (cells.isEmpty() && empty != null) {
      cells.add(empty);
    }
    return cells;
  }

  PriceSpan price(Piece piece) {
    PriceSpan price = piece.price();
    if (price == null) {
      throw Run.withoutPrice(energy.id(), null, piece.days());
    }
    String missing = price.missing();
    if (missing != null) {
      throw run.withoutIndex(energy.id(), missing, piece.days());
    }
    return price;
  }

  /** The periods to keep apart; one empty name for all time. */
  List<String> periods(PriceSpan price) {
    String calendar = energy.calendar();
    if (calendar == null) {
      return List.of("");
    }
    boolean apart =
        price.single() == null
            || energy.netting() != null
            || energy.tiering().reading() == TierReading.PER_PERIOD;
    return apart ? run.binding().calendar(calendar, energy.id()).periods() : List.of("");
  }

  Formula.Measured measure(String channel, Piece piece, @Nullable String period) {
    return run.measurements()
        .energy(
            new Measurements.Asked(energy.id(), period == null ? null : energy.calendar(), period),
            channel,
            piece.fromSegment(),
            piece.toSegment(),
            energy.unit(),
            energy.coarser());
  }

  /** Factor and rounding on what is priced. */
  Cell finished(Cell cell, Piece piece) {
    Formula quantity = cell.quantity();
    Factor factor = piece.factor();
    if (factor != null) {
      quantity = Formulas.product(quantity, Formulas.fact(FactKind.FACTOR, factor.factor()));
    }
    RoundingRule rounding = energy.quantityRounding();
    return rounding == null && factor == null
        ? cell
        : cell.priced(rounding == null ? quantity : Formulas.rounded(quantity, rounding));
  }
}
