package org.wattline.billing.contract.vee;

import java.util.List;
import java.util.UUID;

/** What became of each exception of a decision, in the order in which they were sent. */
public record DecisionResult(List<Item> items) {
  /**
   * One exception.
   *
   * @param sentence what was done, or why not, in English
   * @param outcome the same, for readers of other languages
   */
  public record Item(UUID id, boolean done, String sentence, DecisionOutcome outcome) {}
}
