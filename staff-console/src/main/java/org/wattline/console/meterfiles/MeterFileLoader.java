package org.wattline.console.meterfiles;

import java.io.ByteArrayInputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.wattline.billing.contract.deliveries.DeliveriesApi;
import org.wattline.billing.contract.deliveries.Delivery;

/**
 * Hands a file of meter data to the service, which may take longer than a page waits for anything
 * else, and waits a while for it to be read.
 *
 * @param deliveries a client that waits
 */
public record MeterFileLoader(DeliveriesApi deliveries) {
  /** Most files are read by then; the receipt of others is looked at again. */
  private static final int WAIT_SECONDS = 10;

  /**
   * A file and what the file itself may not say.
   *
   * @param point the market id that the data are of, or null
   * @param mapping how a CSV is read, or null
   * @param zone of local times, or null
   */
  record Letter(
      String name,
      byte[] content,
      @Nullable String point,
      @Nullable String mapping,
      @Nullable String zone) {}

  Delivery load(Letter letter) {
    return deliveries.upload(
        new InputStreamResource(new ByteArrayInputStream(letter.content()), letter.name()),
        letter.name(),
        letter.zone(),
        letter.mapping(),
        null,
        letter.point(),
        WAIT_SECONDS);
  }

  /** Reads an original again, as it was told when it came. */
  Delivery replay(UUID delivery) {
    return deliveries.replay(delivery, null, WAIT_SECONDS);
  }

  /** The original, byte for byte. */
  InputStreamResource original(UUID delivery) {
    InputStreamResource content = deliveries.original(delivery).getBody();
    if (content == null) {
      throw new IllegalStateException("The service sent no original of " + delivery);
    }
    return content;
  }
}
