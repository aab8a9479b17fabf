package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** On which other day a holiday of the calendar's own is kept when it falls on a weekend. */
public enum Observed {
  @Doc("On its own day only")
  NONE,
  @Doc("A Sunday moves to Monday")
  SUNDAY_TO_MONDAY,
  @Doc("A Saturday moves to Friday and a Sunday to Monday")
  NEAREST_WEEKDAY,
  @Doc("A Saturday or Sunday moves to Monday")
  NEXT_MONDAY,
  @Doc(
      "A Saturday or Sunday moves to the next weekday that is no holiday yet: with Christmas on a Saturday, 27 and"
          + " 28 December")
  NEXT_FREE_WEEKDAY
}
