package org.wattline.billing.premises;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells which service points there are. It checks nobody's rights: that is the caller's to do. */
public interface PointDirectory {

  /** The points of these market ids; ids that nobody knows are not in the answer. */
  Map<String, KnownPoint> byMarketId(Collection<String> marketIds);

  Optional<KnownPoint> byId(UUID id);
}
