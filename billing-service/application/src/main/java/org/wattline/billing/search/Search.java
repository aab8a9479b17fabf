package org.wattline.billing.search;

import java.util.List;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.search.Found;

/** Finds what a caller names. */
public interface Search {

  /**
   * By kind, and within each the best first.
   *
   * @param q what was typed
   * @param limit of the hits of each kind
   * @throws org.wattline.tenancy.problem.ProblemException to customers, and when too much is asked
   */
  List<Found> find(Asker asker, String q, int limit);
}
