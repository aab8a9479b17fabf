package org.wattline.rating.engine;

import java.util.List;
import org.wattline.rating.tariff.Component;

/**
 * A component bound to the rated period.
 *
 * @param component what the tariff says
 * @param place its place among the components, from 0
 * @param byCycle its pieces in each cycle; empty where it does not apply
 */
record ComponentPlan(Component component, int place, List<List<Piece>> byCycle) {
  String id() {
    return component.id();
  }
}
