package org.wattline.billing.metering.internal.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.formats.MeasureUnit;

/** What a reading run needs to know of points and meters. */
public interface PointLookup {

  /** A known point. */
  record Place(UUID point, ZoneId zone, CommodityKind commodity) {}

  /**
   * A meter hangs at a point.
   *
   * @param to null while it does
   */
  record Hanging(Place place, Instant from, @Nullable Instant to) {
    boolean covers(long epochSecond) {
      Instant end = to;
      return epochSecond >= from.getEpochSecond()
          && (end == null || epochSecond <= end.getEpochSecond());
    }
  }

  /** What is known of a register. */
  record RegisterFacts(String direction, MeasureUnit unit, int power) {}

  /** Points by market id, those that are known. */
  Map<String, Place> points(Collection<String> marketIds);

  /** Where meters of these serials hang; a serial of two meters is not in the answer. */
  Map<String, List<Hanging>> hangings(Collection<String> serials);

  /** The registers of the meter of a serial by their codes; empty where it is not known. */
  Map<String, RegisterFacts> registers(String serial);
}
