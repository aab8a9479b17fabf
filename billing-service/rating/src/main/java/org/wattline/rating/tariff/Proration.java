package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** How much of a price per month, year or cycle is charged for a part of it. */
public enum Proration {
  @Doc("By days: the days charged over the days of that very month, year or cycle")
  DAYS,
  @Doc("Whole, for every month, year or cycle that has a day in the bill")
  WHOLE,
  @Doc(
      "Whole, in the bill that has the first day of the month, year or cycle, and nothing otherwise")
  FIRST_DAY,
  @Doc("By days, a month being 30 days and a year 360")
  THIRTIETHS,
  @Doc("By days, a year being 365 days even when it has 366, and a month a twelfth of that")
  DAYS_OF_365,
  @Doc(
      "A year is twelve equal months, each by its days; a price per day counts 365/12 days a month")
  TWELFTHS
}
