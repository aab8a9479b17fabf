package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** Kinds of days. */
public enum Day {
  MON,
  TUE,
  WED,
  THU,
  FRI,
  SAT,
  SUN,
  @Doc("Monday to Friday")
  WEEKDAY,
  @Doc("Saturday and Sunday")
  WEEKEND,
  @Doc("Holidays, where the calendar treats them as a kind of their own")
  HOLIDAY
}
