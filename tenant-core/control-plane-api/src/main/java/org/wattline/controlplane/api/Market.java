package org.wattline.controlplane.api;

import java.util.List;

/**
 * A market pack: what a supplier of this market starts with.
 *
 * @param id such as {@code BE-VLG}
 * @param name in English
 * @param currency the market's usual currency
 * @param zone the market's time zone
 * @param locales its usual languages, the most spoken first
 */
public record Market(String id, String name, String currency, String zone, List<String> locales) {
  public Market {
    locales = List.copyOf(locales);
  }
}
