package org.wattline.rating.oracle;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * One case of a peer, with everything that was compared.
 *
 * @param name the case
 * @param compared the amounts; none where the peer refuses
 * @param refused what ours says where a refusal is expected and made; empty otherwise
 */
record Agreement(String name, List<Compared> compared, String refused) {
  Agreement {
    compared = List.copyOf(compared);
  }

  static Agreement of(String name, List<Compared> compared) {
    return new Agreement(name, compared, "");
  }

  static Agreement refusal(String name, String sentence) {
    return new Agreement(name, List.of(), sentence);
  }

  boolean isRefusal() {
    return !refused.isEmpty();
  }

  /** What is further apart than allowed. */
  List<Compared> disagreeing() {
    return compared.stream().filter(each -> !each.agrees()).toList();
  }

  BigDecimal largestDifference() {
    return compared.stream()
        .map(Compared::difference)
        .max(Comparator.naturalOrder())
        .orElse(BigDecimal.ZERO);
  }
}
