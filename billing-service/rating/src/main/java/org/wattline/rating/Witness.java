package org.wattline.rating;

import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.result.Rated;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.usage.Usage;

/**
 * Is shown every bill that is rated, with what it was rated from: whoever wants each of them
 * counted a second time names one as a service provider ({@link java.util.ServiceLoader}). None
 * comes with the product; a witness that throws takes the bill with it.
 */
public interface Witness {

  /**
   * Sees a bill.
   *
   * @param tariff as it was given, before it inherits
   */
  void rated(TariffDocument tariff, ReferenceData data, Usage usage, Rated rated);
}
