package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** What happens when data is coarser than a calendar or a demand window asks for. */
public enum Coarser {
  @Doc("Refuse the line")
  REFUSE,
  @Doc("Take the interval as it is: its period is that of its start, its demand its mean power")
  ACCEPT
}
