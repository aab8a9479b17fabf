package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** What becomes of energy that netting leaves over. */
public enum Bank {
  @Doc("It is not carried")
  NONE,
  @Doc("Carried as one total; within a cycle, too, what one period has over goes to the others")
  TOTAL,
  @Doc("Carried in the period where it arose, for that period")
  PERIOD,
  @Doc(
      "Carried to the period that the next cycle has at the same time of day, by the hours named; what none of the hours has is lost")
  TIME_OF_DAY
}
