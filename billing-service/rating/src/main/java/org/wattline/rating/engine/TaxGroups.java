package org.wattline.rating.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Divides the pieces of a cycle where a tax rate changes: no line spans two rates. */
final class TaxGroups {
  private TaxGroups() {}

  static List<List<Piece>> of(Run run, ComponentPlan plan, int cycle) {
    List<Piece> pieces = plan.byCycle().get(cycle);
    if (pieces.size() < 2) {
      return pieces.isEmpty() ? List.of() : List.of(pieces);
    }
    Collection<LocalDate> cuts = run.plan().taxes().cuts(plan.component().heading().taxCategory());
    List<List<Piece>> groups = new ArrayList<>();
    for (Piece piece : pieces) {
      if (groups.isEmpty() || cuts.contains(piece.days().from())) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(piece);
    }
    return groups;
  }
}
