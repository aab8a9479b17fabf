package org.wattline.billing.metering.internal;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** Takes in messages of meter data, whatever brings them: each is a delivery of its own. */
public interface MessagePort {

  /** The largest message: a year of quarter-hours of a hundred points as JSON. */
  int MAX_BYTES = 32 * 1024 * 1024;

  /** What brings messages. */
  enum Source {
    MQTT,
    KAFKA;

    /** Its name in logs, and that its secrets begin with. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Keeps a message for the bound supplier. It is committed when this returns: only then may its
   * sender be told that it arrived.
   *
   * @param name what the receipt calls it, such as its topic
   * @return its delivery
   */
  UUID keep(Source source, String name, byte[] content);

  /** Waits until a kept message is read, so long and no longer: whoever sends is held back. */
  void awaitRead(UUID delivery, Duration most);
}
