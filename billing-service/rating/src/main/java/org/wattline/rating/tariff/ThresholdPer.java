package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** What time a threshold is written for. */
public enum ThresholdPer {
  @Doc("The time that is assessed")
  CYCLE,
  @Doc("One month of it")
  MONTH,
  @Doc("One day of it")
  DAY,
  @Doc("One year; a bill has its days over the days of the year")
  YEAR
}
