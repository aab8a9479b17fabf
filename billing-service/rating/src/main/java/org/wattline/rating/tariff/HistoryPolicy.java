package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** What happens when earlier months are asked for and some are not known. */
public enum HistoryPolicy {
  @Doc("Refuse the line, naming the months")
  REQUIRED,
  @Doc("Use the months that are known")
  AVAILABLE
}
