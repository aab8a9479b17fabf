package org.wattline.local.demo.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is agreed with the customers of a supplier: a tariff, and when bills are made. Most Flemish
 * homes pay an advance each month and settle once a year, each in a month of its own; businesses,
 * dynamic contracts and everybody elsewhere are billed by the month.
 *
 * @param standard the product of most homes
 * @param dynamic the product of every fifth; the standard one where there is no other
 * @param industry the product of businesses, with demand charges
 * @param advances whether homes pay in advance
 * @param settles the month in which one of them settles for certain
 */
record Agreed(String standard, String dynamic, String industry, boolean advances, Month settles) {
  private static final Map<String, Object> MONTHLY = Map.of("kind", "MONTHLY", "anchorDay", 1);

  /** The first few are there for other things: a dispute, a move, estimates. */
  private static final int FIRST_WITH_ADVANCES = 7;

  private static final int DYNAMIC_EVERY = 5;
  private static final int DYNAMIC = 3;
  private static final int MONTHS = 12;

  /** About what a kWh costs with everything on it. */
  private static final BigDecimal PRICE_OF_A_KWH = new BigDecimal("0.33");

  private static final BigDecimal PRICE_OF_A_YEAR = new BigDecimal("210");
  private static final BigDecimal STEP = new BigDecimal("5");

  /** The terms of a customer. */
  Map<String, Object> with(Household household) {
    if (household.isBusiness()) {
      return terms(industry, MONTHLY);
    }
    int index = household.index();
    if (index % DYNAMIC_EVERY == DYNAMIC) {
      return terms(dynamic, MONTHLY);
    }
    if (!advances || index < FIRST_WITH_ADVANCES || index == History.SILENT) {
      return terms(standard, MONTHLY);
    }
    int month = index == FIRST_WITH_ADVANCES ? settles.getValue() : index % MONTHS + 1;
    Map<String, Object> terms =
        terms(
            standard,
            Map.of("kind", "YEARLY_WITH_ADVANCES", "anchorDay", 1, "settlementMonth", month));
    terms.put("monthlyAdvance", advance(household));
    return terms;
  }

  /** The terms of somebody of whom nothing is known yet: a bill each month. */
  Map<String, Object> withNewcomer() {
    return terms(standard, MONTHLY);
  }

  private static Map<String, Object> terms(String product, Map<String, Object> cycle) {
    Map<String, Object> terms = new HashMap<>();
    terms.put("productId", product);
    terms.put("cycle", cycle);
    terms.put("attributes", Map.of());
    terms.put("overrides", List.of());
    return terms;
  }

  /** A twelfth of what a year will cost, by the middle day of each month, to the next 5. */
  private static BigDecimal advance(Household household) {
    long energyWh = 0;
    for (int month = 1; month <= MONTHS; month++) {
      LocalDate middle = LocalDate.of(2025, month, 15);
      for (double watts : household.shape().watts(middle, 24, 1)) {
        energyWh += Math.round(Math.max(0, watts)) * middle.lengthOfMonth();
      }
    }
    BigDecimal year = PRICE_OF_A_KWH.multiply(BigDecimal.valueOf(energyWh, 3)).add(PRICE_OF_A_YEAR);
    return year.divide(STEP.multiply(BigDecimal.valueOf(MONTHS)), 0, RoundingMode.CEILING)
        .multiply(STEP)
        .setScale(2);
  }
}
