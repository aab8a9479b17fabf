package org.wattline.rating.result;

import org.wattline.rating.json.Doc;

/** What intervals have to be where they are too coarse. */
public enum Finer {
  @Doc("So short that they end where the periods of a calendar do")
  PERIODS,
  @Doc("So that they begin and end with the days of a zone")
  DAYS,
  @Doc("So short that they divide a window of so many minutes")
  WINDOW,
  @Doc("As short as the values of an index")
  INDEX,
  @Doc("As long and as fine as those of another channel")
  CHANNEL
}
