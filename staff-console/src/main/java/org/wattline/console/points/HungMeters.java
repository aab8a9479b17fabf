package org.wattline.console.points;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.metering.Channel;
import org.wattline.billing.contract.metering.Installation;
import org.wattline.billing.contract.metering.Meter;

/**
 * The meters of a point, now and before.
 *
 * @param installations newest first
 * @param meters by id, of those that are shown
 * @param channels the streams of numbers that came for the point
 */
record HungMeters(
    List<Installation> installations, Map<UUID, Meter> meters, List<Channel> channels) {
  /** Meters whose registers are shown: more would be the history of a building. */
  static final int MOST_METERS = 12;

  static HungMeters of(PointApis apis, UUID point) {
    List<Installation> all = apis.meters().installations(point).reversed();
    Map<UUID, Meter> meters = new HashMap<>();
    all.stream()
        .limit(MOST_METERS)
        .forEach(one -> meters.computeIfAbsent(one.meterId(), apis.meters()::get));
    return new HungMeters(all, meters, apis.usage().channels(point));
  }

  /** The installation of a meter that hangs here, or of the only one; null where there is none. */
  @Nullable Installation hanging(@Nullable UUID meter) {
    List<Installation> now =
        installations.stream()
            .filter(one -> one.to() == null)
            .filter(one -> meter == null || one.meterId().equals(meter))
            .toList();
    return now.isEmpty() ? null : now.getFirst();
  }
}
