package org.wattline.billing.metering;

import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.deliveries.Delivery;
import org.wattline.billing.contract.deliveries.DeliveryRejection;
import org.wattline.billing.contract.deliveries.DeliveryState;
import org.wattline.billing.contract.deliveries.WaitingPoint;

/** Receives meter data and accounts for every record of it. Staff only. */
public interface Deliveries {

  /**
   * Keeps a delivery whole and has it read.
   *
   * @param content read to its end, not closed
   * @param zone of local times; the supplier's own when null
   * @param issuedAt when its sender made it; when the same bytes came first when null
   * @param point the market id that the data are of; null where the file names its points
   * @param waitSeconds how long to wait for it to be read
   * @throws org.wattline.tenancy.problem.ProblemException when it is empty or too large, or zone or
   *     mapping are none that there are
   */
  Delivery receive(
      Asker asker,
      InputStream content,
      String name,
      @Nullable String zone,
      @Nullable String mapping,
      @Nullable Instant issuedAt,
      @Nullable String point,
      int waitSeconds);

  /** Deliveries, newest first. */
  Page<Delivery> list(
      Asker asker, @Nullable DeliveryState state, @Nullable String cursor, int limit);

  Delivery get(Asker asker, UUID id);

  Page<DeliveryRejection> rejections(Asker asker, UUID id, @Nullable String cursor, int limit);

  /** The original, byte for byte. */
  InputStream original(Asker asker, UUID id);

  /**
   * Reads an original again, as a delivery of its own.
   *
   * @param mapping how to read a CSV this time; as the delivery said when null
   */
  Delivery replay(Asker asker, UUID id, @Nullable String mapping, int waitSeconds);

  /** Points that data wait for. */
  Page<WaitingPoint> waitingPoints(Asker asker, @Nullable String cursor, int limit);
}
