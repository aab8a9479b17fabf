package org.wattline.billing.metering.internal.days;

import org.wattline.formats.QualityMark;

/** Numbers of quality marks: the same mark has the same number for ever. */
public interface MarkBook {
  /** Where nobody ever told a value. */
  int UNTOLD = 0;

  /** The number of a mark, from 1. */
  int number(QualityMark mark);

  /** The mark of a number. */
  QualityMark mark(int number);
}
