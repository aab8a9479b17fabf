package org.wattline.console.meterfiles;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.deliveries.DeliveryState;

/** Where files of meter data are. */
public final class MeterFilesNavigation {
  /** The deliveries, and a place to hand a file in. */
  public static final String FILES = "meter-files";

  static final String FILE = FILES + "/:deliveryId";
  static final String STATE = "state";

  private MeterFilesNavigation() {}

  static String to(UUID delivery) {
    return FILES + "/" + delivery;
  }

  /** Deliveries in a state; all of them where it is null. */
  static String to(@Nullable DeliveryState state) {
    return state == null ? FILES : FILES + "?" + STATE + "=" + state;
  }
}
