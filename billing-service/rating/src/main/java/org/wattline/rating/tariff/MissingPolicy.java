package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** What happens when an interval is missing. */
public enum MissingPolicy {
  @Doc("Refuse the lines that need it, listing the gaps")
  REFUSE,
  @Doc("Use the value of the same time a week earlier, or else a week later")
  SAME_TIME_LAST_WEEK,
  @Doc("Use the straight line between the neighbours, to the whole unit, half up")
  INTERPOLATE
}
